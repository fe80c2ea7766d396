package nl.grenspoort.start;

import static java.util.Objects.requireNonNull;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.stream.Collectors;

/** Says what runs where, and one command to try, when everything is up. */
@Component
final class Ready implements ApplicationListener<ApplicationReadyEvent> {
    private final List<Announcement> announcements;

    Ready(List<Announcement> announcements) {
        this.announcements = List.copyOf(requireNonNull(announcements, "announcements"));
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        System.out.println(text());
    }

    String text() {
        return announcements.stream()
                .map(Announcement::line)
                .collect(
                        Collectors.joining(
                                "\n",
                                "\nGrenspoort is ready.\n",
                                "\nTry it in another terminal:\n"
                                        + "  ./grenspoort check send"
                                        + " config/scenarios/01-free-movement-kiosk.yaml\n"));
    }
}
