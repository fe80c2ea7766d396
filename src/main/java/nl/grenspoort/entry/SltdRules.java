package nl.grenspoort.entry;

import nl.grenspoort.finding.Disclosure;
import nl.grenspoort.finding.Finding;
import nl.grenspoort.finding.LegalBasis;
import nl.grenspoort.finding.Severity;

import java.util.Objects;
import java.util.stream.Stream;

/**
 * What records of stolen and lost travel documents mean at the border: Regulation (EU) 2016/399
 * Art. 6(1)(a), 8(2)(a), 8(3)(a)(i), 8(3)(g)(ii). Each becomes a finding, whatever SIS says of the
 * same document.
 */
final class SltdRules {
    private static final String SOURCE = "SLTD";

    private SltdRules() {}

    static Stream<Finding> everyRecordIsTold(Facts facts) {
        return facts.sltd().stream()
                .map(
                        entry ->
                                Finding.of(
                                                key(entry),
                                                Severity.SECOND_LINE,
                                                Disclosure.GUARD,
                                                basis(facts),
                                                SOURCE)
                                        .with("owner", entry.owner())
                                        .with("reference", entry.reference())
                                        .with("date", Objects.toString(entry.reportedOn(), "-")));
    }

    /** A record of another type of document with this number is compared before it is believed. */
    private static String key(SltdFact entry) {
        if (!entry.certain()) {
            return "sltd.other-type";
        }
        return switch (entry.status()) {
            case STOLEN -> "sltd.stolen";
            case LOST -> "sltd.lost";
            case REVOKED -> "sltd.revoked";
            case STOLEN_BLANK -> "sltd.stolen-blank";
            case INVALID -> "sltd.invalid";
        };
    }

    /**
     * A listed travel document is no valid one: letter A, where the officer may choose B. Persons
     * with a right of free movement get no form.
     */
    static Stream<Finding> listedDocumentIsNotValid(Facts facts) {
        boolean listed =
                facts.sltd().stream().anyMatch(entry -> entry.certain() && entry.travelDocument());
        return listed ? DocumentRules.invalidated(facts, SOURCE) : Stream.empty();
    }

    private static LegalBasis basis(Facts facts) {
        if (facts.travellerClass().freeMovement()) {
            return Sbc.article("8(2)(a)");
        }
        return Sbc.article(facts.crossing() == Crossing.ENTRY ? "8(3)(a)(i)" : "8(3)(g)(ii)");
    }
}
