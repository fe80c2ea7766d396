package nl.grenspoort.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.quality.Threat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Signed messages whose signer's certificate was taken back, and our own that was renewed. */
class RevokedSignerTest {
    private static final byte[] BODY = {1, 2, 3};
    private static final MessageParts PARTS =
            MessageParts.request("POST", "/x", Map.of("Digest", MessageParts.digest(BODY)), BODY);

    @TempDir private Path folder;

    @Test
    @Threat("T-KEY-5")
    void a_revoked_signer_is_believed_no_more_from_one_message_to_the_next() throws Exception {
        RevocableTrust revocable = new RevocableTrust(folder);
        Credentials signer = Recipe.signing(revocable.authority()).make();
        MessageVerifier verifier = verifier(revocable);
        String signature = sign(new MessageSigner(signer, InstantSource.system()));
        verifier.verify(signature, PARTS, Set.of("digest"));

        revocable.revoke(signer);

        assertThatThrownBy(() -> verifier.verify(signature, PARTS, Set.of("digest")))
                .isInstanceOf(MessageSignatureException.class)
                .hasStackTraceContaining("was revoked on");
    }

    @Test
    @Threat("T-KEY-6")
    void when_lists_are_stale_no_signer_is_believed() throws Exception {
        RevocableTrust revocable = new RevocableTrust(folder);
        MessageVerifier verifier = verifier(revocable);
        String signature =
                sign(
                        new MessageSigner(
                                Recipe.signing(revocable.authority()).make(),
                                InstantSource.system()));
        verifier.verify(signature, PARTS, Set.of("digest"));
        revocable.neglect();
        assertThatThrownBy(() -> verifier.verify(signature, PARTS, Set.of("digest")))
                .hasStackTraceContaining("is stale");
    }

    @Test
    void the_next_message_is_signed_with_the_renewed_key() throws Exception {
        RevocableTrust renewable = new RevocableTrust(folder);
        MessageSigner signer =
                new MessageSigner(
                        () -> renewable.trust().credentials("gateway-signing"),
                        InstantSource.system());
        MessageVerifier verifier = verifier(renewable);
        verifier.verify(sign(signer), PARTS, Set.of("digest"));
        renewable.revoke(renewable.trust().credentials("gateway-signing"));
        assertThatThrownBy(() -> verifier.verify(sign(signer), PARTS, Set.of("digest")))
                .isInstanceOf(MessageSignatureException.class);

        renewable.put(
                "gateway-signing",
                Recipe.signing(renewable.authority()).withKeys(Recipe.generate("RSA3072")).make());

        assertThat(verifier.verify(sign(signer), PARTS, Set.of("digest"))).isNotNull();
    }

    private static String sign(MessageSigner signer) {
        return signer.sign(PARTS, List.of("(request-target)", "digest"));
    }

    private static MessageVerifier verifier(RevocableTrust trust) {
        return new MessageVerifier(
                trust.trust().authorities("signing-ca"),
                new Oin(Recipe.OIN),
                Duration.ofMinutes(1),
                Duration.ofSeconds(10),
                InstantSource.system());
    }
}
