package nl.grenspoort.systems.sis;

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
import nl.grenspoort.trust.TestPki;
import nl.grenspoort.trust.TrustDirectory;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** Consultations about fictional persons, and the adapter as the gateway wires it. */
public final class SisQuestions {
    public static final SisProperties PROPERTIES =
            new SisProperties(
                    "00000099000000011000",
                    URI.create("https://localhost:18443/sis/v1"),
                    URI.create("https://localhost/grenspoort"),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(1),
                    org.springframework.util.unit.DataSize.ofMegabytes(1));

    private SisQuestions() {}

    public static SystemAdapter adapter(InstantSource clock) {
        return adapter(TestPki.shared().credentials("gateway-signing"), clock);
    }

    /** An adapter that signs as somebody else, addressed as the gateway. */
    public static SystemAdapter adapter(Credentials signer, InstantSource clock) {
        return adapter(signer, TestPki.shared(), clock);
    }

    public static SystemAdapter adapter(
            Credentials signer, TrustDirectory trust, InstantSource clock) {
        return SisConfiguration.adapter(
                PROPERTIES, () -> signer, trust.authorities("signing-ca"), clock);
    }

    public static Consultation about(
            String number, String surname, String forenames, String birth) {
        return about(UUID.randomUUID(), number, surname, forenames, birth);
    }

    public static Consultation about(
            UUID messageId, String number, String surname, String forenames, String birth) {
        return asking(
                messageId,
                new Person(
                        new PersonName(surname, forenames),
                        PartialDate.parse(birth),
                        Sex.FEMALE,
                        List.of(new CountryCode("UTO"))),
                List.of(passport(number)));
    }

    public static Consultation asking(
            UUID messageId,
            @org.jspecify.annotations.Nullable Person person,
            List<DocumentReference> documents) {
        return new Consultation(
                messageId,
                TestPolicies.asShipped()
                        .authorise(
                                UUID.randomUUID(),
                                Purpose.BORDER_ENTRY_TCN,
                                Role.FIRST_LINE,
                                new SystemId("SIS"),
                                "search"),
                new Question(
                        person,
                        documents,
                        Question.Direction.ENTRY,
                        "NL-AMS",
                        Instant.parse("2026-11-23T10:00:00Z")),
                new LogRecord.Actor("desk-ams-01", "M1001", "FIRST_LINE", null),
                Instant.parse("2026-11-23T10:00:05Z"));
    }

    public static DocumentReference passport(String number) {
        return new DocumentReference(
                DocumentKind.PASSPORT, new CountryCode("UTO"), new DocumentNumber(number), null);
    }
}
