package nl.grenspoort.production;

import nl.grenspoort.start.Refusal;
import nl.grenspoort.start.Settings;
import nl.grenspoort.start.StartCheck;
import nl.grenspoort.start.StartRefusedException;
import nl.grenspoort.trust.Oin;
import nl.grenspoort.trust.TrustDirectory;
import nl.grenspoort.trust.TrustProperties;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** No key and no anchor of the demo: everybody can have them. */
final class KeysCheck implements StartCheck {
    private static final String SUFFIX = ".crt";

    @Override
    public List<Refusal> refusals(Settings settings) {
        TrustProperties properties = settings.read(TrustProperties.class);
        List<Refusal> refusals = new ArrayList<>();
        if (properties.demo()) {
            refusals.add(
                    new Refusal(
                            "demo-keys",
                            "grenspoort.trust.demo would make demo keys.",
                            "Take that setting out."));
        }
        Path folder = properties.directory();
        if (!Files.isDirectory(folder)) {
            refusals.add(
                    new Refusal(
                            "keys-missing",
                            "The folder of keys and certificates, %s, is missing."
                                    .formatted(folder),
                            "Make it (certs/README.md), or set grenspoort.trust.directory."));
            return refusals;
        }
        TrustDirectory trust = new TrustDirectory(folder);
        for (String name : names(folder)) {
            try {
                trust.anchors(name).stream()
                        .filter(KeysCheck::demo)
                        .findFirst()
                        .ifPresent(
                                certificate ->
                                        refusals.add(
                                                new Refusal(
                                                        "demo-certificate",
                                                        "%s is a certificate of the demo, or bears a"
                                                                .concat(
                                                                        " test number (OIN"
                                                                                + " 00000099...).")
                                                                .formatted(
                                                                        folder.resolve(
                                                                                name + SUFFIX)),
                                                        "Put one there that your own authority"
                                                                + " issued.")));
            } catch (StartRefusedException e) {
                refusals.add(new Refusal("keys", String.valueOf(e.getMessage()), ""));
            }
        }
        return refusals;
    }

    private static boolean demo(X509Certificate certificate) {
        return Oin.of(certificate).filter(Oin::isTest).isPresent()
                || certificate.getSubjectX500Principal().getName().contains("O=Grenspoort demo")
                || certificate.getIssuerX500Principal().getName().contains("O=Grenspoort demo");
    }

    private static List<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
