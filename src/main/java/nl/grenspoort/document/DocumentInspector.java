package nl.grenspoort.document;

import java.time.Instant;

/**
 * Inspects presented documents: MRZ check digits, passive authentication, chip against page. Plain
 * code, shared by all threads.
 */
public interface DocumentInspector {
    /**
     * Inspects one document. Whatever is wrong with it is in the result; nothing about a document
     * makes this throw.
     *
     * @param at time at which certificates must be valid
     */
    DocumentInspection inspect(PresentedDocument document, Instant at);
}
