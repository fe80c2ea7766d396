package nl.grenspoort.cli.doctor;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How the NCSC rates TLS and keys (IT security guidelines for TLS, May 2025, as Internet.nl tests
 * them). The worst part decides.
 *
 * @param reasons why it is not better; empty when good or sufficient
 */
record Rating(Level level, List<String> reasons) {
    /** Best first. */
    enum Level {
        GOOD,
        SUFFICIENT,
        PHASE_OUT,
        INSUFFICIENT;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    private static final Set<String> GOOD_SUITES =
            Set.of("TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256");
    private static final Set<String> SUFFICIENT_SUITES =
            Set.of("TLS_AES_128_GCM_SHA256", "TLS_AES_128_CCM_SHA256");

    Rating {
        reasons = List.copyOf(reasons);
    }

    static Rating of(String protocol, String suite, String group, X509Certificate certificate) {
        return worst(
                List.of(protocol(protocol), suite(suite), group(group), certificate(certificate)));
    }

    static Rating certificate(X509Certificate certificate) {
        return worst(List.of(key(certificate.getPublicKey()), signature(certificate)));
    }

    private static Rating protocol(String protocol) {
        return switch (protocol) {
            case "TLSv1.3" -> is(Level.GOOD, "");
            case "TLSv1.2" -> is(Level.SUFFICIENT, "");
            default -> is(Level.INSUFFICIENT, protocol);
        };
    }

    static Rating suite(String suite) {
        if (GOOD_SUITES.contains(suite)) {
            return is(Level.GOOD, "");
        }
        boolean forward = suite.startsWith("TLS_ECDHE_");
        boolean aead =
                suite.contains("_GCM_") || suite.contains("_CHACHA20_") || suite.endsWith("_CCM");
        if (SUFFICIENT_SUITES.contains(suite)
                || (forward && aead && !suite.contains("CAMELLIA") && !suite.contains("ARIA"))) {
            return is(Level.SUFFICIENT, "");
        }
        boolean weak =
                suite.contains("_3DES_")
                        || suite.contains("_RC4_")
                        || suite.contains("CCM_8")
                        || suite.contains("_NULL")
                        || suite.startsWith("TLS_RSA_");
        return is(weak ? Level.INSUFFICIENT : Level.PHASE_OUT, "suite " + suite);
    }

    private static Rating group(String group) {
        if (group.startsWith("ffdhe") || group.equals("P-224")) {
            return is(Level.PHASE_OUT, "key exchange " + group);
        }
        return is(Level.GOOD, "");
    }

    private static Rating key(PublicKey key) {
        return switch (key) {
            case RSAPublicKey rsa -> rsa(rsa.getModulus().bitLength());
            case ECPublicKey ec -> curve(ec.getParams().getCurve().getField().getFieldSize());
            case EdECPublicKey _ -> is(Level.GOOD, "");
            default -> is(Level.PHASE_OUT, "a key of type " + key.getAlgorithm());
        };
    }

    private static Rating rsa(int bits) {
        return bits >= 3072
                ? is(Level.GOOD, "")
                : is(bits >= 2048 ? Level.PHASE_OUT : Level.INSUFFICIENT, "RSA " + bits);
    }

    private static Rating curve(int bits) {
        return bits >= 256
                ? is(Level.GOOD, "")
                : is(bits >= 224 ? Level.PHASE_OUT : Level.INSUFFICIENT, "P-" + bits);
    }

    private static Rating signature(X509Certificate certificate) {
        String algorithm = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
        if (algorithm.startsWith("SHA1") || algorithm.startsWith("MD")) {
            return is(Level.INSUFFICIENT, "signed with " + certificate.getSigAlgName());
        }
        return algorithm.startsWith("SHA224")
                ? is(Level.PHASE_OUT, "signed with " + certificate.getSigAlgName())
                : is(Level.GOOD, "");
    }

    /** As people write it: {@code RSA 3072}, {@code P-256}. */
    static String named(PublicKey key) {
        return switch (key) {
            case RSAPublicKey rsa -> "RSA " + rsa.getModulus().bitLength();
            case ECPublicKey ec -> "P-" + ec.getParams().getCurve().getField().getFieldSize();
            default -> key.getAlgorithm();
        };
    }

    private static Rating is(Level level, String reason) {
        return new Rating(level, reason.isEmpty() ? List.of() : List.of(reason));
    }

    private static Rating worst(List<Rating> parts) {
        Level level =
                parts.stream()
                        .map(Rating::level)
                        .max(java.util.Comparator.naturalOrder())
                        .orElse(Level.GOOD);
        List<String> reasons = new ArrayList<>();
        parts.stream().filter(it -> it.level == level).forEach(it -> reasons.addAll(it.reasons));
        return new Rating(level, reasons);
    }

    String why() {
        return String.join(", ", reasons);
    }
}
