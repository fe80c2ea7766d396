package nl.grenspoort.messagelog;

import nl.grenspoort.messagelog.LogRecord.Capture;

import org.jspecify.annotations.Nullable;

/**
 * What is kept of the messages exchanged with one system, where that is not the default.
 *
 * @param request what is kept of our questions
 * @param response what is kept of its answers
 * @param basis act and article that allow keeping the answers; needed for more than their metadata
 */
record CaptureRule(@Nullable Capture request, @Nullable Capture response, @Nullable String basis) {
    CaptureRule {
        if (request == null && response == null) {
            throw new IllegalArgumentException(
                    "grenspoort.message-log.capture.<system> needs request or response");
        }
        boolean keeps = response != null && response != Capture.METADATA;
        if (keeps && (basis == null || basis.isBlank())) {
            throw new IllegalArgumentException(
                    "grenspoort.message-log.capture.<system>.response keeps an answer: name the article"
                            + " that allows it in grenspoort.message-log.capture.<system>.basis");
        }
    }
}
