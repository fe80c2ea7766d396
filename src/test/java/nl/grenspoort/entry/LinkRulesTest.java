package nl.grenspoort.entry;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.entry.Facts.PresentedDocumentFact;
import nl.grenspoort.entry.Facts.PresentedDocumentFact.Chip;
import nl.grenspoort.finding.Disclosure;
import nl.grenspoort.finding.Finding;
import nl.grenspoort.finding.Severity;
import nl.grenspoort.identity.DocumentKind;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

class LinkRulesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    /** 2019/817 Art. 30 to 33, and rows 22 and 23. */
    @ParameterizedTest
    @CsvSource({
        "YELLOW, mid.yellow-link, SECOND_LINE",
        "RED, mid.red-link, SECOND_LINE",
        "GREEN, mid.green-link, INFORMATION",
        "WHITE, mid.white-link, INFORMATION"
    })
    void each_colour_has_its_meaning(LinkFact.Colour colour, String key, Severity severity) {
        Finding finding = only(assess(link(colour, false)));
        assertThat(finding.key()).isEqualTo(key);
        assertThat(finding.severity()).isEqualTo(severity);
        assertThat(finding.disclosure()).isEqualTo(Disclosure.GUARD);
        assertThat(finding.source()).isEqualTo("MID");
        assertThat(finding.parameters())
                .containsEntry("systems", "EES, VIS")
                .containsEntry("reference", "L-1");
    }

    @ParameterizedTest
    @EnumSource(LinkFact.Colour.class)
    void no_link_is_ever_a_ground_for_refusal(LinkFact.Colour colour) {
        for (boolean forSirene : new boolean[] {false, true}) {
            Assessment assessment = assess(link(colour, forSirene));
            assertThat(assessment.letters()).isEmpty();
            assertThat(assessment.advice()).isNotEqualTo(Advice.REFUSAL_CANDIDATE);
        }
    }

    /** Art. 29(2): the alert behind it may be one for a discreet check. */
    @Test
    void a_link_for_sirene_shows_the_guard_that_something_waits_and_nothing_else() {
        Assessment without = assess();
        Assessment with = assess(link(LinkFact.Colour.YELLOW, true));
        assertThat(with.advice()).isEqualTo(without.advice());
        assertThat(with.guardMustAct()).isFalse();
        List<Finding> guards =
                with.findings().stream()
                        .filter(finding -> Disclosure.SECOND_LINE.maySee(finding.disclosure()))
                        .toList();
        assertThat(guards).extracting(Finding::key).containsExactly("mid.await");
        assertThat(guards.getFirst().parameters()).isEmpty();
    }

    @Test
    void sirene_sees_which_systems_the_link_is_between() {
        Finding told =
                assess(link(LinkFact.Colour.YELLOW, true)).findings().stream()
                        .filter(finding -> finding.disclosure() == Disclosure.SIRENE_ONLY)
                        .findFirst()
                        .orElseThrow();
        assertThat(told.key()).isEqualTo("mid.sirene-link");
        assertThat(told.parameters()).containsEntry("systems", "EES, VIS");
    }

    @Test
    void every_link_is_told() {
        assertThat(
                        assess(
                                        link(LinkFact.Colour.RED, false),
                                        link(LinkFact.Colour.WHITE, false),
                                        link(LinkFact.Colour.YELLOW, false))
                                .findings())
                .extracting(Finding::key)
                .containsExactly("mid.red-link", "mid.yellow-link", "mid.white-link");
    }

    private static Finding only(Assessment assessment) {
        assertThat(assessment.findings()).hasSize(1);
        return assessment.findings().getFirst();
    }

    private static Assessment assess(LinkFact... links) {
        return Assessment.of(
                Facts.of(Crossing.ENTRY, TODAY, Traveller.of(TravellerClass.VISA_EXEMPT))
                        .documents(
                                List.of(
                                        new PresentedDocumentFact(
                                                DocumentKind.PASSPORT,
                                                true,
                                                TODAY.plusYears(5),
                                                Chip.AUTHENTIC,
                                                true)))
                        .links(List.of(links))
                        .facts());
    }

    private static LinkFact link(LinkFact.Colour colour, boolean forSirene) {
        return new LinkFact(colour, new TreeSet<>(Set.of("VIS", "EES")), forSirene, "L-1");
    }
}
