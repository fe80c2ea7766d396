package nl.grenspoort.entry;

import nl.grenspoort.finding.Finding;
import nl.grenspoort.finding.RefusalLetter;
import nl.grenspoort.finding.Severity;

/**
 * Whether the standard form of Annex V may follow what was found: Regulation (EU) 2016/399 Art.
 * 6(5), 14. The one place that says so; every rule that proposes letters goes through it. A minor
 * may be refused like an adult (Annex VII, 6.1); what is asked first about guardians, rules of
 * their own say.
 */
enum Refusal {
    /** Art. 14(1). */
    POSSIBLE,
    /** Nobody is refused entry on the way out. */
    EXIT,
    /**
     * A decision of its own under Directive 2004/38/EC Art. 27 to 33, after Art. 5(4) gave every
     * opportunity to show the right; never this form.
     */
    FREE_MOVEMENT,
    /** Protection was asked for: Art. 3(b), 4, 14(1). */
    ASYLUM,
    /**
     * Holder of a diplomatic, official or service passport: not before the national authority was
     * consulted, whatever the ground (Annex VII, 4.3), and not while it objects.
     */
    CONSULT_FIRST,
    /**
     * Who it is may have the right of free movement, as far as anybody knows: the second line
     * settles that first (Art. 8(2), Directive 2004/38/EC Art. 5(4)).
     */
    REGIME_FIRST;

    static Refusal of(Facts facts) {
        if (facts.observed(Observation.AsylumRequest.class).isPresent()) {
            return ASYLUM;
        }
        if (facts.crossing() == Crossing.EXIT) {
            return EXIT;
        }
        if (freeMover(facts)) {
            return FREE_MOVEMENT;
        }
        if (facts.traveller().diplomatic() && !authorityAgrees(facts)) {
            return CONSULT_FIRST;
        }
        return facts.travellerClass() == TravellerClass.UNDETERMINED || tieUnsettled(facts)
                ? REGIME_FIRST
                : POSSIBLE;
    }

    /** Recorded as family of a free mover, and no officer has looked yet whether the tie stands. */
    private static boolean tieUnsettled(Facts facts) {
        return facts.stays() != null
                && facts.stays().familyMember()
                && facts.observed(Observation.FamilyTie.class).isEmpty();
    }

    /**
     * Enjoys free movement by class, or has shown the tie to who does, whatever class they were
     * checked as before.
     */
    static boolean freeMover(Facts facts) {
        return facts.travellerClass().freeMovement()
                || facts.observed(Observation.FamilyTie.class)
                        .filter(Observation.FamilyTie::shown)
                        .isPresent();
    }

    private static boolean authorityAgrees(Facts facts) {
        return facts.observed(Observation.AuthorityConsulted.class)
                .filter(consulted -> !consulted.objects())
                .isPresent();
    }

    /** Whether letters may be proposed, now or after the second line. */
    boolean formMayFollow() {
        return this == POSSIBLE || secondLineFirst();
    }

    private boolean secondLineFirst() {
        return this == CONSULT_FIRST || this == REGIME_FIRST;
    }

    /**
     * A lacking entry condition: a refusal may be considered where the form may follow at once.
     *
     * @param finding with the severity that it has where no form may follow
     * @param letters that it may support
     */
    static Finding candidate(Finding finding, Facts facts, RefusalLetter... letters) {
        if (finding.severity() == Severity.REFUSAL_CANDIDATE) {
            throw new IllegalArgumentException(
                    finding.key() + ": its severity is to be that without a form");
        }
        Refusal refusal = of(facts);
        if (refusal == POSSIBLE) {
            return finding.withSeverity(Severity.REFUSAL_CANDIDATE).withLetters(letters);
        }
        return refusal.secondLineFirst() ? forSecondLine(finding, letters) : finding;
    }

    private static Finding forSecondLine(Finding finding, RefusalLetter... letters) {
        Finding graver =
                finding.severity().compareTo(Severity.SECOND_LINE) < 0
                        ? finding.withSeverity(Severity.SECOND_LINE)
                        : finding;
        return graver.withLetters(letters);
    }

    /**
     * A doubt that an officer settles: of the letters none is proposed where no form may follow.
     */
    static Finding doubt(Finding finding, Facts facts, RefusalLetter... letters) {
        return of(facts).formMayFollow() ? finding.withLetters(letters) : finding;
    }
}
