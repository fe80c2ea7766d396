package nl.grenspoort.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;

import nl.grenspoort.quality.Threat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

class EntranceSamplerTest {
    private long nanos;

    @Threat("T-OPS-3")
    @Test
    void no_more_traces_a_second_than_allowed_whatever_comes() {
        EntranceSampler sampler = new EntranceSampler(1, 3, () -> 0, () -> nanos);
        assertThat(sampled(sampler, 1000)).isEqualTo(3);
        nanos += 1_000_000_000L;
        assertThat(sampled(sampler, 2)).isEqualTo(2);
        assertThat(sampled(sampler, 2_000_000)).as("also far beyond").isEqualTo(1);
    }

    @Test
    void the_share_is_drawn() {
        Random random = new Random(7);
        EntranceSampler sampler = new EntranceSampler(0.1, 1_000_000, random::nextDouble, () -> 0);
        assertThat(sampled(sampler, 10_000)).isBetween(900L, 1100L);
    }

    @Test
    void many_threads_share_one_bound() throws Exception {
        EntranceSampler sampler = new EntranceSampler(1, 50, () -> 0, () -> 0);
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<Long>> parts =
                    IntStream.range(0, 8)
                            .mapToObj(_ -> threads.submit(() -> sampled(sampler, 1000)))
                            .toList();
            long all = 0;
            for (Future<Long> part : parts) {
                all += part.get();
            }
            assertThat(all).isEqualTo(50);
        }
    }

    @Test
    void what_is_inside_follows_its_entrance() {
        EntranceSampler sampler = new EntranceSampler(0, 0);
        Context exported =
                new TraceContext("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7", true)
                        .parent();
        assertThat(decision(sampler, exported)).isEqualTo(SamplingDecision.RECORD_AND_SAMPLE);
        EntranceSampler all = new EntranceSampler(1, 10);
        Context kept =
                new TraceContext("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7", false)
                        .parent();
        assertThat(decision(all, kept)).isEqualTo(SamplingDecision.DROP);
    }

    private static long sampled(EntranceSampler sampler, int tries) {
        return IntStream.range(0, tries)
                .filter(
                        _ ->
                                decision(sampler, Context.root())
                                        == SamplingDecision.RECORD_AND_SAMPLE)
                .count();
    }

    private static SamplingDecision decision(EntranceSampler sampler, Context parent) {
        return sampler.shouldSample(
                        parent,
                        "4bf92f3577b34da6a3ce929d0e0e4736",
                        "span",
                        SpanKind.SERVER,
                        Attributes.empty(),
                        List.of())
                .getDecision();
    }
}
