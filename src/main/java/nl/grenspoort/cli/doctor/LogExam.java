package nl.grenspoort.cli.doctor;

import nl.grenspoort.messagelog.LogDamagedException;
import nl.grenspoort.messagelog.LogRecord;
import nl.grenspoort.messagelog.LogTail;
import nl.grenspoort.messagelog.LogUnavailableException;
import nl.grenspoort.messagelog.LogVerification;
import nl.grenspoort.messagelog.MessageLogs;
import nl.grenspoort.start.StartRefusedException;
import nl.grenspoort.trust.Sealer;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import javax.sql.DataSource;

/** The real log, opened as a second process beside the gateway. */
final class LogExam implements Exam {
    private static final LogRecord.Actor OPERATOR =
            new LogRecord.Actor("cli", null, "OPERATOR", null);
    private static final String NAME = "log";
    private static final int LAST = 1_000;
    private static final long SLOW_MILLIS = 250;

    private final DatabaseAccess access;

    LogExam(DatabaseAccess access) {
        this.access = access;
    }

    @Override
    public Area area() {
        return Area.LOG;
    }

    @Override
    public void examine(Setup setup, Examination examination) {
        if (!setup.hasKeys()) {
            examination.skipped(Check.OPEN, NAME, "there are no keys: see certs.key");
            return;
        }
        if (examination.failed(Check.REACH)) {
            examination.skipped(Check.OPEN, NAME, "there is no database: see database.reach");
            return;
        }
        try (Opened opened = open(setup)) {
            examine(setup, opened, examination);
        } catch (StartRefusedException e) {
            examination.ill(Ailment.LOG_CLOSED, NAME, CertsExam.refusal(e));
        }
    }

    private Opened open(Setup setup) {
        DataSource source = access.source(setup);
        return new Opened(
                MessageLogs.open(source, new Sealer("doctor", setup.trust().sealingKey())),
                readOnly(source));
    }

    /** Known before anything is written: an entry that can't be committed is tried for long. */
    private static boolean readOnly(DataSource source) {
        try (Connection connection = source.getConnection();
                Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery("show transaction_read_only")) {
            return row.next() && "on".equals(row.getString(1));
        } catch (SQLException e) {
            // opening the log says what is wrong with the database
            return false;
        }
    }

    private static void examine(Setup setup, Opened opened, Examination examination) {
        MessageLogs logs = opened.logs;
        String configured = setup.messageLog().origin();
        if (!logs.origin().equals(configured)) {
            examination.ill(
                    Ailment.LOG_OTHER_NAME,
                    NAME,
                    Map.of("found", logs.origin(), "configured", configured));
            return;
        }
        examination.ok(Check.OPEN, NAME, configured);
        if (opened.readOnly) {
            examination.ill(
                    Ailment.LOG_NOT_WRITTEN, NAME, Map.of("problem", "the database is read-only"));
        } else if (setup.options().write()) {
            opened.stuck = !written(logs, examination);
        } else {
            examination.skipped(Check.WRITE, NAME, "--no-write was given");
        }
        if (examination.failed(Check.WRITE)) {
            examination.skipped(Check.VERIFY, NAME, "a reading can't be logged");
        } else {
            verify(setup, logs, examination);
        }
    }

    /** Says in the log that somebody examined this gateway; that is what is measured. */
    private static boolean written(MessageLogs logs, Examination examination) {
        long begun = System.nanoTime();
        try {
            logs.log()
                    .appendDurably(
                            new LogRecord(
                                    LogRecord.Kind.ADMIN,
                                    LogRecord.Direction.INBOUND,
                                    null,
                                    UUID.randomUUID(),
                                    OPERATOR,
                                    null,
                                    "LOG",
                                    "doctor",
                                    "OK",
                                    Map.of(),
                                    null));
        } catch (LogUnavailableException e) {
            examination.ill(
                    Ailment.LOG_NOT_WRITTEN,
                    NAME,
                    Map.of("problem", String.valueOf(e.getMessage())));
            return false;
        }
        long millis = (System.nanoTime() - begun) / 1_000_000;
        if (millis > SLOW_MILLIS) {
            examination.ill(Ailment.LOG_SLOW, NAME, Map.of("millis", millis));
        } else {
            examination.ok(Check.WRITE, NAME, "durable in %d ms".formatted(millis));
        }
        return true;
    }

    private static void verify(Setup setup, MessageLogs logs, Examination examination) {
        try {
            if (setup.options().whole()) {
                LogVerification whole = logs.reader().verify(OPERATOR);
                tell(
                        whole.clean(),
                        "all %d entries, root %s".formatted(whole.size(), whole.root().hash()),
                        whole.problems().stream()
                                .limit(3)
                                .map(it -> "entry %d: %s".formatted(it.index(), it.what()))
                                .collect(Collectors.joining("; ")),
                        examination);
            } else {
                LogTail tail = logs.reader().verifyLast(OPERATOR, LAST);
                tell(
                        tail.clean(),
                        "the last %d of %d entries".formatted(tail.verified(), tail.size()),
                        tail.problems().stream()
                                .limit(3)
                                .map(it -> "entry %d: %s".formatted(it.index(), it.what()))
                                .collect(Collectors.joining("; ")),
                        examination);
            }
        } catch (LogDamagedException e) {
            examination.ill(
                    Ailment.LOG_CHANGED, NAME, Map.of("problem", String.valueOf(e.getMessage())));
        } catch (LogUnavailableException e) {
            examination.ill(
                    Ailment.LOG_NOT_WRITTEN,
                    NAME,
                    Map.of("problem", String.valueOf(e.getMessage())));
        }
    }

    private static void tell(boolean clean, String what, String problems, Examination examination) {
        if (clean) {
            examination.ok(Check.VERIFY, NAME, what);
        } else {
            examination.ill(Ailment.LOG_CHANGED, NAME, Map.of("problem", problems));
        }
    }

    /** An open log; one that is stuck is left to the end of the process, which does not wait. */
    private static final class Opened implements AutoCloseable {
        private final MessageLogs logs;
        private final boolean readOnly;
        private boolean stuck;

        Opened(MessageLogs logs, boolean readOnly) {
            this.logs = logs;
            this.readOnly = readOnly;
        }

        @Override
        public void close() {
            if (!stuck) {
                logs.close();
            }
        }
    }
}
