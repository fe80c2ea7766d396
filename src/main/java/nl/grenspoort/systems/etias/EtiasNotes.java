package nl.grenspoort.systems.etias;

import nl.grenspoort.systems.SystemData;

import java.util.List;

/**
 * Additional information for the second line: Regulation (EU) 2018/1240 Art. 39(1)(e), 47(4).
 *
 * @param notes oldest first, never empty: without one the answer is {@code NoData}
 */
public record EtiasNotes(List<String> notes) implements SystemData {
    public EtiasNotes {
        notes = List.copyOf(notes);
        if (notes.isEmpty()) {
            throw new IllegalArgumentException("an answer without notes is NoData");
        }
    }

    /** Says how many there are, not what they say. */
    @Override
    public String toString() {
        return "EtiasNotes[" + notes.size() + "]";
    }
}
