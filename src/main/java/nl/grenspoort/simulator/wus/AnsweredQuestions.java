package nl.grenspoort.simulator.wus;

import nl.grenspoort.simulator.wus.RefusedException.Code;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Answers by MessageID, so that a retry gets the same one. The newest are kept; a retry comes
 * within seconds.
 *
 * @param <Q> a question; two that ask the same are equal
 * @param <A> its answer
 */
public final class AnsweredQuestions<Q, A> {
    private static final int KEPT = 10_000;

    private final Map<String, Answered<Q, A>> answered =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Answered<Q, A>> eldest) {
                    return size() > KEPT;
                }
            };

    /**
     * @throws RefusedException when another question came under this id
     */
    public A answer(String messageId, Q query, Function<Q, A> search) {
        Answered<Q, A> known = find(messageId);
        if (known == null) {
            known = keep(messageId, new Answered<>(query, search.apply(query)));
        }
        if (!known.query.equals(query)) {
            throw new RefusedException(Code.INVALID_REQUEST, "another question had this MessageID");
        }
        return known.response;
    }

    private synchronized @Nullable Answered<Q, A> find(String messageId) {
        return answered.get(messageId);
    }

    /** The first of two at the same time wins. */
    private synchronized Answered<Q, A> keep(String messageId, Answered<Q, A> made) {
        Answered<Q, A> earlier = answered.putIfAbsent(messageId, made);
        return earlier == null ? made : earlier;
    }

    private record Answered<Q, A>(Q query, A response) {}
}
