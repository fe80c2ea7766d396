package nl.grenspoort.systems;

import nl.grenspoort.trust.Oin;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import java.net.URI;
import java.time.Duration;

/**
 * How one system may be asked: {@code grenspoort.systems.<key>}.
 *
 * @param kind what sort of system it is, such as {@code national-register}, where there may be
 *     several; null for a system that is one of its kind
 * @param signer whose answers count, for a system of a kind; null for any other, whose own settings
 *     say so
 * @param address base address, https; a message's path is put behind it
 * @param enabled false where the system is not live yet: then it is not asked
 * @param deadline for one attempt, from connecting to the last byte of the reply
 * @param connectTimeout for TCP and TLS
 * @param maxReply longest reply that is read
 * @param concurrent questions under way at most; one more is refused at once, not queued
 * @param attempts at most for one question, all inside the consultation's deadline
 * @param retryAfter wait before a second attempt
 * @param breaker when to stop asking for a while
 */
public record SystemPolicy(
        @Nullable String kind,
        @Nullable Signer signer,
        URI address,
        @DefaultValue("true") boolean enabled,
        @DefaultValue("3s") Duration deadline,
        @DefaultValue("1s") Duration connectTimeout,
        @DefaultValue("1MB") DataSize maxReply,
        @DefaultValue("64") int concurrent,
        @DefaultValue("2") int attempts,
        @DefaultValue("100ms") Duration retryAfter,
        @DefaultValue Breaker breaker) {
    public SystemPolicy {
        require(kind == null || signer != null, "signer.oin is missing for a system of a kind");
        require(
                kind != null || signer == null,
                "signer belongs to a system of a kind; set kind, or the system's own settings");
        require("https".equals(schemeOf(address)), "address must be an https address");
        require(deadline.isPositive(), "deadline must be longer than zero");
        require(connectTimeout.isPositive(), "connect-timeout must be longer than zero");
        require(maxReply.toBytes() > 0, "max-reply must be more than zero");
        require(concurrent > 0, "concurrent must be at least 1");
        require(attempts > 0, "attempts must be at least 1");
        require(!retryAfter.isNegative(), "retry-after can't be negative");
    }

    private static @Nullable String schemeOf(@Nullable URI address) {
        return address == null ? null : address.getScheme();
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException("grenspoort.systems.*." + otherwise);
        }
    }

    /**
     * Whose answers count as the system's, and how fresh they must be.
     *
     * @param oin organisation that signs answers and that requests are addressed to
     * @param maxAge how old an answer's signature may be
     * @param clockSkew how far the system's clock may differ from ours
     */
    public record Signer(
            Oin oin, @DefaultValue("1m") Duration maxAge, @DefaultValue("10s") Duration clockSkew) {
        public Signer {
            require(oin != null, "signer.oin is missing");
            require(maxAge.isPositive(), "signer.max-age must be longer than zero");
            require(!clockSkew.isNegative(), "signer.clock-skew can't be negative");
        }
    }

    /**
     * The circuit breaker.
     *
     * @param window attempts that are looked back on
     * @param failureRate percentage of failures in the window that opens it
     * @param openFor how long nobody is asked then
     */
    public record Breaker(
            @DefaultValue("20") int window,
            @DefaultValue("50") int failureRate,
            @DefaultValue("5s") Duration openFor) {
        public Breaker {
            require(window > 0, "breaker.window must be at least 1");
            require(failureRate > 0 && failureRate <= 100, "breaker.failure-rate is 1 to 100");
            require(openFor.isPositive(), "breaker.open-for must be longer than zero");
        }
    }
}
