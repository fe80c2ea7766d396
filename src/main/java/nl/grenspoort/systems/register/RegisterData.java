package nl.grenspoort.systems.register;

import nl.grenspoort.systems.SystemData;

import java.util.List;

/**
 * Records that a national register holds about the person or a presented document. All of them:
 * none is picked out.
 *
 * @param records never empty: without one the answer is {@code NoData}
 */
public record RegisterData(List<RegisterRecord> records) implements SystemData {
    public RegisterData {
        records = List.copyOf(records);
        if (records.isEmpty()) {
            throw new IllegalArgumentException("an answer without records is NoData");
        }
    }
}
