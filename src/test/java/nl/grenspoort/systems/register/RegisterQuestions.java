package nl.grenspoort.systems.register;

import nl.grenspoort.access.Purpose;
import nl.grenspoort.access.Role;
import nl.grenspoort.access.SystemId;
import nl.grenspoort.access.TestPolicies;
import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.identity.DocumentKind;
import nl.grenspoort.identity.DocumentNumber;
import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.identity.PartialDate;
import nl.grenspoort.identity.Person;
import nl.grenspoort.identity.PersonName;
import nl.grenspoort.identity.Sex;
import nl.grenspoort.messagelog.LogRecord;
import nl.grenspoort.systems.Consultation;
import nl.grenspoort.systems.Question;
import nl.grenspoort.systems.SystemAdapter;
import nl.grenspoort.systems.SystemPolicy;
import nl.grenspoort.trust.Oin;
import nl.grenspoort.trust.TestPki;

import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** Consultations about fictional persons, and the adapter as the gateway wires it. */
public final class RegisterQuestions {
    public static final SystemId REGISTER = new SystemId("NATIONAL-REGISTER");
    public static final Oin SIGNER = new Oin("00000099000000019000");
    public static final Instant CROSSING = Instant.parse("2026-11-23T10:00:00Z");

    private RegisterQuestions() {}

    /** An adapter that takes only answers signed by this organisation. */
    public static SystemAdapter adapter(Oin signer, InstantSource clock) {
        return new RegisterConfiguration()
                .nationalRegisters(TestPki.shared(), clock)
                .adapter(REGISTER, policy(signer));
    }

    private static SystemPolicy policy(Oin signer) {
        return new SystemPolicy(
                "national-register",
                new SystemPolicy.Signer(signer, Duration.ofMinutes(1), Duration.ofSeconds(10)),
                URI.create("https://register.example"),
                true,
                Duration.ofSeconds(3),
                Duration.ofSeconds(1),
                DataSize.ofMegabytes(1),
                64,
                2,
                Duration.ofMillis(100),
                new SystemPolicy.Breaker(20, 50, Duration.ofSeconds(5)));
    }

    public static Consultation asking(
            Purpose purpose,
            Question.Direction direction,
            @Nullable Person person,
            DocumentReference... documents) {
        return new Consultation(
                UUID.randomUUID(),
                TestPolicies.asShipped()
                        .authorise(UUID.randomUUID(), purpose, Role.FIRST_LINE, REGISTER, "search"),
                new Question(person, List.of(documents), direction, "NL-AMS", CROSSING),
                new LogRecord.Actor("desk-ams-01", "M2001", "FIRST_LINE", null),
                CROSSING.plusSeconds(5));
    }

    public static Consultation entering(@Nullable Person person, DocumentReference... documents) {
        return asking(Purpose.BORDER_ENTRY_TCN, Question.Direction.ENTRY, person, documents);
    }

    public static Person person(String surname, String givenNames, String birth, String country) {
        return new Person(
                new PersonName(surname, givenNames),
                PartialDate.parse(birth),
                Sex.UNSPECIFIED,
                List.of(new CountryCode(country)));
    }

    public static DocumentReference document(DocumentKind kind, String number) {
        return new DocumentReference(
                kind, new CountryCode("UTO"), new DocumentNumber(number), null);
    }
}
