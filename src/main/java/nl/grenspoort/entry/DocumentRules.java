package nl.grenspoort.entry;

import nl.grenspoort.entry.Facts.PresentedDocumentFact;
import nl.grenspoort.entry.Facts.PresentedDocumentFact.Chip;
import nl.grenspoort.finding.Disclosure;
import nl.grenspoort.finding.Finding;
import nl.grenspoort.finding.RefusalLetter;
import nl.grenspoort.finding.Severity;
import nl.grenspoort.identity.DocumentKind;

import java.util.stream.Stream;

/** Conditions on the travel document: Regulation (EU) 2016/399 Art. 6(1)(a), 8(2), 8(3)(a)(i). */
final class DocumentRules {
    private static final String SOURCE = "document";

    private DocumentRules() {}

    /**
     * Nobody is admitted on no document at all: the guard establishes identity (Art. 8(2),
     * 8(3)(a)(i)).
     */
    static Stream<Finding> travelDocumentPresented(Facts facts) {
        boolean readable =
                facts.documents().stream().anyMatch(d -> d.travelDocument() && d.readable());
        return readable
                ? Stream.empty()
                : Stream.of(
                        Finding.of(
                                "document.not-readable",
                                Severity.SECOND_LINE,
                                Disclosure.TRAVELLER,
                                Sbc.article("8(3)(a)(i)"),
                                SOURCE));
    }

    /**
     * An expired document is no valid document: letter A, for third-country nationals on entry. One
     * that is in force is enough, whatever lies beside it.
     */
    static Stream<Finding> notExpired(Facts facts) {
        if (travelDocuments(facts).anyMatch(document -> inForce(document, facts))) {
            return Stream.empty();
        }
        return travelDocuments(facts)
                .filter(
                        document ->
                                document.expiry() != null
                                        && document.expiry().isBefore(facts.today()))
                .map(document -> expired(facts));
    }

    private static boolean inForce(PresentedDocumentFact document, Facts facts) {
        return document.readable()
                && document.expiry() != null
                && !document.expiry().isBefore(facts.today());
    }

    private static Finding expired(Facts facts) {
        return Refusal.candidate(
                Finding.of(
                        "document.expired",
                        Severity.SECOND_LINE,
                        Disclosure.TRAVELLER,
                        Sbc.article(facts.travellerClass().freeMovement() ? "8(2)" : "6(1)(a)"),
                        SOURCE),
                facts,
                RefusalLetter.A);
    }

    /** A forged chip: letter B is the officer's to give, after looking at the document. */
    static Stream<Finding> chipAuthentic(Facts facts) {
        return facts.documents().stream()
                .filter(
                        document ->
                                document.chip() == Chip.FORGED || !document.chipAgreesWithPage())
                .map(document -> forged(document, facts));
    }

    /** Of a travel document letter B, of a visa or permit letter D. */
    private static Finding forged(PresentedDocumentFact document, Facts facts) {
        return Refusal.doubt(
                Finding.of(
                        "document.chip-not-authentic",
                        Severity.SECOND_LINE,
                        Disclosure.GUARD,
                        Sbc.article(facts.travellerClass().freeMovement() ? "8(2)" : of(document)),
                        SOURCE),
                facts,
                ofStay(document) ? RefusalLetter.D : RefusalLetter.B);
    }

    private static boolean ofStay(PresentedDocumentFact document) {
        return document.kind() == DocumentKind.VISA_STICKER
                || document.kind() == DocumentKind.RESIDENCE_PERMIT
                || document.kind() == DocumentKind.RESIDENCE_CARD;
    }

    /** The check that finds out whether it is genuine: of the document, the visa, the permit. */
    private static String of(PresentedDocumentFact document) {
        if (document.kind() == DocumentKind.VISA_STICKER) {
            return "8(3)(b)";
        }
        return ofStay(document) ? "8(3)(bb)" : "8(3)(a)(i)";
    }

    /**
     * Authenticity is to be verified by the full certificate chain; where that can't be done, it
     * isn't known.
     */
    static Stream<Finding> chipProved(Facts facts) {
        return travelDocuments(facts)
                .filter(document -> document.chip() == Chip.UNPROVED)
                .map(
                        _ ->
                                Finding.of(
                                        "document.chip-not-proved",
                                        Severity.UNKNOWN,
                                        Disclosure.GUARD,
                                        Sbc.article("8(2)"),
                                        SOURCE));
    }

    /** Without the chip the guard inspects the page; a self-service lane can't (Art. 8a(4)(a)). */
    static Stream<Finding> chipRead(Facts facts) {
        return travelDocuments(facts)
                .filter(document -> document.readable() && document.chip() == Chip.NOT_READ)
                .map(
                        _ ->
                                Finding.of(
                                        "document.chip-not-read",
                                        Severity.ATTENTION,
                                        Disclosure.TRAVELLER,
                                        Sbc.article("8(2)"),
                                        SOURCE));
    }

    /**
     * A document that a system lists for seizure is no valid one: Art. 6(1)(a). That its holder is
     * another, and so letter B, an officer finds out. Said where the form may follow; elsewhere the
     * listing itself says enough.
     */
    static Stream<Finding> invalidated(Facts facts, String source) {
        return Refusal.of(facts).formMayFollow()
                ? Stream.of(
                        Refusal.doubt(
                                Finding.of(
                                        "document.invalidated",
                                        Severity.SECOND_LINE,
                                        Disclosure.TRAVELLER,
                                        Sbc.article("6(1)(a)"),
                                        source),
                                facts,
                                RefusalLetter.A))
                : Stream.empty();
    }

    private static Stream<PresentedDocumentFact> travelDocuments(Facts facts) {
        return facts.documents().stream().filter(PresentedDocumentFact::travelDocument);
    }
}
