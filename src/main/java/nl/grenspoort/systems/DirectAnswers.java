package nl.grenspoort.systems;

import static java.util.Objects.requireNonNull;

import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * Puts the answer of each system that was asked directly, because the portal failed, beside what
 * the portal brought.
 */
final class DirectAnswers implements AggregationStrategy {
    @Override
    public @Nullable Exchange aggregate(
            @Nullable Exchange before, @Nullable Exchange branch, Exchange original) {
        Exchange target = before == null ? original : before;
        JointAnswer joint =
                requireNonNull(
                        target.getMessage().getBody(JointAnswer.class),
                        "a joint answer enters the fan-out");
        if (branch != null && branch.getMessage().getBody() instanceof SystemAnswer answer) {
            target.getMessage().setBody(joint.answered(answer));
        }
        return target;
    }

    @Override
    public Exchange aggregate(@Nullable Exchange before, @Nullable Exchange branch) {
        throw new UnsupportedOperationException("the split gives the original exchange too");
    }
}
