package nl.grenspoort.cli;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.messagelog.LogDamagedException;
import nl.grenspoort.messagelog.LogRecord;
import nl.grenspoort.messagelog.LogUnavailableException;
import nl.grenspoort.messagelog.LogVerification;
import nl.grenspoort.messagelog.MessageLogs;
import nl.grenspoort.trust.Sealer;

import org.postgresql.ds.PGSimpleDataSource;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** The message log in a database that a gateway may be using at the same time. */
final class DatabaseLog implements LogAccess {
    /** The person is known by the operating system's account and the database's, not by number. */
    private static final LogRecord.Actor AUDITOR =
            new LogRecord.Actor("cli", null, "AUDITOR", null);

    private final MessageLogs logs;

    private DatabaseLog(MessageLogs logs) {
        this.logs = requireNonNull(logs, "logs");
    }

    static LogAccess open(LogOptions.Database database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.url());
        source.setUser(database.user());
        source.setPassword(database.password());
        source.setApplicationName("grenspoort-cli");
        return new DatabaseLog(
                MessageLogs.open(source, new Sealer("bucket-1", database.sealingKey())));
    }

    @Override
    public List<JsonNode> entries(UUID checkId) {
        return read(
                () ->
                        logs.reader().entries(AUDITOR, checkId).stream()
                                .map(entry -> (JsonNode) Json.MAPPER.valueToTree(entry))
                                .toList());
    }

    @Override
    public Verdict verify() {
        LogVerification found = read(() -> logs.reader().verify(AUDITOR));
        List<String> problems = new ArrayList<>();
        found.problems()
                .forEach(
                        it ->
                                problems.add(
                                        "entry %d: %s: %s"
                                                .formatted(it.index(), it.kind(), it.what())));
        if (found.problemCount() > problems.size()) {
            problems.add("and %d more".formatted(found.problemCount() - problems.size()));
        }
        List<String> remarks = new ArrayList<>();
        if (found.orphanIntentCount() > 0) {
            remarks.add(
                    "%d outbound requests without an outcome: a crash, or nothing was sent"
                            .formatted(found.orphanIntentCount()));
        }
        if (found.strayOutcomeCount() > 0) {
            remarks.add(
                    "%d outcomes without a request before them"
                            .formatted(found.strayOutcomeCount()));
        }
        return new Verdict(found.size(), found.root().hash(), problems, remarks);
    }

    private static <T> T read(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (LogDamagedException e) {
            throw new CommandFailedException(
                    "The log is damaged: "
                            + e.getMessage()
                            + ". ./grenspoort log verify tells more.",
                    e);
        } catch (LogUnavailableException e) {
            throw new CommandFailedException(
                    "The log can't be read, or this reading can't be logged: "
                            + e.getMessage()
                            + ".",
                    e);
        }
    }

    @Override
    public void close() {
        logs.close();
    }
}
