package nl.grenspoort.trust;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.start.StartRefusedException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

import javax.crypto.SecretKey;

/** Keys in one PKCS#12 file, each with its chain under the alias that is its name. */
final class KeyStoreFile implements KeySource {
    private final Path file;
    private final Supplier<char[]> password;

    KeyStoreFile(Path file, Supplier<char[]> password) {
        this.file = requireNonNull(file, "file");
        this.password = requireNonNull(password, "password");
    }

    @Override
    public Credentials credentials(String name) {
        return opened(store -> store.credentials(name));
    }

    @Override
    public @Nullable SecretKey sealingKey() {
        SecretKey key = this.<@Nullable SecretKey>opened(store -> store.secretKey(SEALING));
        if (key != null && (!key.getAlgorithm().equals("AES") || key.getEncoded().length != 32)) {
            throw new StartRefusedException(
                    "The entry %s of %s is no AES key of 256 bits.".formatted(SEALING, file),
                    "Make it with keytool -genseckey -alias %s -keyalg AES -keysize 256."
                            .formatted(SEALING));
        }
        return key;
    }

    @Override
    public List<Path> files(String name) {
        return List.of(file);
    }

    @Override
    public String where(String name) {
        return "alias " + name + " in " + file;
    }

    private <T extends @Nullable Object> T opened(Function<StoreEntries, T> use) {
        char[] secret = password.get();
        try (var in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, secret);
            return use.apply(new StoreEntries(store, secret, file.toString()));
        } catch (IOException | GeneralSecurityException e) {
            throw unusable(e);
        } finally {
            Arrays.fill(secret, '\0');
        }
    }

    private StartRefusedException unusable(Exception cause) {
        if (cause instanceof NoSuchFileException) {
            return new StartRefusedException(
                    "The key store " + file + " is missing.",
                    "Put it there, or set grenspoort.trust.store.",
                    cause);
        }
        if (cause.getCause() instanceof UnrecoverableKeyException) {
            return new StartRefusedException(
                    "The password is not that of the key store " + file + ".",
                    "Mend what grenspoort.trust.password-file or password-variable names.",
                    cause);
        }
        return new StartRefusedException(
                "The key store " + file + " can't be read as PKCS#12.",
                "Look at it with keytool -list -storetype PKCS12 -keystore " + file + ".",
                cause);
    }
}
