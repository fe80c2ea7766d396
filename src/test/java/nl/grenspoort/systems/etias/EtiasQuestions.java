package nl.grenspoort.systems.etias;

import nl.grenspoort.access.Purpose;
import nl.grenspoort.access.Role;
import nl.grenspoort.access.SystemId;
import nl.grenspoort.access.TestPolicies;
import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.identity.Person;
import nl.grenspoort.messagelog.LogRecord;
import nl.grenspoort.systems.Consultation;
import nl.grenspoort.systems.Question;
import nl.grenspoort.systems.RestQuestions;
import nl.grenspoort.systems.SystemAdapter;
import nl.grenspoort.trust.TestPki;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** Consultations of ETIAS, and the adapter as the gateway wires it. */
public final class EtiasQuestions {
    public static final SystemId ETIAS = new SystemId("ETIAS");
    public static final Instant CROSSING = Instant.parse("2026-11-23T10:00:00Z");

    private EtiasQuestions() {}

    public static SystemAdapter adapter(InstantSource clock) {
        return new EtiasConfiguration()
                .etias(TestPki.shared(), clock)
                .adapter(ETIAS, RestQuestions.policy("etias", "00000099000000013000"));
    }

    /** Of the first line, on entry. */
    public static Consultation entering(@Nullable Person person, DocumentReference... documents) {
        return asking(Purpose.BORDER_ENTRY_TCN, Role.FIRST_LINE, "search", person, documents);
    }

    /** Of the second line, for what was noted. */
    public static Consultation opening(@Nullable Person person, DocumentReference... documents) {
        return asking(
                Purpose.ETIAS_VERIFY,
                Role.SECOND_LINE,
                EtiasAdapter.ADDITIONAL_INFORMATION,
                person,
                documents);
    }

    private static Consultation asking(
            Purpose purpose,
            Role role,
            String operation,
            @Nullable Person person,
            DocumentReference... documents) {
        return new Consultation(
                UUID.randomUUID(),
                TestPolicies.asShipped()
                        .authorise(
                                UUID.randomUUID(), purpose, role, ETIAS, operation, "VISA_EXEMPT"),
                new Question(
                        person, List.of(documents), Question.Direction.ENTRY, "NL-AMS", CROSSING),
                new LogRecord.Actor("desk-ams-01", "M2001", "SECOND_LINE", null),
                CROSSING.plusSeconds(5));
    }
}
