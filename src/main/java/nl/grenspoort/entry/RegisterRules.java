package nl.grenspoort.entry;

import nl.grenspoort.entry.Facts.RegisterFact;
import nl.grenspoort.entry.Facts.RegisterFact.Kind;
import nl.grenspoort.finding.Disclosure;
import nl.grenspoort.finding.Finding;
import nl.grenspoort.finding.LegalBasis;
import nl.grenspoort.finding.RefusalLetter;
import nl.grenspoort.finding.Severity;

import java.util.stream.Stream;

/**
 * What records of national registers mean at the border: Regulation (EU) 2016/399 Art. 6(1)(e),
 * 8(2), 8(3). Every record of every register becomes a finding; none is picked out or left out.
 */
final class RegisterRules {
    private RegisterRules() {}

    static Stream<Finding> everyRecordIsTold(Facts facts) {
        return facts.records().stream().map(entry -> finding(entry, facts));
    }

    private static Finding finding(RegisterFact entry, Facts facts) {
        return byKind(entry, facts)
                .with("system", entry.register())
                .with("reference", entry.reference());
    }

    private static Finding byKind(RegisterFact entry, Facts facts) {
        return switch (entry.kind()) {
            case ARREST -> arrest(entry, facts);
            case SUMMONS ->
                    // nobody is held for a summons, and a guard serves it
                    told(
                            entry,
                            "register.summons",
                            Severity.ATTENTION,
                            Disclosure.TRAVELLER,
                            threat(facts));
            case REFUSAL -> refusal(entry, facts);
            case DOCUMENT ->
                    told(
                            entry,
                            "register.document",
                            Severity.SECOND_LINE,
                            Disclosure.TRAVELLER,
                            document(facts));
            case MISSING ->
                    told(
                            entry,
                            "register.missing",
                            Severity.SECOND_LINE,
                            Disclosure.GUARD,
                            threat(facts));
        };
    }

    /** The text begins with the officer's safety when there is something to beware of. */
    private static Finding arrest(RegisterFact entry, Facts facts) {
        if (entry.warnings().isEmpty()) {
            return told(
                    entry,
                    "register.arrest",
                    Severity.SECOND_LINE,
                    Disclosure.GUARD,
                    threat(facts));
        }
        return told(
                        entry,
                        "register.arrest-with-warning",
                        Severity.SECOND_LINE,
                        Disclosure.GUARD,
                        threat(facts))
                .with("warnings", String.join(", ", entry.warnings()));
    }

    /**
     * A national refusal binds on entry, is letter H on the form, and needs the identity to be
     * certain (Annex V, Part B). Persons with a right of free movement get no form: for them it is
     * a decision under Directive 2004/38/EC that the second line looks into.
     */
    private static Finding refusal(RegisterFact entry, Facts facts) {
        LegalBasis basis = Sbc.article("6(1)(e)");
        if (Refusal.freeMover(facts)) {
            return told(
                    entry,
                    "register.refusal-free-movement",
                    Severity.SECOND_LINE,
                    Disclosure.GUARD,
                    new LegalBasis("2004/38", "27"));
        }
        if (entry.uncertain()) {
            return told(
                    entry,
                    "register.refusal-uncertain",
                    Severity.SECOND_LINE,
                    Disclosure.GUARD,
                    basis);
        }
        Severity severity =
                facts.crossing() == Crossing.EXIT ? Severity.ATTENTION : Severity.SECOND_LINE;
        return Refusal.candidate(
                told(entry, "register.refusal", severity, Disclosure.TRAVELLER, basis),
                facts,
                RefusalLetter.H);
    }

    /** A travel document recorded as lost, stolen or invalid is no valid document: letter A. */
    static Stream<Finding> recordedDocumentIsNotValid(Facts facts) {
        return facts.records().stream()
                .filter(entry -> entry.kind() == Kind.DOCUMENT)
                .map(RegisterFact::register)
                .distinct()
                .flatMap(register -> DocumentRules.invalidated(facts, register));
    }

    private static Finding told(
            RegisterFact entry,
            String key,
            Severity severity,
            Disclosure disclosure,
            LegalBasis basis) {
        return Finding.of(key, severity, disclosure, basis, entry.register());
    }

    /** Whether the person is a threat, national databases consulted. */
    private static LegalBasis threat(Facts facts) {
        if (facts.travellerClass().freeMovement()) {
            return Sbc.article("8(2)(b)");
        }
        return Sbc.article(facts.crossing() == Crossing.ENTRY ? "8(3)(a)(vi)" : "8(3)(g)(iii)");
    }

    /** Whether the document is listed in national databases. */
    private static LegalBasis document(Facts facts) {
        if (facts.travellerClass().freeMovement()) {
            return Sbc.article("8(2)(a)");
        }
        return Sbc.article(facts.crossing() == Crossing.ENTRY ? "8(3)(a)(i)" : "8(3)(g)(ii)");
    }
}
