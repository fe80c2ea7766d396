package nl.grenspoort.trust;

import static java.util.Objects.requireNonNull;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;

import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals data at rest with AES-256-GCM under a fresh key per item, which is itself wrapped under a
 * bucket key. Destroying the wrapped key, or the bucket key, destroys the item (message-log.md A3).
 * Threads may share one sealer.
 */
public final class Sealer {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final String bucket;
    private final SecretKey bucketKey;

    /**
     * @param bucket names the key for whoever opens the item later
     * @param bucketKey AES, 256 bits
     */
    public Sealer(String bucket, SecretKey bucketKey) {
        this.bucket = requireNonNull(bucket, "bucket");
        this.bucketKey = requireNonNull(bucketKey, "bucketKey");
    }

    /**
     * @param context bound to the item without being stored in it: opening needs the same bytes,
     *     such as the item's id
     */
    public Sealed seal(byte[] plaintext, byte[] context) {
        byte[] itemKey = new byte[32];
        random.nextBytes(itemKey);
        try {
            return new Sealed(
                    bucket,
                    encrypt(bucketKey, itemKey, context),
                    encrypt(new SecretKeySpec(itemKey, "AES"), plaintext, context));
        } finally {
            java.util.Arrays.fill(itemKey, (byte) 0);
        }
    }

    /**
     * Throws {@link IllegalStateException} when key, context or bytes are not those it was sealed
     * with.
     */
    public byte[] open(Sealed sealed, byte[] context) {
        if (!bucket.equals(sealed.bucket())) {
            throw new IllegalStateException(
                    "sealed under bucket " + sealed.bucket() + ", not " + bucket);
        }
        byte[] itemKey = decrypt(bucketKey, sealed.wrappedKey(), context);
        return decrypt(new SecretKeySpec(itemKey, "AES"), sealed.ciphertext(), context);
    }

    private byte[] encrypt(SecretKey key, byte[] plaintext, byte[] context) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(context);
            byte[] sealed = new byte[NONCE + cipher.getOutputSize(plaintext.length)];
            System.arraycopy(nonce, 0, sealed, 0, NONCE);
            cipher.doFinal(plaintext, 0, plaintext.length, sealed, NONCE);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM is not available", e);
        }
    }

    private static byte[] decrypt(SecretKey key, byte[] sealed, byte[] context) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, sealed, 0, NONCE));
            cipher.updateAAD(context);
            return cipher.doFinal(sealed, NONCE, sealed.length - NONCE);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "the item can't be opened: wrong key, wrong context, or changed bytes", e);
        }
    }

    /**
     * A sealed item.
     *
     * @param bucket name of the key that wraps the item's own key
     * @param wrappedKey nonce (12 bytes) and wrapped item key; kept apart, so that it can be
     *     destroyed
     * @param ciphertext nonce (12 bytes), ciphertext, tag (16 bytes)
     */
    @SuppressWarnings("ArrayRecordComponent") // opaque bytes; compared by nobody
    public record Sealed(String bucket, byte[] wrappedKey, byte[] ciphertext) {}
}
