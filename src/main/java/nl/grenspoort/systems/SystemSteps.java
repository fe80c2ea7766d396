package nl.grenspoort.systems;

import static java.util.Objects.requireNonNull;

import io.github.resilience4j.retry.Retry;

import nl.grenspoort.access.AccessDeniedException;
import nl.grenspoort.access.AccessPolicy;
import nl.grenspoort.access.Authorisation;
import nl.grenspoort.access.SystemId;
import nl.grenspoort.messagelog.LogUnavailableException;
import nl.grenspoort.telemetry.Attribute;
import nl.grenspoort.telemetry.Journey;
import nl.grenspoort.telemetry.Traced;

import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The named steps of a system's route: authorise, translate, seal-intent, send (that one is the
 * component {@code wire:}), seal-outcome, translate-back, filter. Each takes the exchange's body to
 * the next state; a question that may not be put leaves its answer there at once.
 */
final class SystemSteps {
    private static final Logger LOG = LoggerFactory.getLogger(SystemSteps.class);
    private static final String CONSULTATION = "grenspoort.consultation";
    private static final String RETRY = "grenspoort.retry";
    private static final String BEGAN = "grenspoort.began";

    /** The breaker let an attempt through whose end was not reported yet. */
    private static final String TRYING = "grenspoort.trying";

    /** The span of the attempt under way. */
    private static final String SPAN = "grenspoort.attempt-span";

    /** Number of the attempt whose outcome is logged. */
    private static final String OUTCOME = "grenspoort.outcome";

    /** Reasons of an answer that was not even asked for. */
    private static final String CIRCUIT_OPEN = "CIRCUIT_OPEN";

    private static final String OVERLOADED = "OVERLOADED";
    private static final String LOG_UNAVAILABLE = "LOG_UNAVAILABLE";

    private final Map<SystemId, SystemAdapter> adapters;
    private final Map<SystemId, Guards> guards;
    private final AccessPolicy policy;
    private final WireLog log;
    private final SystemMeters meters;
    private final CodeTranslations translations;
    private final PortalSteps portal;

    SystemSteps(
            Map<SystemId, SystemAdapter> adapters,
            Map<SystemId, Guards> guards,
            AccessPolicy policy,
            WireLog log,
            SystemMeters meters,
            CodeTranslations translations) {
        this.adapters = Map.copyOf(adapters);
        this.guards = Map.copyOf(guards);
        this.policy = requireNonNull(policy, "policy");
        this.log = requireNonNull(log, "log");
        this.meters = requireNonNull(meters, "meters");
        this.translations = requireNonNull(translations, "translations");
        this.portal = new PortalSteps(adapters, policy, log);
    }

    /**
     * Asks the policy once more, at the door of this system: a route that is fed with another
     * system's question, or one permitted by a policy no longer in force, puts none.
     */
    public void authorise(Exchange exchange, String key) {
        Consultation consultation =
                requireNonNull(
                        exchange.getMessage().getBody(Consultation.class),
                        "a consultation enters a system's route");
        exchange.setProperty(CONSULTATION, consultation);
        Authorisation given = consultation.authorisation();
        SystemId system = consultation.system();
        if (!system.key().equals(key)) {
            throw new IllegalStateException("a question for " + system + " is in the route " + key);
        }
        exchange.removeProperty(OUTCOME); // of a portal that failed before
        watch(exchange, consultation);
        if (consultation.joint()) {
            authorise(exchange, consultation);
            return;
        }
        Authorisation inForce;
        try {
            inForce = policy.renew(given, direction(consultation));
        } catch (AccessDeniedException e) {
            log.denied(consultation, Journey.of(exchange).context(), e);
            exchange.getMessage()
                    .setBody(
                            new SystemAnswer.NotAsked(
                                    system, SystemAnswer.NotAsked.NO_LEGAL_BASIS));
            return;
        }
        Consultation permitted = consultation.under(inForce);
        exchange.setProperty(CONSULTATION, permitted);
        if (adapter(permitted).operations().contains(given.operation())) {
            enter(exchange, permitted);
        } else {
            exchange.getMessage()
                    .setBody(unavailable(permitted, SystemAnswer.Unavailable.NOT_SUPPORTED));
        }
    }

    /** Of the crossing that is asked about. */
    static String direction(Consultation consultation) {
        return consultation.question().direction().name();
    }

    private void authorise(Exchange exchange, Consultation joint) {
        Consultation permitted = portal.permitted(exchange, joint);
        exchange.setProperty(CONSULTATION, permitted);
        if (permitted.joint()) {
            enter(exchange, permitted);
        } else {
            leave(exchange, new JointAnswer(List.of(), List.of()));
        }
    }

    private static void leave(Exchange exchange, JointAnswer answer) {
        exchange.getMessage().setBody(PortalSteps.ended(exchange, answer));
    }

