package nl.grenspoort.telemetry;

import io.micrometer.core.instrument.MeterRegistry;

import org.apache.camel.spi.InterceptStrategy;

/** The gateway's own wiring, for tests of other modules. */
public final class TestSteps {
    private TestSteps() {}

    public static InterceptStrategy of(MeterRegistry meters) {
        return new TelemetryConfiguration().steps(meters);
    }
}
