package nl.grenspoort.casework;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.access.Officer;
import nl.grenspoort.access.Role;
import nl.grenspoort.access.Terminal;
import nl.grenspoort.messagelog.LogRecord;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * Who is calling, as proved by certificate and registration.
 *
 * @param officer the officer named by a desk; null at a kiosk or e-gate
 * @param certificate SHA-256 thumbprint of the client certificate, hex
 * @param sandboxTime in the demo only: the time at which the check is to be judged; null for now
 */
public record Caller(
        Terminal terminal,
        @Nullable Officer officer,
        String certificate,
        @Nullable Instant sandboxTime) {
    public Caller {
        requireNonNull(terminal, "terminal");
        requireNonNull(certificate, "certificate");
    }

    /** As the log names it. */
    public LogRecord.Actor actor() {
        return new LogRecord.Actor(
                terminal.name(),
                officer == null ? terminal.dutyOfficer() : officer.number(),
                officer == null ? Role.FIRST_LINE.name() : officer.role().name(),
                certificate);
    }
}