    /** Times the whole question and makes it a span, which ends with the exchange. */
    private void watch(Exchange exchange, Consultation consultation) {
        long began = System.nanoTime();
        String system = consultation.system().key();
        Journey journey = Journey.of(exchange);
        Traced span =
                journey.tracing()
                        .begin("ask " + system, journey.context())
                        .tell(Attribute.SYSTEM, system);
        exchange.setProperty(Journey.PROPERTY, journey.inside(span));
        exchange.getExchangeExtension()
                .addOnCompletion(
                        new SynchronizationAdapter() {
                            @Override
                            public void onDone(Exchange done) {
                                if (done.getProperty(SPAN) instanceof Traced attempt) {
                                    attempt.failed();
                                    attempt.close();
                                }
                                // of a joint one, each system that was asked directly tells itself
                                if (done.getMessage().getBody() instanceof SystemAnswer answer) {
                                    meters.answered(
                                            answer, Duration.ofNanos(System.nanoTime() - began));
                                    span.tell(Attribute.OUTCOME, SystemMeters.told(answer));
                                }
                                span.close();
                            }
                        });
    }

    /** The place is given back when the route is done, however it ended. */
    private void enter(Exchange exchange, Consultation consultation) {
        Guards guard = guard(consultation);
        if (!guard.enter()) {
            if (consultation.joint()) {
                leave(exchange, JointAnswer.failed(consultation));
            } else {
                exchange.getMessage().setBody(unavailable(consultation, OVERLOADED));
            }
            return;
        }
        exchange.getExchangeExtension()
                .addOnCompletion(
                        new SynchronizationAdapter() {
                            @Override
                            public void onDone(Exchange done) {
                                if (done.getProperty(TRYING) != null) {
                                    guard.notMade();
                                }
                                guard.leave();
                            }
                        });
        Retry.Context<Attempt> retry = guard.retry().context();
        exchange.setProperty(RETRY, retry);
        exchange.getMessage().setBody(Attempt.first(consultation));
    }

    /**
     * The condition of the route's loop: whether an attempt is to be made now. Camel evaluates it
     * on a copy of the exchange, so it changes nothing there.
     */
    public boolean another(Exchange exchange) {
        return exchange.getMessage().getBody() instanceof Attempt attempt
                && (attempt.message() == null
                        || attempt.unfinished()
                        || wantsRetry(exchange, attempt))
                && guard(attempt.consultation()).mayTry();
    }

    /** Waits before saying yes, as the system's policy has it. */
    private static boolean wantsRetry(Exchange exchange, Attempt attempt) {
        @SuppressWarnings("unchecked")
        Retry.Context<Attempt> retry =
                requireNonNull(exchange.getProperty(RETRY, Retry.Context.class), "retry context");
        boolean again = retry.onResult(attempt);
        if (!again) {
            retry.onComplete();
        }
        return again;
    }

    /**
     * Puts the question in the codes of this system, as {@code config/translations/<name>.yaml} has
     * them. A step that an integrator adds before translate: what is signed, logged and sent are
     * then the same bytes (law 4).
     */
    public void mapCodes(Exchange exchange, String name) {
        if (!(exchange.getMessage().getBody() instanceof Attempt attempt)) {
            return; // the answer is there already: nobody is asked
        }
        if (attempt.message() == null) {
            exchange.getMessage()
                    .setBody(attempt.asking(translations.named(name).of(attempt.consultation())));
        } else if (attempt.failure() == null) {
            throw new IllegalStateException("mapCodes stands before translate");
        }
        // else a retry, whose question was put in these codes before
    }

    /**
     * Builds and signs the message; for a retry anew, with the same message id. The trace goes with
     * it as an HTTP header, in SOAP too (Digikoppeling WS007), and before the intent is sealed: the
     * log keeps every byte that leaves.
     */
    public Attempt translate(Attempt attempt, Exchange exchange) {
        exchange.setProperty(TRYING, true);
        Attempt fresh = attempt.message() == null ? attempt : attempt.next();
        Attempt translated =
                attempt.consultation().joint()
                        ? portal.translate(fresh)
                        : adapter(attempt.consultation()).translate(fresh);
        Journey journey = Journey.of(exchange);
        Traced span =
                journey.tracing()
                        .leave("call " + attempt.consultation().system().key(), journey.context())
                        .tell(Attribute.SYSTEM, attempt.consultation().system().key())
                        .tell(Attribute.ATTEMPT, Integer.toString(translated.number()));
        exchange.setProperty(SPAN, span);
        WireMessage message = translated.message();
        return message == null || !span.context().exists()
                ? translated
                : translated.translated(
                        message.with("traceparent", span.context().traceparent()),
                        translated.codecState());
    }

    /** First barrier of law 4: returns when the intent is durable. */
    public Attempt sealIntent(Attempt attempt, Exchange exchange) {
        Attempt sealed = attempt.sealed(log.intent(attempt, Journey.of(exchange).context()));
        exchange.setProperty(BEGAN, System.nanoTime());
        return sealed;
    }

