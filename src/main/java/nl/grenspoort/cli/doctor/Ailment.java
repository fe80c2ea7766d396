package nl.grenspoort.cli.doctor;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Everything that can be wrong, with its cause and its remedy. {@code docs/doctor.md} is written
 * from here. Words in braces stand for what was found.
 */
public enum Ailment {
    SETTING_UNUSABLE(
            Check.SETTINGS,
            Verdict.PROBLEM,
            "{problem}",
            "Correct that setting; each is documented at its *Properties record."),
    POLICY_UNUSABLE(Check.POLICY, Verdict.PROBLEM, "{problem}", "{remedy}"),
    REGISTER_UNUSABLE(Check.REGISTER, Verdict.PROBLEM, "{problem}", "{remedy}"),
    NATIONALITIES_UNUSABLE(Check.NATIONALITIES, Verdict.PROBLEM, "{problem}", "{remedy}"),
    NATIONALITIES_OLD(
            Check.NATIONALITIES,
            Verdict.WARNING,
            "Nobody has compared the rules with the law since {date}.",
            "Compare them with the visa lists in force, and write the day behind 'reviewed'."),
    ROUTES_MISSING(
            Check.ROUTES,
            Verdict.PROBLEM,
            "The routes {routes} are missing in {folder}.",
            "Put them back, or switch a system off with grenspoort.systems.<key>.enabled=false."),
    ROUTE_UNREADABLE(
            Check.ROUTES,
            Verdict.PROBLEM,
            "{problem}.",
            "Correct that file: Camel's YAML, one list of routes."),
    ROUTE_FOREIGN(
            Check.ROUTES,
            Verdict.PROBLEM,
            "It uses {uris}.",
            "A route may use direct:, bean: and wire: only; whatever else reaches out would bypass the message log."),
    PORT_TAKEN(
            Check.PORTS,
            Verdict.PROBLEM,
            "Something that is not Grenspoort listens on port {port}{what}.",
            "Stop it, or choose another port with {setting}."),
    CLOCK_BEFORE_BUILD(
            Check.CLOCK,
            Verdict.PROBLEM,
            "This machine's clock says {now}, which is before this build was made ({built}).",
            "Set the clock, and keep it set by NTP: signatures and the law's periods depend on it."),
    CLOCK_APART(
            Check.CLOCK,
            Verdict.WARNING,
            "The clocks of this machine and of {peer} differ by {seconds} s.",
            "Synchronise this machine with NTP; signed messages are refused when clocks are too far apart."),
    JAVA_OLD(
            Check.JAVA,
            Verdict.PROBLEM,
            "This is Java {version}.",
            "Install JDK 25 or newer, or set JAVA_HOME to where it is."),
    MEMORY_SMALL(
            Check.MEMORY,
            Verdict.WARNING,
            "A gateway started here gets at most {heap} MB of heap.",
            "Give the machine or its container more memory, or set -Xmx in JAVA_OPTS: 512 MB is the least."),
    FILES_FEW(
            Check.FILES,
            Verdict.WARNING,
            "A process started here may open {limit} files; every connection is one.",
            "Raise the limit to 4096 or more (ulimit -n, LimitNOFILE)."),
    ENCODING_OTHER(
            Check.ENCODING,
            Verdict.WARNING,
            "The locale's encoding is {encoding}: names in messages and files may be shown wrong.",
            "Set LANG to a UTF-8 locale, such as C.UTF-8."),

