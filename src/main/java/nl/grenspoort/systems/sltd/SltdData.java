package nl.grenspoort.systems.sltd;

import nl.grenspoort.systems.SystemData;

import java.util.List;

/**
 * Records about the presented documents. All of them: none is picked out.
 *
 * @param hits never empty: without one the answer is {@code NoData}
 */
public record SltdData(List<SltdHit> hits) implements SystemData {
    public SltdData {
        hits = List.copyOf(hits);
        if (hits.isEmpty()) {
            throw new IllegalArgumentException("an answer without hits is NoData");
        }
    }
}
