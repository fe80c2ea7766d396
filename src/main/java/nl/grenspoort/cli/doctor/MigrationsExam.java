package nl.grenspoort.cli.doctor;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.sql.DataSource;

/** Compares the tables' history with this build's migrations. Changes nothing. */
final class MigrationsExam {
    private static final Set<MigrationState> NEWER =
            EnumSet.of(MigrationState.FUTURE_SUCCESS, MigrationState.FUTURE_FAILED);

    private MigrationsExam() {}

    static void examine(Setup setup, String name, DataSource database, Examination examination) {
        try {
            examine(
                    name,
                    Flyway.configure()
                            .dataSource(database)
                            .locations(
                                    setup.settings()
                                            .text(
                                                    "spring.flyway.locations",
                                                    "classpath:db/migration")
                                            .split(","))
                            .load(),
                    examination);
        } catch (FlywayException e) {
            examination.ill(
                    Ailment.MIGRATIONS_BROKEN, name, Map.of("why", String.valueOf(e.getMessage())));
        }
    }

    private static void examine(String name, Flyway flyway, Examination examination) {
        MigrationInfoService info = flyway.info();
        String current = version(info.current());
        String wanted =
                Arrays.stream(info.all())
                        .filter(it -> !NEWER.contains(it.getState()))
                        .reduce((_, last) -> last)
                        .map(MigrationsExam::version)
                        .orElse("none");
        Map<String, String> versions = Map.of("current", current, "wanted", wanted);
        List<String> wrong =
                flyway.validateWithResult().invalidMigrations.stream()
                        .filter(
                                it ->
                                        !String.valueOf(it.errorDetails.errorCode)
                                                .contains("RESOLVED"))
                        .map(it -> "version " + it.version + " differs")
                        .toList();
        if (Arrays.stream(info.all()).anyMatch(it -> NEWER.contains(it.getState()))) {
            examination.ill(Ailment.MIGRATIONS_NEWER, name, versions);
        } else if (!wrong.isEmpty()) {
            examination.ill(
                    Ailment.MIGRATIONS_BROKEN, name, Map.of("why", String.join(", ", wrong)));
        } else if (info.pending().length > 0) {
            examination.ill(Ailment.MIGRATIONS_PENDING, name, versions);
        } else {
            examination.ok(Check.MIGRATIONS, name, "version " + current);
        }
    }

    private static String version(@org.jspecify.annotations.Nullable MigrationInfo migration) {
        return migration == null ? "none" : String.valueOf(migration.getVersion());
    }
}
