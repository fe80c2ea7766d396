package nl.grenspoort.cli.doctor;

import nl.grenspoort.access.AccessPolicy;
import nl.grenspoort.access.AccessProperties;
import nl.grenspoort.access.Register;
import nl.grenspoort.reference.Nationalities;
import nl.grenspoort.start.StartRefusedException;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.Function;

/** Settings, and the files that a border police changes without a build. */
final class ConfigExam implements Exam {
    private static final int REVIEW_DAYS = 365;

    private final InstantSource clock;
    private final Connections connections;

    ConfigExam(InstantSource clock, Connections connections) {
        this.clock = clock;
        this.connections = connections;
    }

    @Override
    public Area area() {
        return Area.CONFIG;
    }

    @Override
    public void examine(Setup setup, Examination examination) {
        examination.ok(
                Check.PROFILE,
                String.join(", ", setup.settings().profiles()),
                String.join(", ", setup.settings().sources()));
        settings(setup, examination);
        MachineExam.examine(clock, examination);
        files(setup, examination);
        RoutesExam.examine(setup, examination);
        ProductionExam.examine(setup, examination);
        PortsExam.examine(setup, connections, examination);
    }

    private static void settings(Setup setup, Examination examination) {
        Map<String, Class<?>> records = Settings.all();
        boolean good = true;
        for (Map.Entry<String, Class<?>> type : records.entrySet()) {
            try {
                setup.settings().bind(type.getValue());
            } catch (Settings.UnusableException e) {
                good = false;
                examination.ill(
                        Ailment.SETTING_UNUSABLE,
                        type.getKey(),
                        Map.of("problem", String.valueOf(e.getMessage())));
            }
        }
        if (good) {
            examination.ok(
                    Check.SETTINGS, "all", "%d groups of settings".formatted(records.size()));
        }
    }

    private void files(Setup setup, Examination examination) {
        AccessProperties access = setup.access();
        Path policy = setup.path(access.policy());
        read(
                setup,
                Check.POLICY,
                Ailment.POLICY_UNUSABLE,
                policy,
                file -> "version %s".formatted(AccessPolicy.read(file).version()),
                examination);
        Path officers = setup.path(access.officers());
        read(
                setup,
                Check.REGISTER,
                Ailment.REGISTER_UNUSABLE,
                setup.path(access.terminals()),
                file -> {
                    Register.read(file, officers);
                    return "with " + officers.getFileName() + " " + FileStamp.of(officers);
                },
                examination);
        nationalities(setup, setup.path(setup.casework().nationalities()), examination);
    }

    private static void read(
            Setup setup,
            Check check,
            Ailment ailment,
            Path file,
            Function<Path, String> reading,
            Examination examination) {
        try {
            String what = reading.apply(file);
            examination.ok(check, setup.shown(file), what + ", " + FileStamp.of(file));
        } catch (StartRefusedException e) {
            examination.ill(ailment, setup.shown(file), CertsExam.refusal(e));
        }
    }

    private void nationalities(Setup setup, Path file, Examination examination) {
        LocalDate today = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
        try {
            Nationalities rules = Nationalities.read(file);
            LocalDate reviewed = rules.reviewed().orElse(LocalDate.EPOCH);
            if (reviewed.isBefore(today.minusDays(REVIEW_DAYS))) {
                examination.ill(
                        Ailment.NATIONALITIES_OLD, setup.shown(file), Map.of("date", reviewed));
            } else {
                examination.ok(
                        Check.NATIONALITIES,
                        setup.shown(file),
                        "version %s, reviewed %s".formatted(rules.version(), reviewed));
            }
        } catch (StartRefusedException e) {
            examination.ill(
                    Ailment.NATIONALITIES_UNUSABLE, setup.shown(file), CertsExam.refusal(e));
        }
    }
}
