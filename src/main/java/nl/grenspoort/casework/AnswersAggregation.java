package nl.grenspoort.casework;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.systems.Consultation;
import nl.grenspoort.systems.JointAnswer;
import nl.grenspoort.systems.SystemAnswer;

import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Puts each system's answer into the examination. A branch that brought no answer adds nothing:
 * {@link BorderCheckSteps#nobodyLeftOut} then says that it is unknown.
 */
final class AnswersAggregation implements AggregationStrategy {
    private final Consumer<Examination> reached;

    /**
     * @param reached is told of each branch that ended, and returns at once
     */
    AnswersAggregation(Consumer<Examination> reached) {
        this.reached = requireNonNull(reached, "reached");
    }

    @Override
    public @Nullable Exchange aggregate(
            @Nullable Exchange before, @Nullable Exchange branch, Exchange original) {
        Exchange target = before == null ? original : before;
        Examination examination =
                requireNonNull(
                        target.getMessage().getBody(Examination.class),
                        "an examination enters the fan-out");
        if (branch != null) {
            Set<SystemId> asked = asked(examination, branch);
            for (SystemAnswer answer : answers(branch.getMessage().getBody())) {
                // once: a portal too has one answer for each system
                if (asked.remove(answer.system())) {
                    examination = examination.answered(answer);
                }
            }
            target.getMessage().setBody(examination);
            reached.accept(examination);
        }
        return target;
    }

    private static List<SystemAnswer> answers(@Nullable Object body) {
        return switch (body) {
            case SystemAnswer one -> List.of(one);
            case JointAnswer joint -> joint.answers();
            case null, default -> List.of();
        };
    }

    /** Which systems this branch was to ask; an answer of any other is not its answer. */
    private static Set<SystemId> asked(Examination examination, Exchange branch) {
        Integer index = branch.getProperty(ExchangePropertyKey.SPLIT_INDEX, Integer.class);
        Consultation path =
                examination
                        .planMade()
                        .paths()
                        .get(requireNonNull(index, "the split numbers its branches"));
        Set<SystemId> asked = new HashSet<>();
        if (path.joint()) {
            path.carried().forEach(one -> asked.add(one.system()));
        } else {
            asked.add(path.system());
        }
        return asked;
    }

    @Override
    public Exchange aggregate(@Nullable Exchange before, @Nullable Exchange branch) {
        throw new UnsupportedOperationException("the split gives the original exchange too");
    }
}
