package nl.grenspoort.entry;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.finding.Disclosure;
import nl.grenspoort.finding.LegalBasis;

import java.util.Arrays;

/**
 * What an {@link Observation} is about, as contracts, commands and the log call it, with the
 * article that makes it a matter of the check.
 */
public enum ObservationKind {
    GUARDIANSHIP(Observation.Guardianship.class, "2016/399", "Annex VII, 6"),
    ASYLUM_REQUEST(Observation.AsylumRequest.class, "2016/399", "3(b)"),
    FAMILY_TIE(Observation.FamilyTie.class, "2004/38", "5(4)"),
    STAY_SHOWN(Observation.StayShown.class, "2016/399", "12(3)"),
    INTENDED_DEPARTURE(Observation.IntendedDeparture.class, "2016/399", "6(1)(a)(i)"),
    DOCUMENT_ISSUED(Observation.DocumentIssued.class, "2016/399", "6(1)(a)(ii)"),
    STAY_CONDITIONS(Observation.StayConditions.class, "2016/399", "6(1)(c)"),
    THREAT_ASSESSED(Observation.ThreatAssessed.class, "2016/399", "6(1)(e)"),
    BIOMETRICS_REFUSED(Observation.BiometricsRefused.class, "2016/399", "6(1)(f)"),
    NOT_THE_SUBJECT(Observation.NotTheSubject.class, "2018/1862", "62"),
    AUTHORITY_CONSULTED(Observation.AuthorityConsulted.class, "2016/399", "Annex VII, 4.3");

    private final Class<? extends Observation> type;
    private final LegalBasis basis;

    ObservationKind(Class<? extends Observation> type, String act, String article) {
        this.type = requireNonNull(type, "type");
        this.basis = new LegalBasis(act, article);
    }

    /** The kind of an observation. */
    public static ObservationKind of(Observation observation) {
        return Arrays.stream(values())
                .filter(kind -> kind.type.isInstance(observation))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("an observation of no kind"));
    }

    /** How an observation of this kind is written down. */
    public Class<? extends Observation> type() {
        return type;
    }

    /** Why it is looked at. */
    public LegalBasis basis() {
        return basis;
    }

    /**
     * Who may read it: which alert the traveller is not the subject of, and to what an officer is a
     * threat, can tell of a finding that not every officer sees.
     */
    public Disclosure disclosure() {
        return this == NOT_THE_SUBJECT || this == THREAT_ASSESSED
                ? Disclosure.SECOND_LINE
                : Disclosure.GUARD;
    }

    /** Whether each of several counts, and not the latest alone. */
    public boolean eachCounts() {
        return this == STAY_SHOWN || this == NOT_THE_SUBJECT;
    }
}
