package nl.grenspoort.document;

import nl.grenspoort.identity.PersonName;

import org.jspecify.annotations.Nullable;

/** Whether the MRZ of a page and that of its chip can be the same. */
final class MrzAgreement {
    private MrzAgreement() {}

    static boolean agree(Mrz page, Mrz chip) {
        if (!page.checkDigitsHold()) {
            return true;
        }
        return same(page.number(), chip.number())
                && same(page.birth(), chip.birth())
                && same(page.expiry(), chip.expiry())
                && sameName(page, chip);
    }

    /** A part that is missing on one side says nothing. */
    private static boolean same(@Nullable Object page, @Nullable Object chip) {
        return page == null || chip == null || page.equals(chip);
    }

    private static boolean sameName(Mrz page, Mrz chip) {
        if (page.name() == null || chip.name() == null) {
            return true;
        }
        String onPage = text(page.name());
        String inChip = text(chip.name());
        return onPage.equals(inChip)
                || (page.nameMayBeTruncated() && inChip.startsWith(onPage))
                || (chip.nameMayBeTruncated() && onPage.startsWith(inChip));
    }

    /** No check digit guards the name, and it has no digits: one in it is a letter misread. */
    private static String text(PersonName name) {
        PersonName normal = name.normal();
        return (normal.surname() + " " + normal.givenNames())
                .strip()
                .replace('0', 'O')
                .replace('1', 'I')
                .replace('2', 'Z')
                .replace('5', 'S')
                .replace('6', 'G')
                .replace('8', 'B');
    }
}
