package nl.grenspoort.trust;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.start.StartRefusedException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidParameterException;
import java.security.KeyStore;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import javax.security.auth.login.LoginException;

/**
 * Keys on a PKCS#11 token, by the JDK's provider. Private keys never leave it. The sealing key is
 * derived on it: HMAC-SHA-256 of a fixed text under the token's secret {@code sealing}, so that
 * without the token nothing sealed opens, and sealing needs no round trip per item. A token can't
 * be watched: it is read again when its configuration file changes ({@code touch} suffices).
 */
final class Token implements KeySource {
    private static final byte[] USE =
            "grenspoort sealing key v1".getBytes(StandardCharsets.US_ASCII);

    private final Path config;
    private final Supplier<char[]> pin;
    private final Provider provider;

    private Token(Path config, Supplier<char[]> pin, Provider provider) {
        this.config = config;
        this.pin = pin;
        this.provider = provider;
    }

    /**
     * @param config of SunPKCS11: {@code name}, {@code library}, {@code slot}
     */
    static Token open(Path config, Supplier<char[]> pin) {
        requireNonNull(pin, "pin");
        if (!Files.isReadable(config)) {
            throw new StartRefusedException(
                    "The PKCS#11 configuration " + config + " is missing or can't be read.",
                    "Write it as certs/README.md shows, and set grenspoort.trust.store.");
        }
        try {
            Provider made = Security.getProvider("SunPKCS11").configure(config.toString());
            // behind all others: what needs no token does not go there
            boolean known = Security.addProvider(made) < 0;
            return new Token(config, pin, known ? known(made) : made);
        } catch (InvalidParameterException | ProviderException | UnsupportedOperationException e) {
            throw new StartRefusedException(
                    "The PKCS#11 library or slot that %s names can't be used: %s"
                            .formatted(config, reason(e)),
                    "Mend library and slot there; certs/README.md shows an example.",
                    e);
        }
    }

    /** Opening the same token again, as a reload of the whole context does. */
    private static Provider known(Provider made) {
        return requireNonNull(Security.getProvider(made.getName()), "a provider of that name");
    }

    @Override
    public Credentials credentials(String name) {
        return entries().credentials(name);
    }

    @Override
    public @Nullable SecretKey sealingKey() {
        SecretKey onToken = entries().secretKey(SEALING);
        if (onToken == null) {
            return null;
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256", provider);
            mac.init(onToken);
            return new SecretKeySpec(mac.doFinal(USE), "AES");
        } catch (GeneralSecurityException | ProviderException e) {
            throw new StartRefusedException(
                    "The secret %s on %s can't compute HMAC-SHA-256.".formatted(SEALING, where()),
                    "It must be a generic secret of 32 bytes that may sign (pkcs11-tool --keygen"
                            + " --key-type GENERIC:32 --usage-sign).",
                    e);
        }
    }

    @Override
    public List<Path> files(String name) {
        return List.of(config);
    }

    @Override
    public String where(String name) {
        return "label " + name + " on " + where();
    }

    private String where() {
        return "the PKCS#11 token of " + config;
    }

    private StoreEntries entries() {
        char[] secret = pin.get();
        try {
            KeyStore store = KeyStore.getInstance("PKCS11", provider);
            store.load(null, secret);
            return new StoreEntries(store, null, where());
        } catch (IOException | GeneralSecurityException | ProviderException e) {
            throw new StartRefusedException(
                    refusedLogin(e)
                            ? "The PIN is not that of " + where() + ", or the token is locked."
                            : "There is no readable token in the slot of " + config + ".",
                    "Mend the slot there, or what grenspoort.trust.password-file or"
                            + " password-variable names; a wrong PIN is counted by the token.",
                    e);
        } finally {
            Arrays.fill(secret, '\0');
        }
    }

    private static boolean refusedLogin(Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof LoginException) {
                return true;
            }
        }
        return false;
    }

    private static String reason(Throwable problem) {
        Throwable cause = problem;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }
}
