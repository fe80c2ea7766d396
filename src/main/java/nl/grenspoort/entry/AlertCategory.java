package nl.grenspoort.entry;

import nl.grenspoort.finding.Disclosure;
import nl.grenspoort.finding.LegalBasis;
import nl.grenspoort.finding.Severity;

import java.util.Locale;

/**
 * Categories of SIS alerts and what each means at the border (Regulations (EU) 2018/1860, 1861,
 * 1862), in the order in which actions come. The law fixes that arrest is first (2018/1861 Art.
 * 23); the rest follows the order of the SIRENE Manual, which is not published here: refusal of
 * entry, protection, checks, whereabouts, objects.
 */
public enum AlertCategory {
    ARREST("2018/1862", "26", Severity.SECOND_LINE, Disclosure.GUARD),
    /** Severity of refusal alerts where no refusal may follow; {@link AlertRules} says the rest. */
    RFSE_24_1A("2018/1861", "24(1)(a)", Severity.SECOND_LINE, Disclosure.TRAVELLER),
    RFSE_24_1B("2018/1861", "24(1)(b)", Severity.SECOND_LINE, Disclosure.TRAVELLER),
    RFSE_25("2018/1861", "25", Severity.SECOND_LINE, Disclosure.TRAVELLER),
    RFSE_26_FM("2018/1861", "26", Severity.SECOND_LINE, Disclosure.GUARD),
    RETURN("2018/1860", "3", Severity.SECOND_LINE, Disclosure.TRAVELLER),
    CHILD_ABDUCT("2018/1862", "32(1)(c)", Severity.SECOND_LINE, Disclosure.GUARD),
    CHILD_TRAVEL("2018/1862", "32(1)(d)", Severity.SECOND_LINE, Disclosure.GUARD),
    VULN_ADULT("2018/1862", "32(1)(e)", Severity.SECOND_LINE, Disclosure.GUARD),
    MISS_PROT("2018/1862", "32(1)(a)", Severity.SECOND_LINE, Disclosure.GUARD),
    SPECIFIC("2018/1862", "37(5)", Severity.SECOND_LINE, Disclosure.GUARD),
    INQUIRY("2018/1862", "37(4)", Severity.SECOND_LINE, Disclosure.GUARD),
    /**
     * The person shall in no way be made aware (Art. 37(3)): it changes nothing that anybody but
     * the guard can notice.
     */
    DISCREET("2018/1862", "37(3)", Severity.INFORMATION, Disclosure.GUARD),
    /** Never disclosed, like {@link #DISCREET}: Regulation (EU) 2022/1190, Art. 37a. */
    INFO_ALERT("2018/1862", "37a", Severity.INFORMATION, Disclosure.GUARD),
    JUDICIAL("2018/1862", "34", Severity.ATTENTION, Disclosure.TRAVELLER),
    /** An adult is asked for consent, and so hears of it: Art. 33(4). */
    MISS_NOPROT("2018/1862", "32(1)(b)", Severity.SECOND_LINE, Disclosure.TRAVELLER),
    OBJECT_SEIZE("2018/1862", "38", Severity.SECOND_LINE, Disclosure.TRAVELLER),
    UNKNOWN("2018/1862", "40", Severity.SECOND_LINE, Disclosure.GUARD);

    private static final String KEYS = "sis.alert.";

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

    /**
     * Whether a State may have its action not taken on its territory: alerts under 2018/1862 Art.
     * 26, 32, 36, 37a (Art. 24, 25). A flag on another is not heeded.
     */
    public boolean flaggable() {
        return switch (this) {
            case ARREST,
                    CHILD_ABDUCT,
                    CHILD_TRAVEL,
                    VULN_ADULT,
                    MISS_PROT,
                    MISS_NOPROT,
                    SPECIFIC,
                    INQUIRY,
                    DISCREET,
                    INFO_ALERT ->
                    true;
            case RFSE_24_1A,
                    RFSE_24_1B,
                    RFSE_25,
                    RFSE_26_FM,
                    RETURN,
                    JUDICIAL,
                    OBJECT_SEIZE,
                    UNKNOWN ->
                    false;
        };
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

    /** Asked to be checked, in one way or another: 2018/1862 Art. 36, 37a. */
    boolean check() {
        return secret() || this == SPECIFIC || this == INQUIRY;
    }

    /** Text key: {@code sis.alert.} and the name in kebab-case. */
    String key() {
        return KEYS + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Place of a finding among those about alerts; those about anything else come after them. */
    static int order(String findingKey) {
        if (findingKey.startsWith(KEYS)) {
            for (AlertCategory category : values()) {
                if (findingKey.equals(category.key())
                        || findingKey.startsWith(category.key() + ".")) {
                    return category.ordinal();
                }
            }
        }
        return values().length;
    }
}
