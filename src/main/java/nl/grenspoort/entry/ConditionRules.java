package nl.grenspoort.entry;

import nl.grenspoort.entry.Observation.BiometricsRefused;
import nl.grenspoort.entry.Observation.StayConditions;
import nl.grenspoort.entry.Observation.ThreatAssessed;
import nl.grenspoort.finding.Disclosure;
import nl.grenspoort.finding.Finding;
import nl.grenspoort.finding.LegalBasis;
import nl.grenspoort.finding.RefusalLetter;
import nl.grenspoort.finding.Severity;

import java.util.stream.Stream;

/**
 * Entry conditions that only an officer can find out: purpose and means, a threat, biometric data
 * that are refused (Regulation (EU) 2016/399 Art. 6(1)(c), (e), (f)).
 */
final class ConditionRules {
    /** Source of what rests on an officer's own eyes and ears. */
    static final String OFFICER = "officer";

    private ConditionRules() {}

    /**
     * The conditions of Art. 6(1) are for stays of no more than 90 days of third-country nationals.
     * Crew come under Annex VII, holders of a permit stay longer, free movers enter by right.
     */
    static boolean shortStay(Facts facts) {
        return switch (facts.travellerClass()) {
            case VISA_EXEMPT, VISA_REQUIRED, MICROSTATE, UNDETERMINED -> !Refusal.freeMover(facts);
            case FREE_MOVEMENT,
                    FAMILY_WITH_CARD,
                    FAMILY_VISA_EXEMPT,
                    FAMILY_VISA_REQUIRED,
                    RESIDENT,
                    EXEMPT_CREW ->
                    false;
        };
    }

    /**
     * Letters E and G. Whoever holds a diplomatic passport need not prove means: Annex VII, 4.1.
     */
    static Stream<Finding> purposeAndMeansAreShown(Facts facts) {
        StayConditions seen = facts.observed(StayConditions.class).orElse(null);
        if (seen == null || facts.crossing() == Crossing.EXIT) {
            return Stream.empty();
        }
        if (!shortStay(facts)) {
            return seen.purposeShown() && seen.meansShown()
                    ? Stream.empty()
                    : Stream.of(notAsked(Sbc.article("6(1)")));
        }
        Stream.Builder<Finding> findings = Stream.builder();
        if (!seen.purposeShown()) {
            findings.add(lacking("conditions.purpose-not-shown", facts, RefusalLetter.E));
        }
        if (!seen.meansShown()) {
            findings.add(
                    facts.traveller().diplomatic()
                            ? notAsked(Sbc.article("Annex VII, 4.1"))
                            : lacking("conditions.means-not-shown", facts, RefusalLetter.G));
        }
        return findings.build();
    }

    private static Finding lacking(String key, Facts facts, RefusalLetter letter) {
        return Refusal.candidate(
                told(key, Severity.SECOND_LINE, Sbc.article("6(1)(c)")), facts, letter);
    }

    /** The officer asked what the law does not ask of this traveller: nothing follows from it. */
    private static Finding notAsked(LegalBasis basis) {
        return told("conditions.not-required", Severity.INFORMATION, basis);
    }

    /**
     * Letter I. Of a free mover only public policy, security and health count, and a decision under
     * Directive 2004/38/EC Art. 27 follows, which looks at the person's own conduct.
     */
    static Stream<Finding> threatIsTold(Facts facts) {
        return facts.observed(ThreatAssessed.class).stream()
                .map(
                        threat ->
                                Refusal.freeMover(facts)
                                        ? ofFreeMover(threat.ground(), facts)
                                        : ofOther(threat.ground(), facts));
    }

    private static Finding ofFreeMover(ThreatAssessed.Ground ground, Facts facts) {
        return ground == ThreatAssessed.Ground.INTERNATIONAL_RELATIONS
                ? told(
                        "conditions.threat-no-ground",
                        Severity.INFORMATION,
                        new LegalBasis("2004/38", "27(1)"))
                : told(
                        "conditions.threat-free-movement",
                        unlessLeaving(facts),
                        new LegalBasis("2004/38", "27"));
    }

    private static Finding ofOther(ThreatAssessed.Ground ground, Facts facts) {
        String key =
                switch (ground) {
                    case PUBLIC_POLICY -> "conditions.threat-public-policy";
                    case INTERNAL_SECURITY -> "conditions.threat-internal-security";
                    case PUBLIC_HEALTH -> "conditions.threat-public-health";
                    case INTERNATIONAL_RELATIONS -> "conditions.threat-international-relations";
                };
        return Refusal.candidate(
                told(key, unlessLeaving(facts), Sbc.article("6(1)(e)")), facts, RefusalLetter.I);
    }

    /**
     * Letter J, with the box for what they were needed for. Of whom none are required, none can be
     * refused: identity is then established by other means.
     */
    static Stream<Finding> biometricsAreGiven(Facts facts) {
        return facts.observed(BiometricsRefused.class).stream()
                .map(
                        refused ->
                                required(refused.needed(), facts)
                                        ? refusedBiometrics(refused.needed(), facts)
                                        : told(
                                                "biometrics.refused",
                                                unlessLeaving(facts),
                                                Sbc.article("8(2)")));
    }

    private static Finding refusedBiometrics(BiometricsRefused.Needed needed, Facts facts) {
        String key =
                switch (needed) {
                    case EES_FILE -> "biometrics.refused-for-file";
                    case BORDER_CHECK -> "biometrics.refused-for-check";
                };
        return Refusal.candidate(
                told(key, unlessLeaving(facts), Sbc.article("6(1)(f)")), facts, RefusalLetter.J);
    }

    /** For the file of who is registered; for the check of who is registered or holds a visa. */
    private static boolean required(BiometricsRefused.Needed needed, Facts facts) {
        Duties duties = facts.traveller().duties();
        return switch (needed) {
            case EES_FILE -> duties.ees() != Duty.NOT_REQUIRED;
            case BORDER_CHECK ->
                    duties.ees() != Duty.NOT_REQUIRED || duties.visa() != Duty.NOT_REQUIRED;
        };
    }

    private static Severity unlessLeaving(Facts facts) {
        return facts.crossing() == Crossing.EXIT ? Severity.ATTENTION : Severity.SECOND_LINE;
    }

    private static Finding told(String key, Severity severity, LegalBasis basis) {
        return Finding.of(key, severity, Disclosure.TRAVELLER, basis, OFFICER);
    }
}
