package nl.grenspoort.casework;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.access.TestPolicies;
import nl.grenspoort.document.ChipVerdict;
import nl.grenspoort.document.DocumentInspection;
import nl.grenspoort.entry.Assessment;
import nl.grenspoort.entry.Facts;
import nl.grenspoort.messagelog.RecordingLog;
import nl.grenspoort.systems.Question.Direction;
import nl.grenspoort.systems.SystemAnswer;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import javax.sql.DataSource;

/** Examinations run by hand through the steps of {@code routes/border-check}. */
final class Examinations {
    /** Systems that the gateway has an adapter for. */
    static final Set<SystemId> CONNECTED =
            Set.of(Cases.SIS, Cases.EES, Cases.REGISTER, Cases.ETIAS, Cases.SLTD);

    private static final TravellerClassifier CLASSIFIER = new TravellerClassifier(Cases.LAW);
    private static final ConsultationPlanner PLANNER =
            new ConsultationPlanner(
                    TestPolicies.asShipped(),
                    CONNECTED,
                    Cases.PHASES,
                    Cases.PROPERTIES,
                    () -> Cases.NOW);

    private final Recorder recorder;

    Examinations(DataSource database) {
        this.recorder = Recorders.on(new RecordingLog(), TestStores.on(database), () -> Cases.NOW);
    }

    /** Documents that matter to the law, each with the nationality that selects its regime. */
    static List<List<DocumentInspection>> documents() {
        List<List<DocumentInspection>> documents = new ArrayList<>();
        for (String nationality : List.of("D", "USA", "KEN", "UTO")) {
            documents.add(List.of(Cases.passport(nationality)));
        }
        documents.add(List.of());
        for (ChipVerdict.Result chip : ChipVerdict.Result.values()) {
            documents.add(List.of(Cases.passport("USA", Cases.TODAY.plusYears(1), chip)));
        }
        documents.add(
                List.of(Cases.passport("D", Cases.TODAY.minusDays(1), ChipVerdict.Result.PASSED)));
        return documents;
    }

    /** Inspected, classified and planned; nobody has answered yet. */
    static Examination planned(
            Caller caller, Direction direction, List<DocumentInspection> documents) {
        BorderCheck check =
                BorderCheck.opened(NewId.next(), Cases.NOW, caller, Cases.request(direction));
        Examination inspected = Examination.begin(check).inspected(documents);
        Examination classified = inspected.classified(CLASSIFIER.classify(inspected));
        return classified.planned(PLANNER.plan(classified));
    }

    static boolean asks(Examination planned, SystemId system) {
        return planned.planMade().consultations().stream()
                .anyMatch(asked -> asked.system().equals(system));
    }

    /** Assessed and concluded on these answers, of which those not asked for are left out. */
    Conclusion conclude(Examination planned, List<SystemAnswer> answers) {
        Examination answered = planned;
        for (SystemAnswer answer : answers) {
            if (asks(planned, answer.system())) {
                answered = answered.answered(answer);
            }
        }
        Facts facts = FactTranslator.facts(answered, Cases.SCHENGEN);
        return recorder.conclude(answered.assessed(facts, Assessment.of(facts)));
    }
}
