package nl.grenspoort.document;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.identity.DocumentKind;

import java.util.List;
import java.util.Map;

/**
 * A document as the reader handed it over: nothing is believed yet.
 *
 * @param mrz lines as read optically, without line breaks; empty when none was read
 * @param chipFiles elementary files by their LDS name, raw bytes: {@code EF.COM}, {@code EF.SOD},
 *     {@code DG1}..{@code DG16}
 * @param readerOutcomes protocol outcomes the device reports, such as {@code PACE -> SUCCEEDED};
 *     reported, not proved
 */
public record PresentedDocument(
        DocumentKind kind,
        List<String> mrz,
        Map<String, byte[]> chipFiles,
        Map<String, String> readerOutcomes) {
    public PresentedDocument {
        requireNonNull(kind, "kind");
        mrz = List.copyOf(mrz);
        chipFiles = Map.copyOf(chipFiles);
        readerOutcomes = Map.copyOf(readerOutcomes);
    }

    /** The same document without what was read from its chip. */
    public PresentedDocument withoutChipFiles() {
        return new PresentedDocument(kind, mrz, Map.of(), readerOutcomes);
    }

    @Override
    public String toString() {
        return "PresentedDocument["
                + kind
                + ", "
                + mrz.size()
                + " MRZ lines, chip files "
                + chipFiles.keySet()
                + "]";
    }
}
