package nl.grenspoort.cli.doctor;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Everything that can be wrong. Its cause and its remedy are in {@code ailments.properties}; {@code
 * docs/doctor.md} is written from both.
 */
public enum Ailment {
    SETTING_UNUSABLE(Check.SETTINGS, Verdict.PROBLEM),
    POLICY_UNUSABLE(Check.POLICY, Verdict.PROBLEM),
    REGISTER_UNUSABLE(Check.REGISTER, Verdict.PROBLEM),
    NATIONALITIES_UNUSABLE(Check.NATIONALITIES, Verdict.PROBLEM),
    NATIONALITIES_OLD(Check.NATIONALITIES, Verdict.WARNING),
    ROUTES_MISSING(Check.ROUTES, Verdict.PROBLEM),
    ROUTE_UNREADABLE(Check.ROUTES, Verdict.PROBLEM),
    ROUTE_FOREIGN(Check.ROUTES, Verdict.PROBLEM),
    START_REFUSED(Check.PRODUCTION, Verdict.PROBLEM),
    PORT_TAKEN(Check.PORTS, Verdict.PROBLEM),
    CLOCK_BEFORE_BUILD(Check.CLOCK, Verdict.PROBLEM),
    CLOCK_APART(Check.CLOCK, Verdict.WARNING),
    JAVA_OLD(Check.JAVA, Verdict.PROBLEM),
    MEMORY_SMALL(Check.MEMORY, Verdict.WARNING),
    FILES_FEW(Check.FILES, Verdict.WARNING),
    ENCODING_OTHER(Check.ENCODING, Verdict.WARNING),
    NO_KEYS(Check.KEY, Verdict.PROBLEM),
    KEY_UNUSABLE(Check.KEY, Verdict.PROBLEM),
    ANCHOR_UNUSABLE(Check.ANCHOR, Verdict.PROBLEM),
    SECRET_UNUSABLE(Check.SECRET, Verdict.PROBLEM),
    UNTRUSTED(Check.CHAIN, Verdict.PROBLEM),
    USAGE_WRONG(Check.CHAIN, Verdict.PROBLEM),
    NO_OIN(Check.OIN, Verdict.PROBLEM),
    OTHER_OIN(Check.OIN, Verdict.WARNING),
    NOT_YET_VALID(Check.VALIDITY, Verdict.PROBLEM),
    EXPIRED(Check.VALIDITY, Verdict.PROBLEM),
    EXPIRES_SOON(Check.VALIDITY, Verdict.WARNING),
    WEAK(Check.STRENGTH, Verdict.PROBLEM),
    PHASED_OUT(Check.STRENGTH, Verdict.WARNING),
    REVOCATION_UNASKED(Check.REVOCATION, Verdict.WARNING),
    CRL_MISSING(Check.REVOCATION, Verdict.PROBLEM),
    CRL_OLD(Check.REVOCATION, Verdict.PROBLEM),
    CRL_UNUSABLE(Check.REVOCATION, Verdict.PROBLEM),
    OTHERS_READ(Check.PERMISSIONS, Verdict.PROBLEM),
    DEMO_CERTIFICATE(Check.DEMO, Verdict.PROBLEM),
    CSCA_UNUSABLE(Check.CSCA, Verdict.PROBLEM),
    NOBODY_LISTENS(Check.LISTEN, Verdict.PROBLEM),
    NO_TLS(Check.HANDSHAKE, Verdict.PROBLEM),
    NO_AGREEMENT(Check.HANDSHAKE, Verdict.PROBLEM),
    WE_ARE_REFUSED(Check.HANDSHAKE, Verdict.PROBLEM),
    HANDSHAKE_FAILED(Check.HANDSHAKE, Verdict.PROBLEM),
    PEER_UNTRUSTED(Check.HANDSHAKE, Verdict.PROBLEM),
    PEER_EXPIRED(Check.HANDSHAKE, Verdict.PROBLEM),
    OTHER_HOST(Check.HANDSHAKE, Verdict.PROBLEM),
    RATED_INSUFFICIENT(Check.RATING, Verdict.PROBLEM),
    RATED_PHASE_OUT(Check.RATING, Verdict.WARNING),
    OLD_VERSION_ACCEPTED(Check.OLD_VERSIONS, Verdict.PROBLEM),
    WEAK_SUITE_ACCEPTED(Check.WEAK_SUITES, Verdict.PROBLEM),
    STRANGER_ADMITTED(Check.CLIENT_CERTIFICATE, Verdict.PROBLEM),
    CONTRACT_UNREADABLE(Check.PACKAGED, Verdict.PROBLEM),
    OPENAPI_OTHER(Check.OPENAPI, Verdict.WARNING),
    OPENAPI_NOT_SERVED(Check.OPENAPI, Verdict.PROBLEM),
    DESK_UNREADABLE(Check.DESK, Verdict.PROBLEM),
    SYSTEM_CONTRACT_OTHER(Check.SYSTEM_CONTRACT, Verdict.WARNING),
    UNREACHABLE(Check.REACH, Verdict.PROBLEM),
    LOGIN_REFUSED(Check.REACH, Verdict.PROBLEM),
    NO_DATABASE(Check.REACH, Verdict.PROBLEM),
    DATABASE_FAILS(Check.REACH, Verdict.PROBLEM),
    POSTGRES_OLD(Check.VERSION, Verdict.PROBLEM),
    POSTGRES_UNTESTED(Check.VERSION, Verdict.WARNING),
    NOT_DURABLE(Check.DURABILITY, Verdict.PROBLEM),
    SUPERUSER(Check.ROLE, Verdict.PROBLEM),
    MIGRATIONS_PENDING(Check.MIGRATIONS, Verdict.WARNING),
    MIGRATIONS_NEWER(Check.MIGRATIONS, Verdict.PROBLEM),
    MIGRATIONS_BROKEN(Check.MIGRATIONS, Verdict.PROBLEM),
    READ_ONLY(Check.WRITABLE, Verdict.PROBLEM),
    DATABASE_CLOCK_APART(Check.DATABASE_CLOCK, Verdict.WARNING),
    DISK_FULL(Check.SPACE, Verdict.PROBLEM),
    DISK_SMALL(Check.SPACE, Verdict.WARNING),
    CONNECTIONS_FEW(Check.CONNECTIONS, Verdict.WARNING),
    LOG_CLOSED(Check.OPEN, Verdict.PROBLEM),
    LOG_OTHER_NAME(Check.OPEN, Verdict.PROBLEM),
    LOG_NOT_WRITTEN(Check.WRITE, Verdict.PROBLEM),
    LOG_SLOW(Check.WRITE, Verdict.WARNING),
    LOG_CHANGED(Check.VERIFY, Verdict.PROBLEM),
    NO_ADDRESS(Check.ADDRESS, Verdict.PROBLEM),
    NO_CONNECTION(Check.CONNECT, Verdict.PROBLEM),
    SIMULATED_DOWN(Check.SIMULATED, Verdict.WARNING),
    BREAKER_OPEN(Check.BREAKER, Verdict.WARNING);

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]+)}");

    private final Check check;
    private final Verdict verdict;

    Ailment(Check check, Verdict verdict) {
        this.check = check;
        this.verdict = verdict;
    }

    public Check check() {
        return check;
    }

    public Verdict verdict() {
        return verdict;
    }

    /** As scripts name it: {@code key-unusable}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Cause with its placeholders. */
    public String cause() {
        return Texts.of(key() + ".cause");
    }

    /** Remedy with its placeholders. */
    public String remedy() {
        return Texts.of(key() + ".remedy");
    }

    String cause(Map<String, ?> values) {
        return filled(cause(), values);
    }

    String remedy(Map<String, ?> values) {
        return filled(remedy(), values);
    }

    /** All of one check. */
    static List<Ailment> of(Check check) {
        return Arrays.stream(values()).filter(it -> it.check == check).toList();
    }

    /** Throws {@link IllegalArgumentException} for a placeholder without a value. */
    private static String filled(String template, Map<String, ?> values) {
        return PLACEHOLDER
                .matcher(template)
                .replaceAll(
                        match -> {
                            Object value = values.get(match.group(1));
                            if (value == null) {
                                throw new IllegalArgumentException("no value for " + match.group());
                            }
                            return Matcher.quoteReplacement(value.toString());
                        });
    }

    /** Read when the first ailment is told. */
    private static final class Texts {
        private static final String RESOURCE = "ailments.properties";
        private static final Properties ALL = read();

        static String of(String key) {
            String text = ALL.getProperty(key);
            if (text == null) {
                throw new IllegalStateException(RESOURCE + " has no " + key);
            }
            return text;
        }

        private static Properties read() {
            Properties texts = new Properties();
            try (InputStream in =
                    requireNonNull(Ailment.class.getResourceAsStream(RESOURCE), RESOURCE)) {
                texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
                return texts;
            } catch (IOException e) {
                throw new UncheckedIOException(RESOURCE + " can't be read", e);
            }
        }
    }
}
