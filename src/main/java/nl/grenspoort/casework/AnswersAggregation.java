package nl.grenspoort.casework;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.systems.SystemAnswer;

import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.jspecify.annotations.Nullable;

/**
 * Puts each system's answer into the examination. A branch that brought no answer adds nothing:
 * {@link BorderCheckSteps#nobodyLeftOut} then says that it is unknown.
 */
final class AnswersAggregation implements AggregationStrategy {
    @Override
    public @Nullable Exchange aggregate(
            @Nullable Exchange before, @Nullable Exchange branch, Exchange original) {
        Exchange target = before == null ? original : before;
        Examination examination =
                requireNonNull(
                        target.getMessage().getBody(Examination.class),
                        "an examination enters the fan-out");
        if (branch != null
                && branch.getMessage().getBody() instanceof SystemAnswer answer
                && answer.system().equals(asked(examination, branch))) {
            target.getMessage().setBody(examination.answered(answer));
        }
        return target;
    }

    /** Which system this branch was to ask; an answer of any other is not its answer. */
    private static SystemId asked(Examination examination, Exchange branch) {
        Integer index = branch.getProperty(ExchangePropertyKey.SPLIT_INDEX, Integer.class);
        return examination
                .planMade()
                .consultations()
                .get(requireNonNull(index, "the split numbers its branches"))
                .system();
    }

    @Override
    public Exchange aggregate(@Nullable Exchange before, @Nullable Exchange branch) {
        throw new UnsupportedOperationException("the split gives the original exchange too");
    }
}
