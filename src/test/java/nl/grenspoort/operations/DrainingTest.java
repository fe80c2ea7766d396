package nl.grenspoort.operations;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.start.Stopping;

import org.junit.jupiter.api.Test;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ApplicationAvailabilityBean;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

class DrainingTest {
    @Test
    void a_stop_first_says_so_and_refuses_new_checks() {
        List<String> seen = new ArrayList<>();
        try (AnnotationConfigApplicationContext context =
                new AnnotationConfigApplicationContext()) {
            context.registerBean(ApplicationAvailabilityBean.class);
            context.registerBean(Draining.class, () -> new Draining(context, Duration.ofMillis(1)));
            context.registerBean(
                    SmartLifecycle.class,
                    () ->
                            new Later(
                                    () -> {
                                        ApplicationAvailability now =
                                                context.getBean(ApplicationAvailability.class);
                                        seen.add(String.valueOf(now.getReadinessState()));
                                        seen.add(String.valueOf(now.getState(Stopping.class)));
                                    }));
            context.refresh();
            AvailabilityChangeEvent.publish(context, ReadinessState.ACCEPTING_TRAFFIC);
        }
        assertThat(seen).containsExactly("REFUSING_TRAFFIC", "UNDER_WAY");
    }

    /** Whatever stops after it. */
    private static final class Later implements SmartLifecycle {
        private final Runnable stopped;
        private boolean running;

        Later(Runnable stopped) {
            this.stopped = stopped;
        }

        @Override
        public void start() {
            running = true;
        }

        @Override
        public void stop() {
            running = false;
            stopped.run();
        }

        @Override
        public boolean isRunning() {
            return running;
        }

        @Override
        public int getPhase() {
            return DEFAULT_PHASE - 2;
        }
    }
}
