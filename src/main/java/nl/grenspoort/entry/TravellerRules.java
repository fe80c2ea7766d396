package nl.grenspoort.entry;

import nl.grenspoort.entry.Facts.SourceFact;
import nl.grenspoort.entry.TravellerGround.Told;
import nl.grenspoort.finding.Disclosure;
import nl.grenspoort.finding.Finding;
import nl.grenspoort.finding.RefusalLetter;
import nl.grenspoort.finding.Severity;
import nl.grenspoort.identity.DocumentKind;

import java.util.Set;
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
     * The check of a diplomatic, official or service passport may have priority, and nobody asks
     * its holder to prove means: Annex VII, 4.1, 4.2.
     */
    static Stream<Finding> diplomaticPassportIsTold(Facts facts) {
        return facts.traveller().diplomatic()
                ? Stream.of(diplomatic("document.diplomatic", "Annex VII, 4"))
                : Stream.empty();
    }

    /**
     * Its holder is not refused before the national authority was consulted, on an alert neither:
     * Annex VII, 4.3. What would be a ground for refusal goes to the second line till then ({@link
     * Refusal}); without a ground nobody is consulted.
     */
    static Stream<Finding> authorityIsConsulted(Facts facts) {
        if (Refusal.of(facts) != Refusal.CONSULT_FIRST) {
            return Stream.empty();
        }
        boolean objects = facts.observed(Observation.AuthorityConsulted.class).isPresent();
        return Stream.of(
                diplomatic(
                        objects ? "document.diplomatic-objection" : "document.diplomatic-consult",
                        "Annex VII, 4.3"));
    }

    private static Finding diplomatic(String key, String article) {
        return Finding.of(
                key, Severity.INFORMATION, Disclosure.TRAVELLER, Sbc.article(article), "document");
    }

    /**
     * Letter C where a visa is required and nothing that could be one was presented; what replaces
     * one has changed the class. Once the VIS has answered it knows better: a visa is in it whether
     * or not its sticker is shown.
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
        if (!required || presented) {
            return Stream.empty();
        }
        // unknown is never "no visa" (law 1): no letter as long as the VIS may still know of one
        return Stream.of(
                visMayStillKnow(facts)
                        ? notPresented(Severity.ATTENTION, facts)
                        : Refusal.candidate(
                                notPresented(Severity.SECOND_LINE, facts), facts, RefusalLetter.C));
    }

    private static Finding notPresented(Severity severity, Facts facts) {
        return Finding.of(
                "visa.not-presented",
                severity,
                Disclosure.TRAVELLER,
                Sbc.visaOrAuthorisation(facts),
                "document");
    }

    private static boolean visMayStillKnow(Facts facts) {
        return facts.sources().stream()
                .filter(source -> source.system().equals("VIS"))
                .anyMatch(
                        source ->
                                source.state() == SourceFact.State.UNKNOWN
                                        || source.state() == SourceFact.State.PENDING);
    }

    /**
     * What was weighed to find the class, as far as a guard has to know it. What is to be settled
     * before entry leaves the advice open (law 1); on exit no visa is asked for.
     */
    static Stream<Finding> groundsAreTold(Facts facts) {
        return facts.traveller().grounds().stream()
                .filter(
                        ground ->
                                ground.kind().told() != Told.TO_SETTLE
                                        || facts.crossing() == Crossing.ENTRY)
                .map(TravellerRules::told);
    }

    private static Finding told(TravellerGround ground) {
        Severity severity =
                switch (ground.kind().told()) {
                    case TO_KNOW -> Severity.INFORMATION;
                    case TO_LOOK -> Severity.ATTENTION;
                    case TO_SETTLE -> Severity.UNKNOWN;
                };
        return new Finding(
                ground.kind().key(),
                severity,
                Disclosure.GUARD,
                ground.kind().basis(),
                Set.of(),
                "document",
                ground.parameters());
    }
}
