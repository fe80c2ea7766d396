package nl.grenspoort.casework;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import nl.grenspoort.telemetry.Attribute;
import nl.grenspoort.telemetry.Journey;
import nl.grenspoort.telemetry.LogContext;
import nl.grenspoort.telemetry.Meter;
import nl.grenspoort.telemetry.TraceContext;
import nl.grenspoort.telemetry.Traced;
import nl.grenspoort.telemetry.Tracing;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * What is measured of border checks. Counted is what a lane was told, never why: advice, findings
 * and scores stay out, for at a quiet lane a counter that moves is about one person (law 3).
 */
final class Watch {
    /** Into the void. */
    static final Watch NOBODY = new Watch(Tracing.none(), new SimpleMeterRegistry());

    private final Tracing tracing;
    private final MeterRegistry meters;

    Watch(Tracing tracing, MeterRegistry meters) {
        this.tracing = requireNonNull(tracing, "tracing");
        this.meters = requireNonNull(meters, "meters");
    }

    void underWay(AtomicInteger examinations) {
        Meter.CHECK_UNDER_WAY.gauge(meters, examinations, AtomicInteger::get);
    }

    /**
     * Times an examination and makes it a span. Throws what {@code work} throws.
     *
     * @param trace of the request that opened the check; none where it was taken over
     */
    void examination(BorderCheck check, TraceContext trace, Consumer<Journey> work) {
        long began = System.nanoTime();
        String result = "broken";
        Traced span = tracing.begin("check", trace).tell(Attribute.CHECK, check.id().toString());
        Journey journey = Journey.of(tracing, span.context(), check.id());
        try (LogContext _ = journey.logging()) {
            work.accept(journey);
            result = "concluded";
        } finally {
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            Meter.CHECK_EXAMINATION.timer(meters, result).record(took);
            if (result.equals("concluded")) {
                Duration own = took.minus(journey.slowest());
                Meter.CHECK_OWN.timer(meters).record(own.isNegative() ? Duration.ZERO : own);
            } else {
                span.failed();
            }
            span.close();
        }
    }

    /** Counts last words and systems that were not asked, once each. */
    void changed(BorderCheck before, BorderCheck after) {
        if (word(before) == null && word(after) != null) {
            Meter.CHECK_ENDED
                    .counter(
                            meters,
                            requireNonNull(word(after)),
                            purpose(after),
                            label(after.terminal().lane()))
                    .increment();
        }
        Conclusion conclusion = after.conclusion();
        if (before.conclusion() == null && conclusion != null) {
            conclusion.answers().forEach(this::notAsked);
        }
    }

    private void notAsked(BorderCheckView.AnswerView answer) {
        String reason = answer.reason();
        if (answer.status().equals("NOT_ASKED") && reason != null) {
            Meter.SYSTEM_NOT_ASKED
                    .counter(meters, answer.system().toLowerCase(Locale.ROOT), label(reason))
                    .increment();
        }
    }

    /** Null while the lane has not been told its last word. */
    private static @Nullable String word(BorderCheck check) {
        Instruction.Final last = check.last();
        if (last != null) {
            return label(last);
        }
        return check.status() == BorderCheckView.Status.ABANDONED ? "abandoned" : null;
    }

    private static String purpose(BorderCheck check) {
        return Optional.ofNullable(check.conclusion())
                .flatMap(Conclusion::travellerClass)
                .map(regime -> label(Purposes.of(regime, check.request().direction())))
                .orElse("none");
    }

    private static String label(Enum<?> constant) {
        return label(constant.name());
    }

    private static String label(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
