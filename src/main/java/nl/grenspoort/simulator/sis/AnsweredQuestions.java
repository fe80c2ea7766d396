package nl.grenspoort.simulator.sis;

import nl.grenspoort.systems.sis.wsdl.FaultCode;
import nl.grenspoort.systems.sis.wsdl.SearchResponse;
import nl.grenspoort.systems.sis.wsdl.SisFaultMessage;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Answers by MessageID, so that a retry gets the same one. The newest are kept; a retry comes
 * within seconds.
 */
final class AnsweredQuestions {
    private static final int KEPT = 10_000;

    private final Map<String, Answered> answered =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Answered> eldest) {
                    return size() > KEPT;
                }
            };

    /**
     * @throws SisFaultMessage when another question came under this id
     */
    SearchResponse answer(String messageId, Query query, Function<Query, SearchResponse> search)
            throws SisFaultMessage {
        Answered known = find(messageId);
        if (known == null) {
            known = keep(messageId, new Answered(query, search.apply(query)));
        }
        if (!known.query.equals(query)) {
            throw Faults.of(FaultCode.INVALID_REQUEST, "another question had this MessageID");
        }
        return known.response;
    }

    private synchronized @org.jspecify.annotations.Nullable Answered find(String messageId) {
        return answered.get(messageId);
    }

    /** The first of two at the same time wins. */
    private synchronized Answered keep(String messageId, Answered made) {
        Answered earlier = answered.putIfAbsent(messageId, made);
        return earlier == null ? made : earlier;
    }

    private record Answered(Query query, SearchResponse response) {}
}
