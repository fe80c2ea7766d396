package nl.grenspoort.document;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.nio.file.Path;

/**
 * What document inspection trusts.
 *
 * @param trustStore folder of CSCA certificates ({@code .cer}, {@code .crt}) and master lists
 *     ({@code .ml}), which are accepted when their signer chains up to one of the certificates. In
 *     the demo it may be missing; then only the demo's own CSCA is trusted.
 */
@ConfigurationProperties("grenspoort.document")
public record DocumentProperties(@DefaultValue("certs/csca") Path trustStore) {}
