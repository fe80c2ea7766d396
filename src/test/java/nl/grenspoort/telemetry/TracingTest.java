package nl.grenspoort.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.trace.data.SpanData;

import nl.grenspoort.quality.Threat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

import java.util.UUID;

class TracingTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String CALLER = "00-" + TRACE + "-00f067aa0ba902b7-01";

    private final TestTracing test = TestTracing.everything();
    private final Tracing tracing = test.tracing();

    @Test
    void a_callers_trace_is_continued() {
        Traced entered = tracing.enter("border-check.open", CALLER);
        assertThat(entered.context().traceId()).isEqualTo(TRACE);
        assertThat(entered.context().spanId()).isNotEqualTo("00f067aa0ba902b7");
        entered.close();
        assertThat(test.spans())
                .singleElement()
                .matches(span -> span.getParentSpanId().equals("00f067aa0ba902b7"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more-than-this-version-has",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-zzf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"
            })
    void what_is_no_trace_context_begins_a_new_trace(String traceparent) {
        TraceContext context = tracing.enter("border-check.open", traceparent).context();
        assertThat(context.exists()).isTrue();
        assertThat(context.traceId()).isNotEqualTo(TRACE);
    }

    @Test
    void without_a_callers_trace_there_is_a_new_one() {
        assertThat(tracing.enter("border-check.open", null).context().exists()).isTrue();
    }

    @Test
    void a_part_stands_in_the_trace_of_the_whole() {
        Traced whole = tracing.begin("check", TraceContext.NONE);
        Traced part = tracing.leave("call sis", whole.context());
        part.tell(Attribute.SYSTEM, "sis").close();
        whole.close();
        assertThat(test.spans()).extracting(SpanData::getName).containsExactly("call sis", "check");
        assertThat(test.spans().getFirst().getTraceId()).isEqualTo(whole.context().traceId());
        assertThat(test.spans().getFirst().getParentSpanId()).isEqualTo(whole.context().spanId());
    }

    @Test
    void traceparent_is_as_the_standard_writes_it() {
        assertThat(new TraceContext(TRACE, "00f067aa0ba902b7", true).traceparent())
                .isEqualTo(CALLER);
        assertThat(new TraceContext(TRACE, "00f067aa0ba902b7", false).traceparent())
                .endsWith("-00");
        assertThat(TraceContext.NONE.traceparent()).isEmpty();
    }

    @Test
    void trace_ids_are_given_out_where_nothing_is_exported() {
        TestTracing quiet = TestTracing.nothing();
        Traced entered = quiet.tracing().enter("border-check.open", null);
        assertThat(entered.context().exists()).isTrue();
        assertThat(entered.context().traceparent()).endsWith("-00");
        entered.close();
        assertThat(quiet.spans()).isEmpty();
    }

    @Test
    void without_any_tracing_nothing_is_traced() {
        Traced entered = Tracing.none().enter("border-check.open", CALLER);
        entered.close();
        assertThat(Tracing.none().begin("check", TraceContext.NONE).context())
                .isEqualTo(TraceContext.NONE);
    }

    /** A caller can't have its own traces exported by a flag, nor kept out. */
    @Threat("T-OPS-3")
    @Test
    void a_callers_sampled_flag_decides_nothing() {
        TestTracing none = TestTracing.sampledBy(new EntranceSampler(0, 10));
        none.tracing().enter("border-check.open", CALLER).close();
        assertThat(none.spans()).isEmpty();
        tracing.enter("border-check.open", CALLER.replace("-01", "-00")).close();
        assertThat(test.spans()).hasSize(1);
    }

    @Test
    void log_lines_name_trace_and_check_only_inside() {
        UUID check = UUID.randomUUID();
        TraceContext context = new TraceContext(TRACE, "00f067aa0ba902b7", false);
        MDC.put("mine", "kept");
        try (LogContext _ = LogContext.of(context, check)) {
            assertThat(MDC.get("traceId")).isEqualTo(TRACE);
            assertThat(MDC.get("checkId")).isEqualTo(check.toString());
        }
        assertThat(MDC.get("traceId")).isNull();
        assertThat(MDC.get("checkId")).isNull();
        assertThat(MDC.get("mine")).isEqualTo("kept");
        MDC.clear();
    }

    @Test
    void here_is_the_request_that_is_served_and_nowhere_else() {
        TraceContext context = new TraceContext(TRACE, "00f067aa0ba902b7", false);
        assertThat(Tracing.here()).isEqualTo(TraceContext.NONE);
        TraceContext inside = Tracing.at(context, Tracing::here);
        assertThat(inside).isEqualTo(context);
        assertThat(Tracing.here()).isEqualTo(TraceContext.NONE);
    }
}
