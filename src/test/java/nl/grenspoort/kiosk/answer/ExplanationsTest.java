package nl.grenspoort.kiosk.answer;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.casework.BorderCheckView;
import nl.grenspoort.casework.BorderCheckView.Content;
import nl.grenspoort.casework.BorderCheckView.Status;
import nl.grenspoort.casework.Instruction;
import nl.grenspoort.casework.Instruction.Final;
import nl.grenspoort.entry.Advice;
import nl.grenspoort.entry.AlertCategory;
import nl.grenspoort.finding.Disclosure;
import nl.grenspoort.finding.Finding;
import nl.grenspoort.finding.LegalBasis;
import nl.grenspoort.finding.Severity;
import nl.grenspoort.systems.Question.Direction;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Why, as an officer reads it. */
class ExplanationsTest {
    private static final Finding USED =
            finding("visa.entries-used", Severity.REFUSAL_CANDIDATE, "EES+VIS")
                    .with("reference", "V-1");
    private static final Finding EXPIRED =
            finding("document.expired", Severity.SECOND_LINE, "document");
    private static final Finding COPY =
            finding("source.copy", Severity.INFORMATION, "SIS")
                    .with("system", "SIS")
                    .with("minutes", "3");
    private final Explanations explanations = new Explanations();
    private final Answers answers = new Answers();

    @Test
    void a_finding_is_explained_by_rule_facts_article_and_source() {
        assertThat(explanations.of(USED))
                .containsExactly(
                        Map.entry(
                                "nl",
                                "Wie een visum nodig heeft, heeft een visum nodig dat vandaag"
                                        + " toegang geeft: volgens EES is elke inreis van visum V-1"
                                        + " gebruikt. Grondslag: Verordening (EU) 2016/399, artikel 6,"
                                        + " lid 1, onder b). Bron: EES en VIS."),
                        Map.entry(
                                "en",
                                "Who needs a visa needs one that lets in today: by EES, every entry"
                                        + " that visa V-1 allows was made. Legal basis: Regulation (EU)"
                                        + " 2016/399, Article 6(1), point (b). Source: EES and VIS."));
    }

    @Test
    void a_source_that_is_no_system_is_named_in_the_language() {
        assertThat(explanations.of(EXPIRED).get("nl")).endsWith("Bron: de aangeboden documenten.");
        assertThat(explanations.of(EXPIRED).get("en")).endsWith("Source: the presented documents.");
    }

    @Test
    void an_advice_names_the_findings_that_led_to_it_and_no_others() {
        assertThat(advice(Advice.REFUSAL_CANDIDATE, USED, EXPIRED, COPY))
                .endsWith("Because of: All entries under the visa V-1 are used.");
        assertThat(advice(Advice.SECOND_LINE, EXPIRED, EXPIRED, COPY))
                .isEqualTo("Second-line check. Because of: The document has expired.");
    }

    @Test
    void an_advice_to_admit_names_what_to_look_at_first() {
        Finding unread = finding("document.chip-not-read", Severity.ATTENTION, "document");
        assertThat(advice(Advice.ADMIT_CANDIDATE, unread, COPY))
                .endsWith("after a look at this: The chip was not read. Inspect the page.");
        assertThat(advice(Advice.ADMIT_CANDIDATE, COPY)).doesNotContain("look at this");
    }

    /** What this officer may not see is not told in the advice either. */
    @ParameterizedTest
    @EnumSource(
            value = Advice.class,
            names = {"INCONCLUSIVE", "SECOND_LINE", "REFUSAL_CANDIDATE"})
    void an_advice_whose_reason_the_officer_may_not_see_says_so(Advice given) {
        assertThat(advice(given, COPY)).contains("not for this reader").doesNotContain("3 minutes");
    }

    @Test
    void there_is_no_text_while_there_is_no_advice() {
        assertThat(explanations.advice(content(null, List.of()))).isNull();
    }

    /** A secret alert neither leads nor is named: the advice reads as if it were not there. */
    @Test
    void a_secret_alert_is_not_in_the_advice() {
        Finding secret =
                finding("sis.alert.discreet", Severity.INFORMATION, "SIS")
                        .with("issuingState", "FRA")
                        .with("reference", "F-1");
        assertThat(advice(Advice.ADMIT_CANDIDATE, secret))
                .isEqualTo(advice(Advice.ADMIT_CANDIDATE));
        assertThat(AlertCategory.DISCREET.basis().article()).isEqualTo("37(3)");
    }

    @ParameterizedTest
    @EnumSource(Final.class)
    void an_officer_reads_why_the_lane_was_told_what_it_was(Final last) {
        CheckAnswer answer = answers.answer(view(last, content(Advice.SECOND_LINE, List.of())));
        Map<String, String> reason = Objects.requireNonNull(answer.content()).instructionReason();
        assertThat(reason.keySet()).containsExactly("nl", "en");
        assertThat(reason.get("en"))
                .isNotEqualTo(answer.instruction().text().get("en"))
                .doesNotContain("explanation.")
                .doesNotContain("{");
        if (last != Final.TRY_AGAIN) {
            assertThat(reason.get("nl"))
                    .endsWith("Grondslag: Verordening (EU) 2016/399, artikel 8 ter.");
        }
    }

    @Test
    void a_kiosk_reads_none_of_it() {
        String told =
                new String(answers.bytes(view(Final.GO_TO_DESK, null)), StandardCharsets.UTF_8)
                        .toLowerCase(Locale.ROOT);
        assertThat(told)
                .doesNotContain("explanation")
                .doesNotContain("advice")
                .doesNotContain("reason");
    }

    private String advice(Advice given, Finding... seen) {
        Map<String, String> text = explanations.advice(content(given, List.of(seen)));
        return Objects.requireNonNull(Objects.requireNonNull(text).get("en"));
    }

    private static Content content(@Nullable Advice advice, List<Finding> findings) {
        return new Content(
                Instant.parse("2026-11-23T09:00:00Z"),
                "NLAMS",
                "desk-1",
                Direction.ENTRY,
                false,
                "VISA_REQUIRED",
                advice,
                Set.of(),
                findings,
                List.of(),
                List.of(),
                List.of(),
                null,
                null);
    }

    private static BorderCheckView view(Instruction instruction, @Nullable Content content) {
        return new BorderCheckView(new UUID(1, 2), Status.CONCLUDED, instruction, content);
    }

    private static Finding finding(String key, Severity severity, String source) {
        return Finding.of(
                key, severity, Disclosure.GUARD, new LegalBasis("2016/399", "6(1)(b)"), source);
    }
}
