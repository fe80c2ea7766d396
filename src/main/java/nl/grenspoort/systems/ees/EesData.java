package nl.grenspoort.systems.ees;

import nl.grenspoort.systems.SystemData;

import java.util.List;

/**
 * Individual files of the Entry/Exit System that match. More than one is a question for
 * identification (Regulation (EU) 2017/2226 Art. 27), never a choice.
 *
 * @param files never empty: without one the answer is {@code NoData}
 */
public record EesData(List<EesFile> files) implements SystemData {
    public EesData {
        files = List.copyOf(files);
        if (files.isEmpty()) {
            throw new IllegalArgumentException("an answer without files is NoData");
        }
    }
}
