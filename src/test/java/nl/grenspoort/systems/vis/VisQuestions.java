package nl.grenspoort.systems.vis;

import nl.grenspoort.access.Authorisation;
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

import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Consultations about fictional holders of visas, and the adapter as the gateway wires it. */
public final class VisQuestions {
    public static final VisProperties PROPERTIES =
            new VisProperties(
                    new CountryCode("NLD"),
                    "00000099000000014000",
                    URI.create("https://localhost:18445/vis/v1"),
                    URI.create("https://localhost/grenspoort"),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(1),
                    DataSize.ofMegabytes(1));

    private static final SystemId VIS = new SystemId("VIS");

    private VisQuestions() {}

    public static SystemAdapter adapter(InstantSource clock) {
        return adapter(TestPki.shared().credentials("gateway-signing"), clock);
    }

    /** An adapter that signs as somebody else, addressed as the gateway. */
    public static SystemAdapter adapter(Credentials signer, InstantSource clock) {
        TrustDirectory trust = TestPki.shared();
        return VisConfiguration.adapter(
                PROPERTIES, () -> signer, trust.authorities("signing-ca"), clock);
    }

    public static Person person(String surname, String forenames, String birth, String state) {
        return new Person(
                new PersonName(surname, forenames),
                PartialDate.parse(birth),
                Sex.UNSPECIFIED,
                List.of(new CountryCode(state)));
    }

    public static DocumentReference passport(String number) {
        return document(DocumentKind.PASSPORT, "UTO", number);
    }

    public static DocumentReference sticker(String issuer, String number) {
        return document(DocumentKind.VISA_STICKER, issuer, number);
    }

    public static DocumentReference document(DocumentKind kind, String issuer, String number) {
        return new DocumentReference(
                kind, new CountryCode(issuer), new DocumentNumber(number), null);
    }

    /** On 23 November 2026. */
    public static Consultation entering(@Nullable Person person, DocumentReference... documents) {
        return asking(UUID.randomUUID(), allowed(), person, documents);
    }

    public static Consultation asking(
            UUID messageId,
            Authorisation authorisation,
            @Nullable Person person,
            DocumentReference... documents) {
        return askingAt("2026-11-23T10:00:00Z", messageId, authorisation, person, documents);
    }

    public static Consultation askingAt(
            String instant,
            UUID messageId,
            Authorisation authorisation,
            @Nullable Person person,
            DocumentReference... documents) {
        return new Consultation(
                messageId,
                authorisation,
                new Question(
                        person,
                        List.of(documents),
                        Question.Direction.ENTRY,
                        "NL-AMS",
                        Instant.parse(instant)),
                new LogRecord.Actor("desk-ams-01", "M1001", "FIRST_LINE", null),
                Instant.parse("2026-11-23T10:00:05Z"));
    }

    /** As the gateway ships. */
    public static Authorisation allowed() {
        return TestPolicies.asShipped()
                .authorise(
                        UUID.randomUUID(),
                        Purpose.BORDER_ENTRY_TCN,
                        Role.FIRST_LINE,
                        VIS,
                        "search",
                        "VISA_REQUIRED");
    }

    /** One operation, of whose answer these fields may be seen. */
    public static Authorisation allowed(String operation, Set<String> fields) {
        return TestPolicies.allowing(VIS, operation, fields);
    }
}
