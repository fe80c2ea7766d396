package nl.grenspoort.database;

import nl.grenspoort.start.StartRefusedException;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

/**
 * Reads back what makes a commit durable. A gateway whose log may forget does not start (law 4).
 */
public final class DurabilityCheck {
    private static final Map<String, java.util.Set<String>> WANTED =
            Map.of(
                    "fsync", java.util.Set.of("on"),
                    "synchronous_commit", java.util.Set.of("on", "remote_apply", "remote_write"),
                    "full_page_writes", java.util.Set.of("on"));

    private DurabilityCheck() {}

    /** Throws {@link StartRefusedException} naming the setting that is off. */
    public static void require(DataSource database) {
        for (Problem problem : problems(JdbcClient.create(database))) {
            throw new StartRefusedException(problem.what, problem.remedy);
        }
    }

    /** Every setting that is off. */
    static List<Problem> problems(JdbcClient jdbc) {
        List<Problem> problems = new ArrayList<>();
        WANTED.forEach(
                (setting, allowed) -> {
                    String value = jdbc.sql("show " + setting).query(String.class).single();
                    if (!allowed.contains(value)) {
                        problems.add(
                                new Problem(
                                        "PostgreSQL runs with "
                                                + setting
                                                + "="
                                                + value
                                                + ": a commit could be lost.",
                                        "Set "
                                                + setting
                                                + "=on in its configuration, and for this role."));
                    }
                });
        return problems;
    }

    record Problem(String what, String remedy) {}
}