    /** Logs what came back, or that nothing did. Durable before the check is answered. */
    public void sealOutcome(Attempt attempt, Exchange exchange) {
        long began = requireNonNull(exchange.getProperty(BEGAN, Long.class), "time of sending");
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        exchange.removeProperty(TRYING);
        guard(attempt.consultation()).ended(attempt, took);
        log.outcome(attempt, Journey.of(exchange).context(), took);
        exchange.setProperty(OUTCOME, attempt.number());
        measure(attempt, took, exchange);
    }

    /**
     * Keeps the parts that a portal's reply brought, so that the next attempt asks for the rest: a
     * step of a portal's route, after the outcome is logged.
     */
    public Attempt takeParts(Attempt attempt, Exchange exchange) {
        requireLogged(attempt, exchange);
        return portal.take(attempt);
    }

    private static void requireLogged(Attempt attempt, Exchange exchange) {
        if (attempt.reply() != null
                && !Integer.valueOf(attempt.number()).equals(exchange.getProperty(OUTCOME))) {
            throw new IllegalStateException("a reply is read only once its outcome is logged");
        }
    }

    private void measure(Attempt attempt, Duration took, Exchange exchange) {
        meters.attempted(attempt, took);
        Journey.of(exchange).waited(took);
        if (exchange.removeProperty(SPAN) instanceof Traced span) {
            String result = SystemMeters.result(attempt);
            span.tell(Attribute.OUTCOME, result);
            if (attempt.reply() != null) {
                span.tell(Attribute.STATUS, Integer.toString(attempt.reply().status()));
            }
            if (!result.equals("answered")) {
                span.failed();
            }
            span.close();
        }
    }

    /**
     * From attempt to answer. Whatever is not understood is unavailable, never "no hit" (law 1).
     */
    public void translateBack(Exchange exchange) {
        if (exchange.getMessage().getBody() instanceof Attempt attempt) {
            requireLogged(attempt, exchange);
            if (attempt.consultation().joint()) {
                leave(exchange, portal.answer(attempt));
            } else {
                exchange.getMessage().setBody(answer(attempt));
            }
        }
    }

    private SystemAnswer answer(Attempt attempt) {
        SendFailure failure = attempt.failure();
        if (failure == SendFailure.TIMED_OUT) {
            return new SystemAnswer.TimedOut(attempt.consultation().system());
        }
        if (failure != null) {
            return unavailable(attempt.consultation(), failure.name());
        }
        if (attempt.reply() == null) {
            return unavailable(attempt.consultation(), CIRCUIT_OPEN);
        }
        return adapter(attempt.consultation()).translateBack(attempt);
    }

    /** Cuts the answer down to what the purpose may see. */
    public void filter(Exchange exchange) {
        Consultation consultation = consultation(exchange);
        if (exchange.getMessage().getBody() instanceof JointAnswer joint) {
            exchange.getMessage().setBody(portal.filter(consultation, joint));
            return;
        }
        SystemAnswer answer =
                requireNonNull(exchange.getMessage().getBody(SystemAnswer.class), "answer");
        exchange.getMessage().setBody(adapter(consultation).filter(consultation, answer));
    }

    /** What a portal failed to carry: each is asked directly. */
    public List<Consultation> open(JointAnswer answer) {
        return answer.open();
    }

    /** What a route that broke leaves behind: the system is unknown, and the guard is told so. */
    public void failed(Exchange exchange) {
        Throwable cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        Consultation consultation = consultation(exchange);
        boolean log = cause instanceof LogUnavailableException;
        // types only: a library's message may quote what it could not read
        LOG.error(
                "{} could not be asked: {}",
                consultation.system(),
                cause == null ? "unknown" : cause.getClass().getName());
        if (!consultation.joint()) {
            exchange.getMessage()
                    .setBody(unavailable(consultation, log ? LOG_UNAVAILABLE : "GATEWAY_ERROR"));
        } else {
            // without a log nobody is asked, by no path (law 4)
            leave(
                    exchange,
                    log
                            ? JointAnswer.unavailable(consultation, LOG_UNAVAILABLE)
                            : JointAnswer.failed(consultation));
        }
    }

    private static Consultation consultation(Exchange exchange) {
        return requireNonNull(
                exchange.getProperty(CONSULTATION, Consultation.class),
                "authorise is the first step of a system's route");
    }

    private static SystemAnswer unavailable(Consultation consultation, String reason) {
        return new SystemAnswer.Unavailable(consultation.system(), reason);
    }

    private SystemAdapter adapter(Consultation consultation) {
        return requireNonNull(adapters.get(consultation.system()), "adapter");
    }

    private Guards guard(Consultation consultation) {
        return requireNonNull(guards.get(consultation.system()), "guards");
    }
}
