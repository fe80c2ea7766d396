package nl.grenspoort.entry;

import nl.grenspoort.finding.LegalBasis;

/** Articles of the Schengen Borders Code, Regulation (EU) 2016/399. */
final class Sbc {
    private Sbc() {}

    /**
     * What asks for a visa or travel authorisation. Of family members Directive 2004/38/EC asks for
     * it, and gives them every opportunity to obtain what they lack, or to show their right by
     * other means.
     */
    static LegalBasis visaOrAuthorisation(Facts facts) {
        return Refusal.freeMover(facts) ? new LegalBasis("2004/38", "5(4)") : article("6(1)(b)");
    }

    static LegalBasis article(String article) {
        return new LegalBasis("2016/399", article);
    }
}
