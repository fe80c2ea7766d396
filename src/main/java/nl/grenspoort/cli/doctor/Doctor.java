package nl.grenspoort.cli.doctor;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Examines a gateway from outside: its settings, keys, port, contracts, database, log and systems.
 * It changes nothing but the message log, which gets one entry that says so.
 */
public final class Doctor {
    private final InstantSource clock;

    /**
     * @param clock by which certificates and files are old or young
     */
    public Doctor(InstantSource clock) {
        this.clock = requireNonNull(clock, "clock");
    }

    /**
     * Examines these areas.
     *
     * @throws UnexaminableException when the settings can't be read at all
     */
    public Report examine(Order order) {
        Setup setup = setup(order);
        Examination examination = new Examination(order.areas());
        for (Exam exam : exams(setup, examination)) {
            if (order.areas().contains(exam.area())) {
                examine(exam, setup, examination);
            }
        }
        return new Report(
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                setup.settings().profiles(),
                order.home().toAbsolutePath().normalize(),
                examination.diagnoses());
    }

    private static Setup setup(Order order) {
        try {
            return new Setup(
                    order.home(),
                    Settings.read(order.home(), order.profile(), order.config(), order.arguments()),
                    new Setup.Options(
                            order.gateway(), order.timeout(), order.whole(), order.write()));
        } catch (Settings.UnreadableException e) {
            throw new UnexaminableException(e.getMessage() + ".", e);
        }
    }

    private List<Exam> exams(Setup setup, Examination examination) {
        Connections connections;
        try {
            connections = Connections.of(setup);
        } catch (Settings.UnusableException e) {
            unusable(e, examination);
            return List.of();
        }
        CertificateExam certificates = new CertificateExam(clock);
        DatabaseAccess database = new DatabaseAccess();
        return List.of(
                new ConfigExam(clock, connections),
                new CertsExam(certificates),
                new TlsExam(connections, certificates),
                new ContractsExam(connections),
                new DatabaseExam(database),
                new LogExam(database),
                new SystemsExam(connections));
    }

    private static void examine(Exam exam, Setup setup, Examination examination) {
        try {
            exam.examine(setup, examination);
        } catch (Settings.UnusableException e) {
            unusable(e, examination);
        }
    }

    /** Once, though several areas need the setting. */
    private static void unusable(Settings.UnusableException e, Examination examination) {
        if (!examination.failed(Check.SETTINGS)) {
            examination.ill(
                    Ailment.SETTING_UNUSABLE,
                    "settings",
                    Map.of("problem", String.valueOf(e.getMessage())));
        }
    }

    /**
     * What to examine, and where.
     *
     * @param home folder of the project, or where a gateway would be started
     * @param profile active profile; null for the default, the demo
     * @param config another folder with settings; null for none
     * @param arguments as the gateway would get them: {@code --server.port=8443}
     * @param gateway address when it is not here; null for this machine
     * @param timeout for a connection, a handshake, an answer
     * @param whole verify the whole log and not only its last entries
     * @param write write the log's entry
     */
    public record Order(
            Path home,
            @Nullable String profile,
            @Nullable Path config,
            List<String> arguments,
            Set<Area> areas,
            @Nullable URI gateway,
            Duration timeout,
            boolean whole,
            boolean write) {
        public Order {
            arguments = List.copyOf(arguments);
            areas = Set.copyOf(areas);
        }
    }

    /** Nothing can be examined as things are. */
    public static final class UnexaminableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnexaminableException(String problem, Throwable cause) {
            super(problem, cause);
        }
    }
}
