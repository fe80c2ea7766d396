package nl.grenspoort.messagelog;

import static java.util.Objects.requireNonNullElse;

import nl.grenspoort.messagelog.LogRecord.Capture;

import java.util.Locale;
import java.util.Map;

/**
 * What is kept of the messages exchanged with systems: our questions whole, of their answers only
 * commitments and metadata, unless configured otherwise for the system.
 */
public final class CapturePolicy {
    private static final CaptureRule DEFAULT = new CaptureRule(Capture.FULL, null, null);

    private final boolean keepAnswers;
    private final Map<String, CaptureRule> rules;

    /**
     * @param keepAnswers of every system without a rule about answers
     * @param rules by the system's key: {@code sis}, {@code ecris-tcn}
     */
    CapturePolicy(boolean keepAnswers, Map<String, CaptureRule> rules) {
        this.keepAnswers = keepAnswers;
        this.rules = Map.copyOf(rules);
    }

    /**
     * What is kept of a request to this system.
     *
     * @param system as entries name it: {@code SIS}
     */
    public Capture forRequest(String system) {
        return requireNonNullElse(rule(system).request(), Capture.FULL);
    }

    /**
     * What is kept of an answer of this system: other States' data are not copied (2018/1862 Art.
     * 56), unless an article allows it or all data are fictional.
     *
     * @param system as entries name it: {@code SIS}
     */
    public Capture forResponse(String system) {
        return requireNonNullElse(
                rule(system).response(), keepAnswers ? Capture.FULL : Capture.METADATA);
    }

    private CaptureRule rule(String system) {
        CaptureRule rule = rules.get(system.toLowerCase(Locale.ROOT));
        return rule == null ? DEFAULT : rule;
    }
}
