package nl.grenspoort.systems.esp;

import nl.grenspoort.access.Purpose;
import nl.grenspoort.access.Role;
import nl.grenspoort.access.SystemId;
import nl.grenspoort.access.TestPolicies;
import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.identity.DocumentKind;
import nl.grenspoort.identity.DocumentNumber;
import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.messagelog.LogRecord;
import nl.grenspoort.systems.Consultation;
import nl.grenspoort.systems.Question;
import nl.grenspoort.systems.SystemAdapter;
import nl.grenspoort.trust.TestPki;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Plans about a fictional passport, and the ESP's adapter as the gateway wires it. */
public final class EspQuestions {
    public static final EspProperties PROPERTIES =
            new EspProperties(
                    true,
                    Set.of("SIS", "EES"),
                    new nl.grenspoort.trust.Oin("00000099000000020000"),
                    Duration.ofMinutes(1),
                    Duration.ofSeconds(10),
                    Duration.ofMillis(2500),
                    Duration.ofMillis(200));

    private EspQuestions() {}

    public static SystemAdapter adapter(EspProperties properties, InstantSource clock) {
        return EspConfiguration.adapter(
                () -> TestPki.shared().credentials("gateway-signing"),
                TestPki.shared().authorities("signing-ca"),
                properties,
                clock);
    }

    /** What a border check of a third-country national asks these systems. */
    public static List<Consultation> plan(Instant deadline, String... systems) {
        UUID caseId = UUID.randomUUID();
        return Stream.of(systems)
                .map(
                        system ->
                                new Consultation(
                                        UUID.randomUUID(),
                                        TestPolicies.asShipped()
                                                .authorise(
                                                        caseId,
                                                        Purpose.BORDER_ENTRY_TCN,
                                                        Role.FIRST_LINE,
                                                        new SystemId(system),
                                                        "search",
                                                        "VISA_EXEMPT"),
                                        question(),
                                        new LogRecord.Actor(
                                                "desk-ams-01", "M1001", "FIRST_LINE", "00"),
                                        deadline))
                .toList();
    }

    private static Question question() {
        return new Question(
                null,
                List.of(
                        new DocumentReference(
                                DocumentKind.PASSPORT,
                                new CountryCode("UTO"),
                                new DocumentNumber("ESP000001"),
                                null)),
                Question.Direction.ENTRY,
                "NL-AMS",
                Instant.now());
    }
}
