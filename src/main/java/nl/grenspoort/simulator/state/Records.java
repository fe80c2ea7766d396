package nl.grenspoort.simulator.state;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.List;

/**
 * What a simulated system holds, one record at a time, in the form of that system's files. Safe for
 * threads.
 */
public interface Records {
    /** Records that are as searched for, at most so many; the order says nothing. */
    List<JsonNode> find(Search search);

    /**
     * Puts a record in the place of the one with this reference, or adds it.
     *
     * @throws IllegalArgumentException naming the place in the record that is wrong; also when its
     *     reference is another one. Then nothing has changed
     */
    void put(String reference, JsonNode record);

    /**
     * Takes a record out.
     *
     * @return whether it was there
     */
    boolean remove(String reference);

    /**
     * What to search for; what is null does not matter.
     *
     * @param document a document's number, in normal form
     * @param surname as written anywhere; compared in its normal form
     * @param limit one record at least
     */
    record Search(
            @Nullable String reference,
            @Nullable String document,
            @Nullable String surname,
            int limit) {
        public Search {
            if (limit < 1) {
                throw new IllegalArgumentException("one record at least");
            }
        }
    }
}
