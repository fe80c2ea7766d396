package nl.grenspoort.reference;

import nl.grenspoort.start.Refusal;
import nl.grenspoort.start.Settings;
import nl.grenspoort.start.StartCheck;

import java.util.List;
import java.util.TreeSet;

/** What production asks of reference data: no specimen is anybody's document. */
final class SpecimenCheck implements StartCheck {
    @Override
    public List<Refusal> refusals(Settings settings) {
        ResidenceDocumentsProperties properties = settings.read(ResidenceDocumentsProperties.class);
        return properties.specimenIssuers().isEmpty()
                ? List.of()
                : List.of(
                        new Refusal(
                                "specimen-documents",
                                "Specimens of %s would be taken for documents."
                                        .formatted(new TreeSet<>(properties.specimenIssuers())),
                                "Take grenspoort.residence-documents.specimen-issuers out."));
    }
}
