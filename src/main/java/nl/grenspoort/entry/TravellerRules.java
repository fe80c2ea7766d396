package nl.grenspoort.entry;

import nl.grenspoort.finding.Disclosure;
import nl.grenspoort.finding.Finding;
import nl.grenspoort.finding.RefusalLetter;
import nl.grenspoort.finding.Severity;
import nl.grenspoort.identity.DocumentKind;

import java.util.stream.Stream;

/** Conditions that follow from the traveller class: Regulation (EU) 2016/399 Art. 6(1)(b). */
final class TravellerRules {
    private TravellerRules() {}

    /**
     * A nationality that selects no regime is for a guard: stateless, refugee, organisation,
     * unreadable.
     */
    static Stream<Finding> regimeIsKnown(Facts facts) {
        return facts.travellerClass() == TravellerClass.UNDETERMINED
                ? Stream.of(
                        Finding.of(
                                "traveller.regime-undetermined",
                                Severity.UNKNOWN,
                                Disclosure.TRAVELLER,
                                Sbc.article("8(3)"),
                                "document"))
                : Stream.empty();
    }

    /**
     * Letter C where a visa is required and nothing that could be or replace one was presented.
     * Once the VIS has answered it knows better: a visa is in it whether or not its sticker is
     * shown.
     */
    static Stream<Finding> visaPresented(Facts facts) {
        boolean required =
                facts.traveller().duties().visa() == Duty.REQUIRED
                        && facts.crossing() == Crossing.ENTRY
                        && facts.visas() == null;
        boolean presented =
                facts.documents().stream()
                        .map(Facts.PresentedDocumentFact::kind)
                        .anyMatch(
                                kind ->
                                        kind == DocumentKind.VISA_STICKER
                                                || kind == DocumentKind.RESIDENCE_PERMIT
                                                || kind == DocumentKind.RESIDENCE_CARD
                                                || kind == DocumentKind.OLD_PASSPORT);
        return required && !presented
                ? Stream.of(
                        Refusal.candidate(
                                Finding.of(
                                        "visa.not-presented",
                                        Severity.SECOND_LINE,
                                        Disclosure.TRAVELLER,
                                        Sbc.visaOrAuthorisation(facts),
                                        "document"),
                                facts,
                                RefusalLetter.C))
                : Stream.empty();
    }
}
