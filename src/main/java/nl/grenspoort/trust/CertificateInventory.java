package nl.grenspoort.trust;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The certificates and revocation lists in force, for health, metrics and checks. Holds nothing
 * secret.
 *
 * @param certificates the gateway's own, then the authorities'
 * @param lists the newest of each authority; empty when revocation is not asked
 */
public record CertificateInventory(List<Entry> certificates, List<Crl> lists) {
    public CertificateInventory {
        certificates = List.copyOf(certificates);
        lists = List.copyOf(lists);
    }

    /**
     * One certificate.
     *
     * @param name of its file or alias, such as {@code gateway-server}
     * @param subject distinguished name
     * @param oin null when it carries none
     * @param key kind and size, such as {@code RSA 3072}
     * @param authority whether it is an anchor, and not our own
     * @param problem why what lies there now is not in force and this older one is; null when all
     *     is well
     */
    public record Entry(
            String name,
            String subject,
            @Nullable String oin,
            Instant notBefore,
            Instant notAfter,
            String key,
            boolean authority,
            @Nullable String problem) {
        /** Whole days until it expires; negative afterwards. */
        public long daysLeft(Instant now) {
            return Duration.between(now, notAfter).toDays();
        }
    }

    /**
     * One revocation list.
     *
     * @param issuer distinguished name
     * @param nextUpdate null when the list names none: then it does not count
     * @param problem why the folder could not be read again; null when it could
     */
    public record Crl(
            String issuer,
            Instant thisUpdate,
            @Nullable Instant nextUpdate,
            @Nullable String problem) {}
}
