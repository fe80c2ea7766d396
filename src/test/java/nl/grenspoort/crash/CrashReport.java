package nl.grenspoort.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** What was done and counted, for {@code target/crash-report.txt}. */
final class CrashReport {
    private final long seed;
    private final Map<String, Integer> harms = new TreeMap<>();
    private final Map<String, Integer> notReached = new TreeMap<>();
    private int rounds;
    private int databases;
    private long answers;
    private long entries;
    private long orphans;
    private long checks;
    private long questions;
    private long questionsSeen;

    CrashReport(long seed) {
        this.seed = seed;
    }

    void harmed(String how) {
        rounds++;
        harms.merge(how, 1, Integer::sum);
    }

    void notReached(String how) {
        notReached.merge(how, 1, Integer::sum);
    }

    void answered(long more) {
        answers += more;
    }

    void log(Ledger ledger, Aftermath aftermath) {
        databases++;
        entries += aftermath.entries().size();
        orphans += aftermath.verification().orphanIntentCount();
        checks += aftermath.checks().size();
        questions += ledger.received().size();
        questionsSeen +=
                ledger.received().stream().filter(question -> question.intended() != null).count();
    }

    @Override
    public String toString() {
        StringBuilder text =
                new StringBuilder(
                        """
                        seed %d: %d rounds over %d databases
                        answers told while something was killed: %d; checks: %d
                        questions that reached the asked system: %d, of which looked up in the log at that moment: %d
                        log entries: %d, of which intents without outcome: %d
                        """
                                .formatted(
                                        seed,
                                        rounds,
                                        databases,
                                        answers,
                                        checks,
                                        questions,
                                        questionsSeen,
                                        entries,
                                        orphans));
        text.append("\nrounds by what was done\n");
        harms.forEach((how, times) -> text.append("%6d %s%n".formatted(times, how)));
        if (!notReached.isEmpty()) {
            text.append("\nplaces not passed in time\n");
            notReached.forEach((how, times) -> text.append("%6d %s%n".formatted(times, how)));
        }
        return text.toString();
    }

    void write(Path file) throws IOException {
        Files.writeString(file, toString());
    }
}
