package nl.grenspoort.entry;

import nl.grenspoort.finding.Disclosure;
import nl.grenspoort.finding.Finding;
import nl.grenspoort.finding.LegalBasis;
import nl.grenspoort.finding.Severity;

import java.util.stream.Stream;

/**
 * What links between identity data mean at the border: Regulation (EU) 2019/817 Art. 26, 29 to 33.
 * A link is never a ground for refusal, whatever its colour.
 */
final class LinkRules {
    private static final String SOURCE = "MID";

    private LinkRules() {}

    static Stream<Finding> everyLinkIsTold(Facts facts) {
        return facts.links().stream().flatMap(LinkRules::told);
    }

    private static Stream<Finding> told(LinkFact link) {
        return switch (link.colour()) {
            case YELLOW -> link.forSirene() ? forSirene(link) : Stream.of(yellow(link));
            case RED -> Stream.of(red(link));
            case GREEN ->
                    Stream.of(
                            finding(
                                    link,
                                    "mid.green-link",
                                    Severity.INFORMATION,
                                    Disclosure.GUARD,
                                    "31"));
            case WHITE ->
                    Stream.of(
                            finding(
                                    link,
                                    "mid.white-link",
                                    Severity.INFORMATION,
                                    Disclosure.GUARD,
                                    "33"));
        };
    }

    /**
     * A duty, not a suspicion: verified where possible within twelve hours and with the person, who
     * may explain (Art. 29).
     */
    private static Finding yellow(LinkFact link) {
        return finding(link, "mid.yellow-link", Severity.SECOND_LINE, Disclosure.GUARD, "29(4)");
    }

    /**
     * A SIRENE bureau verifies a link with an alert for arrest, on a missing person, for a judicial
     * procedure or a check (Art. 29(2)). The guard sees that something waits and not why; nothing
     * may follow that the traveller could notice, for the alert may be one for a discreet check.
     */
    private static Stream<Finding> forSirene(LinkFact link) {
        return Stream.of(
                Finding.of(
                        "mid.await",
                        Severity.INFORMATION,
                        Disclosure.GUARD,
                        interoperability("29(2)"),
                        SOURCE),
                finding(
                        link,
                        "mid.sirene-link",
                        Severity.INFORMATION,
                        Disclosure.SIRENE_ONLY,
                        "29(2)"));
    }

    /** One person with identities that nothing justifies; never solely a ground (Art. 32(2)). */
    private static Finding red(LinkFact link) {
        return finding(link, "mid.red-link", Severity.SECOND_LINE, Disclosure.GUARD, "32");
    }

    private static Finding finding(
            LinkFact link, String key, Severity severity, Disclosure disclosure, String article) {
        return Finding.of(key, severity, disclosure, interoperability(article), SOURCE)
                .with("systems", String.join(", ", link.systems()))
                .with("reference", link.identificationNumber());
    }

    private static LegalBasis interoperability(String article) {
        return new LegalBasis("2019/817", article);
    }
}
