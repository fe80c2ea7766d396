package nl.grenspoort.telemetry;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * Decides at the entrance which traces are exported: by chance, and never more than so many a
 * second. Neither a caller's sampled flag nor the trace id it chose has a say, or a caller could
 * have every request of its own exported, or none. What is inside follows its entrance.
 */
final class EntranceSampler implements Sampler {
    private static final long SECOND = 1_000_000_000L;

    private final double share;
    private final int mostPerSecond;
    private final DoubleSupplier chance;
    private final LongSupplier nanos;

    /** The second in the upper bits, and how many traces it had in the lower 20. */
    private final AtomicLong taken = new AtomicLong();

    EntranceSampler(double share, int mostPerSecond) {
        this(
                share,
                mostPerSecond,
                () -> ThreadLocalRandom.current().nextDouble(),
                System::nanoTime);
    }

    EntranceSampler(double share, int mostPerSecond, DoubleSupplier chance, LongSupplier nanos) {
        this.share = share;
        this.mostPerSecond = mostPerSecond;
        this.chance = chance;
        this.nanos = nanos;
    }

    @Override
    public SamplingResult shouldSample(
            Context parent,
            String traceId,
            String name,
            SpanKind kind,
            Attributes attributes,
            List<LinkData> links) {
        SpanContext above = Span.fromContext(parent).getSpanContext();
        boolean sampled =
                above.isValid() && !above.isRemote() ? above.isSampled() : drawn() && room();
        return SamplingResult.create(
                sampled ? SamplingDecision.RECORD_AND_SAMPLE : SamplingDecision.DROP);
    }

    private boolean drawn() {
        return chance.getAsDouble() < share;
    }

    private boolean room() {
        long second = Math.floorDiv(nanos.getAsLong(), SECOND) << 20;
        long after =
                taken.updateAndGet(
                        before ->
                                (before & ~0xFFFFFL) == second
                                        ? Math.min(before + 1, second | 0xFFFFF)
                                        : second + 1);
        return (after & 0xFFFFF) <= mostPerSecond;
    }

    @Override
    public String getDescription() {
        return "EntranceSampler";
    }
}