    NO_KEYS(Check.KEY, Verdict.PROBLEM, "There are no keys: {folder} does not exist.", "{remedy}"),
    KEY_UNUSABLE(Check.KEY, Verdict.PROBLEM, "{problem}", "{remedy}"),
    KEY_FOREIGN(
            Check.KEY,
            Verdict.PROBLEM,
            "The private key does not belong to the certificate beside it.",
            "Put the key and the certificate of one order together."),
    ANCHOR_UNUSABLE(Check.ANCHOR, Verdict.PROBLEM, "{problem}", "{remedy}"),
    SECRET_UNUSABLE(Check.SECRET, Verdict.PROBLEM, "{problem}", "{remedy}"),
    UNTRUSTED(
            Check.CHAIN,
            Verdict.PROBLEM,
            "It does not chain to a certificate in {anchors}: {why}.",
            "Put the issuing CA in {anchors}.crt, or the missing intermediate certificates behind the own one in the .crt file."),
    USAGE_WRONG(
            Check.CHAIN,
            Verdict.PROBLEM,
            "It may not be used for {use}.",
            "Order a certificate with that (extended) key usage."),
    NO_OIN(
            Check.OIN,
            Verdict.PROBLEM,
            "Its subject carries no OIN.",
            "Order a certificate with the OIN in the subject's serialNumber, 20 positions."),
    OTHER_OIN(
            Check.OIN,
            Verdict.WARNING,
            "It carries OIN {oin}, and gateway-server carries {other}.",
            "Use certificates of one organisation, unless this is meant."),
    NOT_YET_VALID(
            Check.VALIDITY,
            Verdict.PROBLEM,
            "It is not valid before {date}.",
            "Wait, set the clock, or use the certificate that is valid now."),
    EXPIRED(Check.VALIDITY, Verdict.PROBLEM, "It expired on {date}.", "{remedy}"),
    EXPIRES_SOON(
            Check.VALIDITY,
            Verdict.WARNING,
            "It expires on {date}, in {days} days.",
            "Order its successor now, and put it in the file before that day."),
    WEAK(
            Check.STRENGTH,
            Verdict.PROBLEM,
            "{why}: insufficient by the NCSC guidelines of 2025.",
            "Replace key and certificate: RSA from 3072 bits, or P-256 and better, signed with SHA-256 or better."),
    PHASED_OUT(
            Check.STRENGTH,
            Verdict.WARNING,
            "{why}: to be phased out by the NCSC guidelines of 2025.",
            "Choose RSA from 3072 bits, or P-256 and better, at the next renewal."),
    OTHERS_READ(
            Check.PERMISSIONS,
            Verdict.PROBLEM,
            "Other users of this machine can read or change it ({permissions}).",
            "chmod 600 for the file, 700 for the folder; if others had it, replace the key."),
    DEMO_CERTIFICATE(
            Check.DEMO,
            Verdict.PROBLEM,
            "It is a demo certificate (test OIN or demo issuer), and this is no demo.",
            "Put a certificate of PKIoverheid in its place."),
    CSCA_UNUSABLE(Check.CSCA, Verdict.PROBLEM, "{problem}", "{remedy}"),

