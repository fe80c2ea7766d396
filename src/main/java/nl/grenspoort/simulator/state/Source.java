package nl.grenspoort.simulator.state;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Records that are not kept but made, the same ones each time. Safe for threads.
 *
 * @param <R> a record as a system stores it
 */
public interface Source<R> {
    /**
     * At least the records filed under one of these keys, each once.
     *
     * @param keys of {@link nl.grenspoort.identity.SearchKeys}
     */
    List<R> candidates(Set<String> keys);

    /** Every record, made one by one. */
    Stream<R> all();

    /** The record with this reference; null when there is none. */
    @Nullable R find(String reference);
}
