package nl.grenspoort.trust;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;

import javax.crypto.SecretKey;

/**
 * Where the gateway's own keys are. Reads anew at each call; {@link TrustDirectory} remembers. All
 * methods throw {@link nl.grenspoort.start.StartRefusedException} naming store and alias, never a
 * secret.
 */
sealed interface KeySource permits PemFolder, KeyStoreFile, Token {
    /** Alias of the key that wraps the keys of sealed data. */
    String SEALING = "sealing";

    /** Key and chain of one identity. */
    Credentials credentials(String name);

    /** The key that wraps the keys of sealed data; null when this source has none. */
    @Nullable SecretKey sealingKey();

    /** Files whose change means that an identity must be read again. */
    List<Path> files(String name);

    /** What holds this identity, for messages. */
    String where(String name);
}
