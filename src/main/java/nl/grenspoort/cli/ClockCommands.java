package nl.grenspoort.cli;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import tools.jackson.databind.JsonNode;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sets the clock of the demo: the simulated systems', and the gateway's for each terminal. */
final class ClockCommands {
    private ClockCommands() {}

    /** What is done at every clock. */
    abstract static class AtEveryClock implements Callable<Integer> {
        private final Context context;

        @Mixin private final SimulatorOptions simulators = new SimulatorOptions();
        @Mixin private final ClockOptions gateway = new ClockOptions();

        AtEveryClock(Context context) {
            this.context = requireNonNull(context, "context");
        }

        /** What is done at one clock, at a simulator or at the gateway. */
        interface Clock {
            HttpAnswer call(String method, @Nullable Object body);
        }

        abstract void each(String name, Clock clock);

        @Override
        public Integer call() {
            try (SandboxAdmin admin = simulators.admin(context.home())) {
                for (String system : admin.running(null)) {
                    each(system, (method, body) -> admin.call(system, method, "clock", body));
                }
            }
            Map<String, Peer> peers =
                    gateway.peers(
                            simulators.trust(context.home()),
                            simulators.operator(),
                            simulators.timeout());
            try {
                peers.forEach(
                        (terminal, peer) ->
                                each(
                                        "gateway for " + terminal,
                                        (method, body) -> told(peer, method, body)));
            } finally {
                peers.values().forEach(Peer::close);
            }
            return 0;
        }

        private static HttpAnswer told(Peer peer, String method, @Nullable Object body) {
            try {
                return peer.send(method, ClockOptions.PATH, Map.of(), body)
                        .require(method.equals("GET") ? 200 : 204);
            } catch (ScenarioFailedException e) {
                throw new CommandFailedException(String.valueOf(e.getMessage()), e);
            }
        }

        void print(String line) {
            context.out().println(line);
        }
    }

    @Command(
            name = "set",
            description = "Set it to a time, or ahead of the true time; it ticks on from there.",
            mixinStandardHelpOptions = true)
    static final class Set extends AtEveryClock {
        private static final Pattern AHEAD = Pattern.compile("([+-])([0-9]{1,5})([dhm])");

        private final InstantSource truth;

        @Parameters(
                paramLabel = "INSTANT",
                description = "As 2026-11-02T10:00:00Z, or +2d, +3h, -10m.")
        private String instant = "";

        Set(Context context, InstantSource truth) {
            super(context);
            this.truth = truth;
        }

        @Override
        public Integer call() {
            Instant wanted = wanted();
            instant = wanted.toString();
            int code = super.call();
            print("The clock ticks on from " + wanted);
            return code;
        }

        @Override
        void each(String name, Clock clock) {
            clock.call("PUT", Map.of("instant", instant));
        }

        private Instant wanted() {
            Matcher ahead = AHEAD.matcher(instant);
            if (ahead.matches()) {
                long number = Long.parseLong(ahead.group(1) + ahead.group(2));
                Duration by =
                        switch (ahead.group(3)) {
                            case "d" -> Duration.ofDays(number);
                            case "h" -> Duration.ofHours(number);
                            default -> Duration.ofMinutes(number);
                        };
                return truth.instant().plus(by);
            }
            try {
                return OffsetDateTime.parse(instant).toInstant();
            } catch (DateTimeException e) {
                throw new CommandFailedException(
                        "%s is no time: say 2026-11-02T10:00:00Z, with its offset, or +2d, +3h, -10m."
                                .formatted(instant),
                        e);
            }
        }
    }

    @Command(
            name = "clear",
            description = "Go back to the true time.",
            mixinStandardHelpOptions = true)
    static final class Clear extends AtEveryClock {
        Clear(Context context) {
            super(context);
        }

        @Override
        public Integer call() {
            int code = super.call();
            print("The clock shows the true time");
            return code;
        }

        @Override
        void each(String name, Clock clock) {
            clock.call("DELETE", null);
        }
    }

    @Command(name = "show", description = "Show every clock.", mixinStandardHelpOptions = true)
    static final class Show extends AtEveryClock {
        Show(Context context) {
            super(context);
        }

        @Override
        void each(String name, Clock clock) {
            JsonNode shown = clock.call("GET", null).json();
            print(
                    "%-30s %s"
                            .formatted(
                                    name,
                                    shown.path("set").booleanValue(false)
                                            ? shown.path("instant").asString()
                                            : "true time"));
        }
    }
}
