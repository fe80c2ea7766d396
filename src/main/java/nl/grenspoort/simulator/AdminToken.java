package nl.grenspoort.simulator;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** The bearer token (RFC 6750) of whoever may change what a simulator holds. */
final class AdminToken {
    private static final String SCHEME = "Bearer ";

    private final byte[] token;

    AdminToken(String token) {
        if (token.isBlank()) {
            throw new IllegalArgumentException("an administrator's token can't be empty");
        }
        this.token = token.getBytes(StandardCharsets.UTF_8);
    }

    /** Compares in a time that does not depend on where the tokens differ. */
    boolean accepts(@Nullable String authorization) {
        return authorization != null
                && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && MessageDigest.isEqual(
                        token,
                        authorization
                                .substring(SCHEME.length())
                                .strip()
                                .getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "AdminToken[hidden]";
    }
}
