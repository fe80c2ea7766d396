package nl.grenspoort.reference;

import nl.grenspoort.identity.CountryCode;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whose residence documents count.
 *
 * @param file see {@link ResidenceDocuments}
 * @param specimenIssuers whose specimens are taken for documents: the demo's, whose every document
 *     is one. Production refuses it
 */
@ConfigurationProperties("grenspoort.residence-documents")
public record ResidenceDocumentsProperties(
        @DefaultValue("config/reference/residence-documents.yaml") Path file,
        @DefaultValue Set<String> specimenIssuers) {
    public ResidenceDocumentsProperties {
        specimenIssuers = Set.copyOf(specimenIssuers);
        for (String issuer : specimenIssuers) {
            try {
                new CountryCode(issuer);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "grenspoort.residence-documents.specimen-issuers: " + e.getMessage(), e);
            }
        }
    }

    /** The issuers as codes. */
    public Set<CountryCode> specimens() {
        return specimenIssuers.stream()
                .map(CountryCode::new)
                .collect(Collectors.toUnmodifiableSet());
    }
}
