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
    private static final String TRY =
            """

            Try it in another terminal:
              ./grenspoort check send config/scenarios/01-free-movement-kiosk.yaml
            """;

    private final List<Announcement> announcements;
    private final String release;

    Ready(List<Announcement> announcements, ConfigFiles files) {
        this.announcements = List.copyOf(requireNonNull(announcements, "announcements"));
        this.release = files.release();
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        System.out.println(text());
    }

    /** Nobody is to take the demo for production. */
    String text() {
        boolean demo = release.equals(ConfigFiles.UNSIGNED);
        String mode =
                demo
                        ? "DEMO: keys anybody can have, fictional data; not for production"
                        : "PRODUCTION, release " + release;
        return announcements.stream()
                .map(Announcement::line)
                .collect(
                        Collectors.joining(
                                "\n",
                                "\nGrenspoort is ready. " + mode + ".\n",
                                demo ? "\n" + TRY : "\n"));
    }
}
