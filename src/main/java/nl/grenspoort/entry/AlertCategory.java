package nl.grenspoort.entry;

import nl.grenspoort.finding.Disclosure;
import nl.grenspoort.finding.LegalBasis;
import nl.grenspoort.finding.Severity;

/**
 * Categories of SIS alerts and what each means at the border (Regulations (EU) 2018/1860, 1861,
 * 1862). The order is that in which actions come: arrest has priority (2018/1861 Art. 23).
 */
public enum AlertCategory {
    ARREST("2018/1862", "26", Severity.SECOND_LINE, Disclosure.GUARD),
    CHILD_ABDUCT("2018/1862", "32(1)(c)", Severity.SECOND_LINE, Disclosure.GUARD),
    CHILD_TRAVEL("2018/1862", "32(1)(d)", Severity.SECOND_LINE, Disclosure.GUARD),
    VULN_ADULT("2018/1862", "32(1)(e)", Severity.SECOND_LINE, Disclosure.GUARD),
    MISS_PROT("2018/1862", "32(1)(a)", Severity.SECOND_LINE, Disclosure.GUARD),
    MISS_NOPROT("2018/1862", "32(1)(b)", Severity.SECOND_LINE, Disclosure.GUARD),
    RFSE_24_1A("2018/1861", "24(1)(a)", Severity.SECOND_LINE, Disclosure.TRAVELLER),
    RFSE_24_1B("2018/1861", "24(1)(b)", Severity.SECOND_LINE, Disclosure.TRAVELLER),
    RFSE_25("2018/1861", "25", Severity.SECOND_LINE, Disclosure.TRAVELLER),
    RFSE_26_FM("2018/1861", "26", Severity.SECOND_LINE, Disclosure.GUARD),
    RETURN("2018/1860", "3", Severity.SECOND_LINE, Disclosure.TRAVELLER),
    JUDICIAL("2018/1862", "34", Severity.ATTENTION, Disclosure.TRAVELLER),
    SPECIFIC("2018/1862", "37(5)", Severity.SECOND_LINE, Disclosure.GUARD),
    INQUIRY("2018/1862", "37(4)", Severity.SECOND_LINE, Disclosure.GUARD),
    /**
     * The person shall in no way be made aware (Art. 37(3)): it changes nothing that anybody but
     * the guard can notice.
     */
    DISCREET("2018/1862", "37(3)", Severity.INFORMATION, Disclosure.GUARD),
    OBJECT_SEIZE("2018/1862", "38", Severity.SECOND_LINE, Disclosure.TRAVELLER),
    UNKNOWN("2018/1862", "40", Severity.SECOND_LINE, Disclosure.GUARD),
    /** Never disclosed, like {@link #DISCREET}: Regulation (EU) 2022/1190, Art. 37a. */
    INFO_ALERT("2018/1862", "37a", Severity.INFORMATION, Disclosure.GUARD);

    private final LegalBasis basis;
    private final Severity severity;
    private final Disclosure disclosure;

    AlertCategory(String act, String article, Severity severity, Disclosure disclosure) {
        this.basis = new LegalBasis(act, article);
        this.severity = severity;
        this.disclosure = disclosure;
    }

    public LegalBasis basis() {
        return basis;
    }

    Severity severity() {
        return severity;
    }

    Disclosure disclosure() {
        return disclosure;
    }

    /** The person shall in no way be made aware: 2018/1862 Art. 37(3), 37a. */
    boolean secret() {
        return this == DISCREET || this == INFO_ALERT;
    }

    boolean refusalOfEntry() {
        return this == RFSE_24_1A || this == RFSE_24_1B || this == RFSE_25;
    }

    /** Text key below {@code sis.alert.}: kebab-case of the name. */
    String key() {
        return "sis.alert." + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
