package nl.grenspoort.simulator;

import nl.grenspoort.simulator.Sandboxes.Held;
import nl.grenspoort.simulator.SimulatedSystem.Reply;

import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * {@code GET clock}; {@code PUT clock {"instant": "2026-11-02T10:00:00Z"}}: it ticks on from there;
 * {@code DELETE clock}: the true time again.
 */
final class ClockResource {
    /** Dates that certificates, documents and scenarios can have. */
    private static final Instant FIRST = Instant.parse("1990-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("2100-01-01T00:00:00Z");

    private ClockResource() {}

    static Reply handle(AdminCall call, Held sandbox) throws IOException {
        call.onlyQuery();
        call.requireNoRest();
        SandboxClock clock = sandbox.clock();
        switch (call.method()) {
            case "GET" -> {
                return AdminReplies.json(shown(clock));
            }
            case "PUT" -> clock.set(instant(Fields.of(call.bytes()).only(Set.of("instant"))));
            case "DELETE" -> clock.clear();
            default -> throw RefusedCallException.methodNotAllowed("GET, PUT, DELETE");
        }
        return AdminReplies.done();
    }

    private static Instant instant(Fields fields) {
        try {
            Instant instant = OffsetDateTime.parse(fields.text("instant")).toInstant();
            if (instant.isBefore(FIRST) || !instant.isBefore(LAST)) {
                throw Fields.wrong("/instant", "must be from 1990 to 2099");
            }
            return instant;
        } catch (DateTimeParseException e) {
            throw Fields.wrong("/instant", "must be a time with its offset: 2026-11-02T10:00:00Z");
        }
    }

    private static Map<String, Object> shown(SandboxClock clock) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("instant", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
        shown.put("set", !clock.ahead().isZero());
        return shown;
    }
}
