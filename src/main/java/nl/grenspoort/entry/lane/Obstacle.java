package nl.grenspoort.entry.lane;

import nl.grenspoort.finding.Disclosure;
import nl.grenspoort.finding.Finding;
import nl.grenspoort.finding.LegalBasis;
import nl.grenspoort.finding.Severity;

/**
 * Why a lane without a guard sends a traveller to the desk, apart from what the systems hold. The
 * desk is told; the lane says the same whatever the cause (law 3).
 */
public enum Obstacle {
    /** Automated border control is not for children below twelve: Art. 8c. */
    CHILD_BELOW_TWELVE("lane.child-below-twelve", "2016/399", "8c"),
    /** Younger than the lane is open to, or of an age that the documents leave open. */
    BELOW_LANE_AGE("lane.below-lane-age", "2016/399", "8c"),
    /** The lane is not open to this kind of traveller. */
    CLASS_NOT_ADMITTED("lane.class-not-admitted", "2016/399", "8b"),
    /** A gate is for those who are enrolled, with nothing left to enrol: Art. 8b. */
    NOT_ENROLLED("lane.not-enrolled", "2016/399", "8b"),
    /**
     * What a kiosk enrolled is provisional until a guard has compared document, face and fingers:
     * Art. 8a(4)(b), 8a(5)(b).
     */
    ENROLMENT_TO_CONFIRM("lane.enrolment-to-confirm", "2016/399", "8a(4)(b)"),
    /** No officer is on duty for the lane: Art. 8b. */
    NO_OFFICER_ON_DUTY("lane.no-officer-on-duty", "2016/399", "8b"),
    /** The device reported a presentation attack. */
    PRESENTATION_ATTACK("lane.presentation-attack", "2016/399", "8b"),
    /** Would not give a sample: Art. 6(1)(f). */
    SAMPLE_REFUSED("lane.sample-refused", "2016/399", "6(1)(f)"),
    /** Could not or did not give what was asked for: 2017/2226 Art. 17(4), 17(5). */
    SAMPLE_MISSING("lane.sample-missing", "2017/2226", "17");

    private final String key;
    private final LegalBasis basis;

    Obstacle(String key, String act, String article) {
        this.key = key;
        this.basis = new LegalBasis(act, article);
    }

    /** For the desk, where it changes no advice: a guard does there what the lane could not. */
    public Finding finding() {
        return Finding.of(key, Severity.INFORMATION, Disclosure.GUARD, basis, "lane");
    }
}
