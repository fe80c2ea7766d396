package nl.grenspoort.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.trust.Sealer.Sealed;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

import javax.crypto.spec.SecretKeySpec;

class SealerTest {
    private static final byte[] CONTEXT = "border-check:1".getBytes(StandardCharsets.US_ASCII);

    private final Random random = new Random(7);
    private final Sealer sealer = new Sealer("bucket-1", key(1));

    @Test
    void what_was_sealed_opens_whatever_its_size() {
        for (int i = 0; i < 300; i++) {
            byte[] plain = bytes(i < 50 ? i : random.nextInt(50_000));
            byte[] context = bytes(random.nextInt(60));
            assertThat(sealer.open(sealer.seal(plain, context), context)).isEqualTo(plain);
        }
    }

    @Test
    void another_sealer_with_the_same_key_opens_it() {
        Sealed sealed = sealer.seal(new byte[] {1, 2}, CONTEXT);
        assertThat(new Sealer("bucket-1", key(1)).open(sealed, CONTEXT)).containsExactly(1, 2);
    }

    @Test
    void another_context_key_or_bucket_does_not_open_it() {
        Sealed sealed = sealer.seal(new byte[] {1, 2}, CONTEXT);
        assertRefused(sealer, sealed, new byte[0]);
        assertRefused(sealer, sealed, "border-check:2".getBytes(StandardCharsets.US_ASCII));
        assertRefused(new Sealer("bucket-1", key(2)), sealed, CONTEXT);
        assertThatThrownBy(() -> new Sealer("bucket-2", key(1)).open(sealed, CONTEXT))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("bucket-1");
    }

    @Test
    void a_single_flipped_bit_anywhere_is_noticed() {
        Sealed sealed = sealer.seal(bytes(40), CONTEXT);
        for (int bit = 0; bit < sealed.ciphertext().length * 8; bit++) {
            assertRefused(
                    sealer,
                    new Sealed("bucket-1", sealed.wrappedKey(), flipped(sealed.ciphertext(), bit)),
                    CONTEXT);
        }
        for (int bit = 0; bit < sealed.wrappedKey().length * 8; bit++) {
            assertRefused(
                    sealer,
                    new Sealed("bucket-1", flipped(sealed.wrappedKey(), bit), sealed.ciphertext()),
                    CONTEXT);
        }
    }

    @Test
    void cut_off_bytes_are_noticed() {
        Sealed sealed = sealer.seal(bytes(40), CONTEXT);
        for (int length = 0; length < sealed.ciphertext().length; length++) {
            byte[] cut = Arrays.copyOf(sealed.ciphertext(), length);
            assertRefused(sealer, new Sealed("bucket-1", sealed.wrappedKey(), cut), CONTEXT);
        }
        for (int length = 0; length < sealed.wrappedKey().length; length++) {
            byte[] cut = Arrays.copyOf(sealed.wrappedKey(), length);
            assertRefused(sealer, new Sealed("bucket-1", cut, sealed.ciphertext()), CONTEXT);
        }
    }

    @Test
    void the_key_of_another_item_does_not_open_it() {
        Sealed one = sealer.seal(new byte[] {1}, CONTEXT);
        Sealed other = sealer.seal(new byte[] {2}, CONTEXT);
        assertRefused(
                sealer, new Sealed("bucket-1", other.wrappedKey(), one.ciphertext()), CONTEXT);
    }

    @Test
    void the_same_item_sealed_twice_looks_different_and_shows_nothing() {
        byte[] plain = "ERIKSSON<<ANNA<MARIA".getBytes(StandardCharsets.US_ASCII);
        Sealed one = sealer.seal(plain, CONTEXT);
        Sealed other = sealer.seal(plain, CONTEXT);
        assertThat(one.ciphertext()).isNotEqualTo(other.ciphertext());
        assertThat(one.wrappedKey()).isNotEqualTo(other.wrappedKey());
        assertThat(new String(one.ciphertext(), StandardCharsets.ISO_8859_1))
                .doesNotContain("ERIK");
    }

    private static void assertRefused(Sealer with, Sealed sealed, byte[] context) {
        assertThatThrownBy(() -> with.open(sealed, context))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("can't be opened");
    }

    private static byte[] flipped(byte[] bytes, int bit) {
        byte[] flipped = bytes.clone();
        flipped[bit / 8] ^= (byte) (1 << bit % 8);
        return flipped;
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static SecretKeySpec key(int fill) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) fill);
        return new SecretKeySpec(key, "AES");
    }
}
