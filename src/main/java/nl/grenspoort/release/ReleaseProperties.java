package nl.grenspoort.release;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.nio.file.Path;

/**
 * The signed release that production runs.
 *
 * @param manifest lists every file with its hash
 * @param signature CMS (RFC 5652) over the manifest, detached, PEM
 * @param signatures how many different people must have signed; two is the four-eyes principle
 * @param anchors name of the file with the approvers' authority, or with their own certificates, in
 *     the trust directory
 */
@ConfigurationProperties("grenspoort.release")
public record ReleaseProperties(
        @DefaultValue("config/release.json") Path manifest,
        @DefaultValue("config/release.p7s") Path signature,
        @DefaultValue("2") int signatures,
        @DefaultValue("release-ca") String anchors) {
    public ReleaseProperties {
        if (signatures < 1 || signatures > 5) {
            throw new IllegalArgumentException("grenspoort.release.signatures must be 1 to 5");
        }
        if (!anchors.matches("[a-z0-9-]+")) {
            throw new IllegalArgumentException(
                    "grenspoort.release.anchors is the name of a file in the trust directory, without"
                            + " .crt");
        }
    }
}
