package nl.grenspoort.messagelog;

import nl.grenspoort.messagelog.LogRecord.Capture;

/**
 * What is kept of the messages exchanged with systems: our questions whole, their answers only
 * where they are fictional.
 */
public final class CapturePolicy {
    private final boolean keepAnswers;

    CapturePolicy(boolean keepAnswers) {
        this.keepAnswers = keepAnswers;
    }

    /** What is kept of a request to this system. */
    public Capture forRequest(String system) {
        return Capture.FULL;
    }

    /**
     * What is kept of an answer of this system: other States' data are not copied (2018/1862 Art.
     * 56).
     */
    public Capture forResponse(String system) {
        return keepAnswers ? Capture.FULL : Capture.METADATA;
    }
}
