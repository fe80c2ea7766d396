package nl.grenspoort.systems.ees;

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
import nl.grenspoort.trust.Credentials;
import nl.grenspoort.trust.Oin;
import nl.grenspoort.trust.TestPki;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** Consultations about fictional persons, and the adapter as the gateway wires it. */
public final class EesQuestions {
    public static final Instant CROSSING = Instant.parse("2026-11-23T10:00:00Z");
    public static final Duration MAX_AGE = Duration.ofMinutes(1);
    public static final Duration CLOCK_SKEW = Duration.ofSeconds(10);
    public static final LogRecord.Actor OFFICER =
            new LogRecord.Actor("desk-ams-01", "M2001", "FIRST_LINE", null);

    private EesQuestions() {}

    public static SystemAdapter adapter(InstantSource clock) {
        return adapter(TestPki.shared().credentials("gateway-signing"), clock);
    }

    /** An adapter that signs as somebody else. */
    public static SystemAdapter adapter(Credentials signer, InstantSource clock) {
        return EesConfiguration.adapter(
                () -> signer,
                TestPki.shared().authorities("signing-ca"),
                TestPki.shared().sealingKey(),
                new EesProperties(new Oin("00000099000000012000"), MAX_AGE, CLOCK_SKEW),
                clock);
    }

    public static Consultation about(Person person, DocumentReference... documents) {
        return asking(UUID.randomUUID(), Purpose.BORDER_ENTRY_TCN, person, List.of(documents));
    }

    public static Consultation asking(
            UUID messageId,
            Purpose purpose,
            @Nullable Person person,
            List<DocumentReference> documents) {
        return new Consultation(
                messageId,
                TestPolicies.asShipped()
                        .authorise(
                                UUID.randomUUID(),
                                purpose,
                                Role.FIRST_LINE,
                                new SystemId("EES"),
                                "search",
                                "VISA_EXEMPT"),
                new Question(
                        person,
                        documents,
                        purpose == Purpose.BORDER_EXIT_TCN
                                ? Question.Direction.EXIT
                                : Question.Direction.ENTRY,
                        "NL-AMS",
                        CROSSING),
                OFFICER,
                CROSSING.plusSeconds(5));
    }

    public static Person person(String surname, String givenNames, String birth) {
        return new Person(
                new PersonName(surname, givenNames),
                PartialDate.parse(birth),
                Sex.FEMALE,
                List.of(new CountryCode("JPN")));
    }

    public static DocumentReference passport(String number) {
        return document(DocumentKind.PASSPORT, number);
    }

    public static DocumentReference document(DocumentKind kind, String number) {
        return new DocumentReference(
                kind, new CountryCode("UTO"), new DocumentNumber(number), null);
    }
}
