package nl.grenspoort.systems.sltd;

import nl.grenspoort.access.Purpose;
import nl.grenspoort.access.Role;
import nl.grenspoort.access.SystemId;
import nl.grenspoort.access.TestPolicies;
import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.messagelog.LogRecord;
import nl.grenspoort.systems.Consultation;
import nl.grenspoort.systems.Question;
import nl.grenspoort.systems.RestQuestions;
import nl.grenspoort.systems.SystemAdapter;
import nl.grenspoort.trust.TestPki;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** Consultations of SLTD, and the adapter as the gateway wires it. */
public final class SltdQuestions {
    public static final SystemId SLTD = new SystemId("SLTD");
    public static final Instant CROSSING = Instant.parse("2026-11-23T10:00:00Z");

    private SltdQuestions() {}

    public static SystemAdapter adapter(InstantSource clock) {
        return new SltdConfiguration()
                .sltd(TestPki.shared(), clock)
                .adapter(SLTD, RestQuestions.policy("sltd", "00000099000000018000"));
    }

    public static Consultation about(DocumentReference... documents) {
        return new Consultation(
                UUID.randomUUID(),
                TestPolicies.asShipped()
                        .authorise(
                                UUID.randomUUID(),
                                Purpose.BORDER_ENTRY_TCN,
                                Role.FIRST_LINE,
                                SLTD,
                                "search",
                                "VISA_EXEMPT"),
                new Question(
                        RestQuestions.person("SPECIMEN", "LIN", "1988-02-29", "JPN"),
                        List.of(documents),
                        Question.Direction.ENTRY,
                        "NL-AMS",
                        CROSSING),
                new LogRecord.Actor("desk-ams-01", "M2001", "FIRST_LINE", null),
                CROSSING.plusSeconds(5));
    }
}
