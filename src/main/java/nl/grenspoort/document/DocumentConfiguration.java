package nl.grenspoort.document;

import nl.grenspoort.start.StartRefusedException;
import nl.grenspoort.trust.TrustDirectory;
import nl.grenspoort.trust.TrustProperties;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DocumentProperties.class)
class DocumentConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(DocumentConfiguration.class);

    @Bean
    CscaTrustStore cscaTrustStore(
            DocumentProperties properties, TrustProperties trust, TrustDirectory directory) {
        Path folder = properties.trustStore();
        CscaTrustStore trusted =
                Files.isDirectory(folder) ? TrustFolder.read(folder) : CscaTrustStore.of(List.of());
        if (trust.demo()) {
            trusted = trusted.and(CscaTrustStore.of(directory.anchors("csca")));
        } else if (trusted.size() == 0) {
            throw new StartRefusedException(
                    "The folder "
                            + folder
                            + " holds no CSCA certificate, so no chip can be proved.",
                    "Put the CSCA certificates or a master list there, or set"
                            + " grenspoort.document.trust-store.");
        }
        LOG.info("Trusting {} CSCA certificates, version {}", trusted.size(), trusted.version());
        return trusted;
    }

    @Bean
    DocumentInspector documentInspector(CscaTrustStore trusted) {
        return new StandardDocumentInspector(trusted);
    }
}
