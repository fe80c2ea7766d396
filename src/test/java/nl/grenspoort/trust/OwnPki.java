package nl.grenspoort.trust;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A PKI that is not the demo's, made by {@code certs/make-pki.sh} as its documentation says. Needs
 * openssl.
 *
 * @param folder with {@code gateway}, {@code peers}, {@code csca} and {@code ca} in it
 */
public record OwnPki(Path folder) {
    private static final Path SCRIPT = Path.of("certs/make-pki.sh").toAbsolutePath();

    /**
     * Makes one.
     *
     * @param folder that does not exist yet
     */
    public static OwnPki make(Path folder) {
        OwnPki pki = new OwnPki(folder);
        pki.run("new");
        return pki;
    }

    /** What the gateway needs. */
    public TrustDirectory gateway() {
        return new TrustDirectory(folder.resolve("gateway"));
    }

    /** Terminals and systems. */
    public TrustDirectory peers() {
        return new TrustDirectory(folder.resolve("peers"));
    }

    /** Where the authorities' CRLs are. */
    public Path crls() {
        return folder.resolve("gateway/crl");
    }

    /** Revokes a certificate and renews the CRLs. */
    public void revoke(String name) {
        run("revoke", name);
    }

    /**
     * Issues a certificate, in the place of one of that name.
     *
     * @param kind server, client, signing or encryption
     */
    public void issue(String name, String kind, String oin) {
        run("issue", name, kind, oin);
    }

    /** Runs a command of the script on this folder and returns what it said. */
    public String run(String command, String... arguments) {
        List<String> line =
                new ArrayList<>(List.of("sh", SCRIPT.toString(), command, folder.toString()));
        line.addAll(List.of(arguments));
        try {
            ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
            String jdk = Path.of(System.getProperty("java.home"), "bin").toString();
            builder.environment().merge("PATH", jdk, (path, ours) -> ours + ":" + path);
            Process process = builder.start();
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(String.join(" ", line) + " failed: " + said);
            }
            return said;
        } catch (IOException e) {
            throw new AssertionError("certs/make-pki.sh can't be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
