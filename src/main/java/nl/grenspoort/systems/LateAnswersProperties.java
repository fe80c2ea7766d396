package nl.grenspoort.systems;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * How long an answer is still listened for when its check went on without it.
 *
 * @param listenFor from the deadline on; then the connection is closed
 * @param most such questions per system at once; of one more the connection is closed at its
 *     deadline
 */
@ConfigurationProperties("grenspoort.late-answers")
record LateAnswersProperties(
        @DefaultValue("20s") Duration listenFor, @DefaultValue("16") int most) {
    LateAnswersProperties {
        if (listenFor.isNegative()) {
            throw new IllegalArgumentException(
                    "grenspoort.late-answers.listen-for can't be negative");
        }
        if (most < 0) {
            throw new IllegalArgumentException("grenspoort.late-answers.most can't be negative");
        }
    }
}
