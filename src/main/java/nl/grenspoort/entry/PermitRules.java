package nl.grenspoort.entry;

import nl.grenspoort.entry.Facts.AlertFact;
import nl.grenspoort.entry.PermitFact.Permit;
import nl.grenspoort.entry.VisaFact.Kind;
import nl.grenspoort.finding.Disclosure;
import nl.grenspoort.finding.Finding;
import nl.grenspoort.finding.LegalBasis;
import nl.grenspoort.finding.RefusalLetter;
import nl.grenspoort.finding.Severity;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What residence permits and long-stay visas mean on entry: Regulation (EU) 2016/399 Art. 6(1)(b),
 * 6(5)(a), 8(3)(bb), Regulation (EU) 2018/1861 Art. 30. The class of a resident says that one was
 * presented which is in force by what stands on it; the VIS knows what became of it. Its holder is
 * not in the EES and has no 90 days.
 */
final class PermitRules {
    private static final String SOURCE = "VIS";

    /** What only alert and permit together say. */
    private static final String WITH_ALERT = "SIS+VIS";

    private static final Set<AlertCategory> REFUSALS =
            EnumSet.of(AlertCategory.RFSE_24_1A, AlertCategory.RFSE_24_1B, AlertCategory.RFSE_25);

    private PermitRules() {}

    /**
     * A permit that the VIS says is no longer good lets nobody in: the second line hears the
     * holder, and the State that issued it where need be. One that it does not know may be older
     * than the revised VIS, or forged.
     */
    static Stream<Finding> permitStands(Facts facts) {
        PermitFact fact = facts.permits();
        if (fact == null || !residentEnters(facts)) {
            return Stream.empty();
        }
        List<Permit> own = fact.own();
        if (own.stream().anyMatch(permit -> permit.inForce(facts.today()))) {
            return Stream.empty();
        }
        return own.isEmpty()
                ? Stream.of(doubtful(fact, facts))
                : telling(own).stream().map(permit -> gone(permit, facts));
    }

    /**
     * Without a permit in force the derogation of Art. 6(5)(a) does not apply, and the alert binds
     * as it does on anybody (Art. 6(1)(d)). Said beside the consultation, which is due all the
     * same.
     */
    static Stream<Finding> alertBindsWithoutPermit(Facts facts) {
        PermitFact fact = facts.permits();
        if (fact == null
                || !residentEnters(facts)
                || fact.own().isEmpty()
                || fact.own().stream().anyMatch(permit -> permit.inForce(facts.today()))) {
            return Stream.empty();
        }
        return facts.alerts().stream()
                .filter(PermitRules::refusalOfEntry)
                .map(
                        alert ->
                                Refusal.candidate(
                                        Finding.of(
                                                        "permit.alert-binds",
                                                        Severity.SECOND_LINE,
                                                        Disclosure.TRAVELLER,
                                                        Sbc.article("6(1)(d)"),
                                                        WITH_ALERT)
                                                .with("issuingState", alert.issuingState())
                                                .with("reference", alert.reference()),
                                        facts,
                                        RefusalLetter.H));
    }

    /**
     * Whether a refusal alert does not bind on entry: the holder of a permit or long-stay visa is
     * let through to the State that granted it, unless a national list here says refuse (Art.
     * 6(5)(a)), which {@link RegisterRules} says.
     */
    static boolean derogatesFromAlert(Facts facts) {
        return residentEnters(facts) || longStayVisa(facts);
    }

    /**
     * The States that granted the permit and issued the alert consult each other before anything
     * follows for the holder; here the alert is reported, and transit or entry is allowed if all
     * else is in order.
     */
    static Finding consult(Facts facts) {
        return Finding.of(
                "sirene.consult",
                Severity.SECOND_LINE,
                Disclosure.GUARD,
                new LegalBasis("2018/1861", "30"),
                residentEnters(facts) ? "SIS" : WITH_ALERT);
    }

    private static boolean residentEnters(Facts facts) {
        return facts.travellerClass() == TravellerClass.RESIDENT
                && facts.crossing() == Crossing.ENTRY;
    }

    /** Found in the VIS by who came as holder of a visa; how often it was used plays no part. */
    private static boolean longStayVisa(Facts facts) {
        VisaFact fact = facts.visas();
        return fact != null
                && facts.crossing() == Crossing.ENTRY
                && fact.visas().stream()
                        .anyMatch(
                                visa ->
                                        visa.kind() == Kind.LONG_STAY
                                                && visa.state() == VisaFact.State.STANDS
                                                && visa.holder()
                                                && visa.covers(facts.today()));
    }

    private static boolean refusalOfEntry(AlertFact alert) {
        return REFUSALS.contains(alert.category())
                && !alert.victimOfMisuse()
                && !alert.freeMovementRight();
    }

    /** Those shown; else the one that lasts longest. */
    private static List<Permit> telling(List<Permit> own) {
        List<Permit> shown = own.stream().filter(Permit::shown).toList();
        return shown.isEmpty()
                ? own.stream().max(Comparator.comparing(Permit::until)).stream().toList()
                : shown;
    }

    private static Finding gone(Permit permit, Facts facts) {
        Finding told =
                Finding.of(
                                key(permit, facts),
                                Severity.SECOND_LINE,
                                Disclosure.TRAVELLER,
                                Sbc.article("6(1)(b)"),
                                SOURCE)
                        .with("reference", permit.reference());
        return Refusal.doubt(told, facts, RefusalLetter.C);
    }

    private static String key(Permit permit, Facts facts) {
        return switch (permit.state()) {
            case WITHDRAWN -> "permit.withdrawn";
            case REVOKED -> "permit.revoked";
            case ANNULLED -> "permit.annulled";
            case EXPIRED -> "permit.expired";
            case STANDS ->
                    facts.today().isBefore(permit.from())
                            ? "permit.not-yet-valid"
                            : "permit.expired";
        };
    }

    private static Finding doubtful(PermitFact fact, Facts facts) {
        boolean anothers = fact.permits().stream().anyMatch(Permit::shown);
        return Refusal.doubt(
                Finding.of(
                        anothers ? "permit.other-holder" : "permit.unknown",
                        Severity.SECOND_LINE,
                        Disclosure.GUARD,
                        Sbc.article("8(3)(bb)"),
                        SOURCE),
                facts,
                RefusalLetter.D);
    }
}