    NOBODY_LISTENS(
            Check.LISTEN,
            Verdict.PROBLEM,
            "Nobody listens on {address}.",
            "Start the gateway (./grenspoort), or tell its address with --gateway."),
    NO_TLS(
            Check.HANDSHAKE,
            Verdict.PROBLEM,
            "What listens there does not speak TLS.",
            "Stop what uses the port, or correct the address."),
    NO_AGREEMENT(
            Check.HANDSHAKE,
            Verdict.PROBLEM,
            "No protocol and suite is agreed: {why}.",
            "The other side must offer TLS 1.3, or 1.2 with an ECDHE-AEAD suite."),
    WE_ARE_REFUSED(
            Check.HANDSHAKE,
            Verdict.PROBLEM,
            "It refuses our certificate {identity}: {why}.",
            "Have the other side trust our certificate's issuer; look whether ours is valid (doctor certs)."),
    HANDSHAKE_FAILED(
            Check.HANDSHAKE,
            Verdict.PROBLEM,
            "TLS fails: {why}.",
            "Look at the address and at the other side."),
    PEER_UNTRUSTED(
            Check.HANDSHAKE,
            Verdict.PROBLEM,
            "Its certificate is not trusted: {why}.",
            "Put its issuer in tls-ca.crt if it is to be trusted; otherwise this is somebody else."),
    PEER_EXPIRED(
            Check.HANDSHAKE,
            Verdict.PROBLEM,
            "Its certificate expired on {date}.",
            "Have it renewed by whoever runs that side."),
    OTHER_HOST(
            Check.HANDSHAKE,
            Verdict.PROBLEM,
            "Its certificate is not made out to {host}.",
            "Correct the address, or have a certificate made with that name in subjectAltName."),
    RATED_INSUFFICIENT(
            Check.RATING,
            Verdict.PROBLEM,
            "Insufficient: {why}.",
            "Replace what is named; nothing insufficient may be used (TLSCIPH001)."),
    RATED_PHASE_OUT(
            Check.RATING,
            Verdict.WARNING,
            "To be phased out: {why}.",
            "Replace what is named at its next renewal."),
    OLD_VERSION_ACCEPTED(
            Check.OLD_VERSIONS,
            Verdict.PROBLEM,
            "{version} is accepted.",
            "The gateway itself never does: look what stands before it, and switch TLS 1.0 and 1.1 off there."),
    WEAK_SUITE_ACCEPTED(
            Check.WEAK_SUITES,
            Verdict.PROBLEM,
            "The suite {suite} is accepted.",
            "The gateway itself never does: look what stands before it, and leave only ECDHE with AES-GCM or ChaCha20 there."),
    STRANGER_ADMITTED(
            Check.CLIENT_CERTIFICATE,
            Verdict.PROBLEM,
            "A caller without a certificate gets an answer.",
            "The gateway itself never gives one: TLS must end in it, not in a proxy before it."),

    CONTRACT_UNREADABLE(
            Check.PACKAGED,
            Verdict.PROBLEM,
            "{problem}",
            "This build is damaged: build or fetch it again."),
    OPENAPI_OTHER(
            Check.OPENAPI,
            Verdict.WARNING,
            "The gateway serves version {served}, this build has {packaged}, or the documents differ.",
            "Use the command of the release that runs."),
    OPENAPI_NOT_SERVED(
            Check.OPENAPI,
            Verdict.PROBLEM,
            "{problem}.",
            "Look at the gateway's own log, and whether that is a gateway."),
    DESK_UNREADABLE(
            Check.DESK,
            Verdict.PROBLEM,
            "The WSDL that is served can't be read: {problem}.",
            "Look at the gateway's own log."),
    SYSTEM_CONTRACT_OTHER(
            Check.SYSTEM_CONTRACT,
            Verdict.WARNING,
            "It serves a WSDL with other operations: {problem}.",
            "Compare its contract with ours in contracts/; one of both has moved on."),

