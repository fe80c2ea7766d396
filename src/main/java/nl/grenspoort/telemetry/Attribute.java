package nl.grenspoort.telemetry;

import io.opentelemetry.api.common.AttributeKey;

/**
 * All that a span can say. A span names a check, so nothing here may tell what a system holds about
 * somebody: whether it answered, never what (laws 3 and 10).
 */
public enum Attribute {
    /** Id of the check: random but for its time, it names nobody outside our own log and store. */
    CHECK("grenspoort.check"),
    /** Operation of our own API, as the message log names it. */
    OPERATION("grenspoort.operation"),
    /** Key of the problem a request was answered with. */
    PROBLEM("grenspoort.problem"),
    /** HTTP status of our answer or of a system's. */
    STATUS("http.response.status_code"),
    /** The system asked. */
    SYSTEM("grenspoort.system"),
    /** Number of the attempt. */
    ATTEMPT("grenspoort.attempt"),
    /** Whether an answer came, or why not: {@code answered}, {@code timed-out}, … */
    OUTCOME("grenspoort.outcome"),
    /** Id of the step in its route. */
    STEP("grenspoort.step");

    private final AttributeKey<String> key;

    Attribute(String name) {
        this.key = AttributeKey.stringKey(name);
    }

    AttributeKey<String> key() {
        return key;
    }
}
