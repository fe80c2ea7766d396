package nl.grenspoort.systems.ees;

import nl.grenspoort.access.Purpose;
import nl.grenspoort.systems.ees.EesFile.Entry;

import java.util.List;

/** Which part of a file a purpose may see. */
final class PurposeFilter {
    private PurposeFilter() {}

    /**
     * Third-country nationals: file and linked records whole (Regulation (EU) 2017/2226 Art.
     * 23(3)). Persons enjoying free movement: whether they are registered and their open stay, for
     * no stay is counted for them (Art. 11 does not apply, Regulation (EU) 2016/399 Art. 8(2)), so
     * concluded stays and refusals are not theirs to be judged by.
     */
    static EesData cut(Purpose purpose, EesData data) {
        return switch (purpose) {
            case BORDER_ENTRY_TCN, BORDER_EXIT_TCN -> data;
            case BORDER_FREE_MOVEMENT ->
                    new EesData(data.files().stream().map(PurposeFilter::openStayOnly).toList());
        };
    }

    private static EesFile openStayOnly(EesFile file) {
        List<Entry> open = file.entries().stream().filter(entry -> entry.exitAt() == null).toList();
        return new EesFile(
                file.reference(),
                file.familyMember(),
                file.face(),
                file.fingers(),
                open,
                List.of());
    }
}
