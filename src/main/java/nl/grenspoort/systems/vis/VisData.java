package nl.grenspoort.systems.vis;

import nl.grenspoort.systems.SystemData;

import java.util.List;

/**
 * Application files with a visa that the Visa Information System holds about the person or a
 * presented sticker. Refused visas are never among them: Regulation (EC) 767/2008 Art. 18(4), (5),
 * 19a.
 *
 * @param validVisa the VIS says that one of them is in force and valid here (Art. 18(4)); else none
 *     is (Art. 18(5))
 * @param files never empty: without one the answer is {@code NoData}
 */
public record VisData(boolean validVisa, List<VisaFile> files) implements SystemData {
    public VisData {
        files = List.copyOf(files);
        if (files.isEmpty()) {
            throw new IllegalArgumentException("an answer without files is NoData");
        }
    }
}