    UNREACHABLE(Check.REACH, Verdict.PROBLEM, "No PostgreSQL answers at {address}.", "{remedy}"),
    LOGIN_REFUSED(
            Check.REACH, Verdict.PROBLEM, "PostgreSQL refuses the role {role}: {why}.", "{remedy}"),
    NO_DATABASE(
            Check.REACH,
            Verdict.PROBLEM,
            "PostgreSQL has no database of that name.",
            "Make it: create database grenspoort owner grenspoort; or correct grenspoort.database.url."),
    DATABASE_FAILS(
            Check.REACH,
            Verdict.PROBLEM,
            "PostgreSQL answers with an error: {why}.",
            "Look at PostgreSQL's own log."),
    POSTGRES_OLD(
            Check.VERSION,
            Verdict.PROBLEM,
            "This is PostgreSQL {version}.",
            "Use version 15 or newer; 18 is what Grenspoort is tested with."),
    POSTGRES_UNTESTED(
            Check.VERSION,
            Verdict.WARNING,
            "This is PostgreSQL {version}; Grenspoort is tested with 18.",
            "Use 18, or test this one first."),
    NOT_DURABLE(Check.DURABILITY, Verdict.PROBLEM, "{problem}", "{remedy}"),
    SUPERUSER(
            Check.ROLE,
            Verdict.PROBLEM,
            "The role {role} is a superuser: it could change the message log unseen.",
            "alter role {role} nosuperuser"),
    MIGRATIONS_PENDING(
            Check.MIGRATIONS,
            Verdict.WARNING,
            "The tables are at version {current}; this build wants {wanted}.",
            "The next start of the gateway brings them there; make a backup before."),
    MIGRATIONS_NEWER(
            Check.MIGRATIONS,
            Verdict.PROBLEM,
            "The tables are at version {current}, newer than this build knows ({wanted}).",
            "Start the release that made them, or a newer one."),
    MIGRATIONS_BROKEN(
            Check.MIGRATIONS,
            Verdict.PROBLEM,
            "The history of the tables is not this build's: {why}.",
            "Restore the database, or use the release that made it."),
    READ_ONLY(
            Check.WRITABLE,
            Verdict.PROBLEM,
            "It can't be written: {why}.",
            "Connect to the primary server, and give the role the right to write."),
    DATABASE_CLOCK_APART(
            Check.DATABASE_CLOCK,
            Verdict.WARNING,
            "The clocks of this machine and of the database differ by {seconds} s.",
            "Synchronise both with NTP."),
    DISK_FULL(
            Check.SPACE,
            Verdict.PROBLEM,
            "{free} MB are left where {folder} is.",
            "Make room: when the disk is full the log can't write, and nobody is asked."),
    DISK_SMALL(
            Check.SPACE,
            Verdict.WARNING,
            "{free} MB are left where {folder} is.",
            "Make room before it is full: 1 GB is the least."),
    CONNECTIONS_FEW(
            Check.CONNECTIONS,
            Verdict.WARNING,
            "PostgreSQL allows {allowed} connections; the gateway takes up to {wanted}.",
            "Raise max_connections, or lower grenspoort.database.connections."),

    LOG_CLOSED(Check.OPEN, Verdict.PROBLEM, "{problem}", "{remedy}"),
    LOG_OTHER_NAME(
            Check.OPEN,
            Verdict.PROBLEM,
            "The log in this database is {found}, and {configured} is configured.",
            "Set grenspoort.message-log.origin to the first, or use another database."),
    LOG_NOT_WRITTEN(
            Check.WRITE,
            Verdict.PROBLEM,
            "The log does not commit: {problem}.",
            "Look at the database (doctor database): while the log can't write, the gateway asks nobody."),
    LOG_SLOW(
            Check.WRITE,
            Verdict.WARNING,
            "One commit took {millis} ms.",
            "Look at the disk under PostgreSQL: every message waits for such a commit, twice."),
    LOG_CHANGED(
            Check.VERIFY,
            Verdict.PROBLEM,
            "The log was changed: {problem}.",
            "Touch nothing, tell the security officer, and run ./grenspoort log verify."),

    NO_ADDRESS(
            Check.ADDRESS,
            Verdict.PROBLEM,
            "The name {host} is not known.",
            "Correct grenspoort.systems.{system}.address, or the name service."),
    NO_CONNECTION(Check.CONNECT, Verdict.PROBLEM, "No connection: {why}.", "{remedy}"),
    SIMULATED_DOWN(
            Check.SIMULATED,
            Verdict.WARNING,
            "It does not say that it is up: {why}.",
            "Start the demo again (./grenspoort)."),
    BREAKER_OPEN(
            Check.BREAKER,
            Verdict.WARNING,
            "The circuit breaker is {state}: the system failed too often and is not asked.",
            "See what the connection suffers from; the breaker closes by itself when the system answers again.");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]+)}");

    private final Check check;
    private final Verdict verdict;
    private final String cause;
    private final String remedy;

    Ailment(Check check, Verdict verdict, String cause, String remedy) {
        this.check = check;
        this.verdict = verdict;
        this.cause = cause;
        this.remedy = remedy;
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
        return cause;
    }

    /** Remedy with its placeholders. */
    public String remedy() {
        return remedy;
    }

    String cause(Map<String, ?> values) {
        return filled(cause, values);
    }

    String remedy(Map<String, ?> values) {
        return filled(remedy, values);
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
}
