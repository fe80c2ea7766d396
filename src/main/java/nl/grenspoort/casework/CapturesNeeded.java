package nl.grenspoort.casework;

import nl.grenspoort.biometrics.Capture;
import nl.grenspoort.entry.TravellerClass;
import nl.grenspoort.systems.SystemAnswer;
import nl.grenspoort.systems.ees.EesData;
import nl.grenspoort.systems.ees.EesFile;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * What a kiosk is asked to capture besides the face. It follows from documents and EES enrolment
 * alone (law 3): an unanswered EES asks for nothing, a hit elsewhere is not looked at.
 */
final class CapturesNeeded {
    private static final int FINGERS_FROM_AGE = 12;

    private CapturesNeeded() {}

    /**
     * Fingerprints of visa-exempt travellers who have none in EES: Regulation (EU) 2017/2226 Art.
     * 17(1)(c), 17(3), 17(5). Those of visa holders are in the VIS (Art. 16).
     */
    static Set<Capture.Kind> of(Examination examination) {
        boolean exempt = examination.travellerClass() == TravellerClass.VISA_EXEMPT;
        return exempt && oldEnough(examination) && lacksFingers(examination.answers())
                ? Set.of(Capture.Kind.FINGERS)
                : Set.of();
    }

    /** A birth date that leaves two answers is for the guard, not for the kiosk to decide. */
    private static boolean oldEnough(Examination examination) {
        LocalDate day = CrossingDay.of(examination.check());
        return examination.travelDocumentFirst().stream()
                .flatMap(inspection -> inspection.person().stream())
                .findFirst()
                .map(person -> person.birth().ageAt(day))
                .map(age -> age.isPresent() && age.getAsInt() >= FINGERS_FROM_AGE)
                .orElse(false);
    }

    private static boolean lacksFingers(List<SystemAnswer> answers) {
        return answers.stream()
                .filter(answer -> answer.system().value().equals("EES"))
                .anyMatch(CapturesNeeded::lacksFingers);
    }

    private static boolean lacksFingers(SystemAnswer ees) {
        return switch (ees) {
            case SystemAnswer.NoData _ -> true;
            case SystemAnswer.Data data ->
                    data.data() instanceof EesData(List<EesFile> files)
                            && files.size() == 1
                            && missing(files.getFirst().fingers());
            default -> false;
        };
    }

    private static boolean missing(EesFile.Enrolment fingers) {
        return fingers == EesFile.Enrolment.MISSING
                || fingers == EesFile.Enrolment.TEMPORARILY_IMPOSSIBLE;
    }
}
