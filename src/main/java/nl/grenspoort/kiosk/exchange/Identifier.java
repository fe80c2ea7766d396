package nl.grenspoort.kiosk.exchange;

import jakarta.servlet.http.HttpServletRequest;

import nl.grenspoort.access.Officer;
import nl.grenspoort.access.Register;
import nl.grenspoort.access.Terminal;
import nl.grenspoort.casework.Caller;
import nl.grenspoort.kiosk.problem.Problem;
import nl.grenspoort.kiosk.problem.ProblemException;
import nl.grenspoort.kiosk.problem.ProblemType;
import nl.grenspoort.messagelog.LogRecord.Actor;
import nl.grenspoort.trust.Oin;

import org.jspecify.annotations.Nullable;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Tells who is calling: from the client certificate to the OIN, from there to the registered
 * terminal with its lane and crossing point, and at a guarded lane to the officer.
 */
final class Identifier {
    static final String OFFICER = "Officer-Number";
    static final String SANDBOX_TIME = "Sandbox-Time";

    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";
    private static final Pattern OFFICER_SHAPE = Pattern.compile("[A-Za-z0-9-]{1,20}");
    private static final String ROLE_UNKNOWN = "NONE";

    private final Register register;
    private final Predicate<List<X509Certificate>> standing;
    private final boolean sandbox;
    private final SandboxClocks clocks;

    /**
     * @param standing whether a client certificate, with its chain, still counts: a connection, and
     *     a TLS session that is resumed, outlive what the handshake found
     * @param sandbox callers may set the time the law is applied at
     * @param clocks that terminals have set, for calls that do not say a time
     */
    Identifier(
            Register register,
            Predicate<List<X509Certificate>> standing,
            boolean sandbox,
            SandboxClocks clocks) {
        this.register = register;
        this.standing = standing;
        this.sandbox = sandbox;
        this.clocks = clocks;
    }

    /** The registered terminal that is calling, with a certificate that counts. */
    Optional<Terminal> terminal(HttpServletRequest request) {
        List<X509Certificate> chain = certificates(request);
        return chain.isEmpty() || !standing.test(chain)
                ? Optional.empty()
                : Oin.of(chain.getFirst()).flatMap(register::terminal);
    }

    Identification identify(HttpServletRequest request, @Nullable Operation operation) {
        List<X509Certificate> chain = certificates(request);
        if (chain.isEmpty()) {
            return unregistered(new Actor("unidentified", null, ROLE_UNKNOWN, null));
        }
        X509Certificate certificate = chain.getFirst();
        String thumbprint = thumbprint(certificate);
        if (!standing.test(chain)) {
            return unregistered(new Actor("certificate-refused", null, ROLE_UNKNOWN, thumbprint));
        }
        Optional<Terminal> terminal = Oin.of(certificate).flatMap(register::terminal);
        if (terminal.isEmpty()) {
            return unregistered(new Actor("unregistered", null, ROLE_UNKNOWN, thumbprint));
        }
        boolean guarded = operation != null && operation.guardedOnly();
        if (guarded && !terminal.get().lane().guarded()) {
            return refused(terminal.get(), thumbprint, Problem.of(ProblemType.DESKS_ONLY));
        }
        try {
            return new Identification.Known(
                    new Caller(
                            terminal.get(),
                            officer(request, operation, terminal.get()),
                            thumbprint,
                            sandboxTime(request, terminal.get())));
        } catch (ProblemException e) {
            return refused(terminal.get(), thumbprint, e.problem());
        }
    }

    /**
     * The same caller with the officer that its message names: a desk's SOAP message does so where
     * its signature covers it.
     *
     * @param number null when it names none; then whoever reads the message misses it
     */
    Identification withOfficer(Identification.Known known, @Nullable String number) {
        Caller caller = known.caller();
        if (number == null || !OFFICER_SHAPE.matcher(number).matches()) {
            return known;
        }
        return onDuty(number, caller.terminal())
                .<Identification>map(
                        officer ->
                                new Identification.Known(
                                        new Caller(
                                                caller.terminal(),
                                                officer,
                                                caller.certificate(),
                                                caller.sandboxTime())))
                .orElseGet(
                        () ->
                                refused(
                                        caller.terminal(),
                                        caller.certificate(),
                                        Problem.of(ProblemType.OFFICER_NOT_ON_DUTY)));
    }

    private static Identification refused(Terminal terminal, String thumbprint, Problem problem) {
        return new Identification.Refused(
                new Actor(terminal.name(), null, ROLE_UNKNOWN, thumbprint), problem);
    }

    private static Identification unregistered(Actor actor) {
        return new Identification.Refused(actor, Problem.of(ProblemType.TERMINAL_NOT_REGISTERED));
    }

    /** One answer for every reason why not, so that nobody can try numbers out. */
    private @Nullable Officer officer(
            HttpServletRequest request, @Nullable Operation operation, Terminal terminal) {
        Optional<String> number = SingleHeader.of(request, OFFICER);
        if (!terminal.lane().guarded() || (operation != null && operation.isSoap())) {
            if (number.isPresent()) {
                throw refused(ProblemType.HEADER_NOT_ALLOWED, OFFICER);
            }
            return null;
        }
        if (number.isEmpty()) {
            if (operation != null && operation.needsOfficer()) {
                throw refused(ProblemType.HEADER_MISSING, OFFICER);
            }
            return null;
        }
        if (!OFFICER_SHAPE.matcher(number.get()).matches()) {
            throw refused(ProblemType.HEADER_MALFORMED, OFFICER);
        }
        return onDuty(number.get(), terminal)
                .orElseThrow(() -> new ProblemException(ProblemType.OFFICER_NOT_ON_DUTY));
    }

    private Optional<Officer> onDuty(String number, Terminal terminal) {
        return register.officer(number)
                .filter(Officer::onDuty)
                .filter(officer -> officer.crossingPoints().contains(terminal.crossingPoint()));
    }

    /**
     * Outside the demo a caller that believes it sets the time is told, not ignored: the law would
     * be applied at another time than it thinks.
     */
    private @Nullable Instant sandboxTime(HttpServletRequest request, Terminal terminal) {
        Optional<String> time = SingleHeader.of(request, SANDBOX_TIME);
        if (time.isEmpty()) {
            return sandbox ? clocks.at(terminal.name()) : null;
        }
        if (!sandbox) {
            throw refused(ProblemType.HEADER_NOT_ALLOWED, SANDBOX_TIME);
        }
        try {
            // an unknown offset, -00:00, is no offset (NLgov API Design Rules, /core/timezone)
            if (time.get().endsWith("-00:00")) {
                throw refused(ProblemType.HEADER_MALFORMED, SANDBOX_TIME);
            }
            return OffsetDateTime.parse(time.get()).toInstant();
        } catch (DateTimeParseException _) {
            throw refused(ProblemType.HEADER_MALFORMED, SANDBOX_TIME);
        }
    }

    private static ProblemException refused(ProblemType type, String header) {
        return new ProblemException(Problem.header(type, header));
    }

    private static List<X509Certificate> certificates(HttpServletRequest request) {
        return request.getAttribute(CERTIFICATES) instanceof X509Certificate[] chain
                ? List.of(chain)
                : List.of();
    }

    private static String thumbprint(X509Certificate certificate) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that TLS accepted has no digest", e);
        }
    }
}
