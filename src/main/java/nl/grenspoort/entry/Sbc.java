package nl.grenspoort.entry;

import nl.grenspoort.finding.LegalBasis;

/** Articles of the Schengen Borders Code, Regulation (EU) 2016/399. */
final class Sbc {
    private Sbc() {}

    static LegalBasis article(String article) {
        return new LegalBasis("2016/399", article);
    }
}
