package nl.grenspoort.casework;

import nl.grenspoort.systems.SystemAnswer;

import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * Puts each system's answer into the examination. A branch that brought no answer adds nothing:
 * {@link BorderCheckSteps#nobodyLeftOut} then says that it is unknown.
 */
final class AnswersAggregation implements AggregationStrategy {
    @Override
    public @Nullable Exchange aggregate(
            @Nullable Exchange before, Exchange branch, Exchange original) {
        Exchange target = before == null ? original : before;
        if (branch != null && branch.getMessage().getBody() instanceof SystemAnswer answer) {
            Examination examination = target.getMessage().getBody(Examination.class);
            target.getMessage().setBody(examination.answered(answer));
        }
        return target;
    }

    @Override
    public Exchange aggregate(Exchange before, Exchange branch) {
        throw new UnsupportedOperationException("the split gives the original exchange too");
    }
}
