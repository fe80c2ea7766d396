package nl.grenspoort.entry;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.entry.Facts.EesFact;
import nl.grenspoort.entry.Facts.PresentedDocumentFact;
import nl.grenspoort.entry.Facts.PresentedDocumentFact.Chip;
import nl.grenspoort.entry.Facts.SourceFact;
import nl.grenspoort.entry.VisaFact.Kind;
import nl.grenspoort.entry.VisaFact.State;
import nl.grenspoort.entry.VisaFact.Visa;
import nl.grenspoort.entry.stay.Stay;
import nl.grenspoort.entry.stay.Stays;
import nl.grenspoort.finding.Finding;
import nl.grenspoort.finding.RefusalLetter;
import nl.grenspoort.finding.Severity;
import nl.grenspoort.identity.DocumentKind;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** What visas mean on entry and on exit, by example and for any facts. */
class VisaRulesTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-23");
    private static final Visa GOOD = new Example().visa();
    private static final EesFact NO_FILE = new EesFact(0, List.of(), List.of(), false);

    @Test
    void a_valid_visa_lets_in_and_tells_its_last_day() {
        Assessment assessment = entry(NO_FILE, GOOD);
        assertThat(assessment.advice()).isEqualTo(Advice.ADMIT_CANDIDATE);
        assertThat(assessment.letters()).isEmpty();
        assertThat(finding(assessment, "visa.last-day").parameters())
                .containsEntry("date", "2026-12-22");
    }

    @Test
    void the_last_day_is_never_after_the_visa_itself_ends() {
        Visa ends = new Example().until("2026-12-01").visa();
        assertThat(finding(entry(NO_FILE, ends), "visa.last-day").parameters())
                .containsEntry("date", "2026-12-01");
    }

    @Test
    void days_used_under_the_visa_come_off_its_last_day() {
        EesFact stays = stays(stay("2026-11-05", "2026-11-09"));
        assertThat(finding(entry(stays, GOOD), "visa.last-day").parameters())
                .containsEntry("date", "2026-12-17");
    }

    @Test
    void without_a_visa_letter_c_is_proposed() {
        assertRefused(entry(NO_FILE), "visa.none");
    }

    @ParameterizedTest
    @CsvSource({
        "ANNULLED, 2026-11-01, 2026-12-31, visa.annulled",
        "REVOKED, 2026-11-01, 2026-12-31, visa.revoked",
        "EXPIRED, 2026-01-01, 2026-11-22, visa.expired",
        "STANDS, 2026-01-01, 2026-11-22, visa.expired",
        "STANDS, 2026-11-24, 2026-12-31, visa.not-yet-valid"
    })
    void what_became_of_a_visa_has_a_finding_of_its_own(
            State state, String from, String until, String key) {
        Visa visa = new Example().state(state).from(from).until(until).visa();
        assertRefused(entry(NO_FILE, visa), key);
    }

    @Test
    void first_and_last_day_of_a_visa_count() {
        for (Example example :
                List.of(new Example().from("2026-11-23"), new Example().until("2026-11-23"))) {
            assertThat(entry(NO_FILE, example.visa()).advice()).isEqualTo(Advice.ADMIT_CANDIDATE);
        }
    }

    @Test
    void a_visa_for_airport_transit_lets_nobody_in() {
        Visa transit = new Example().kind(Kind.AIRPORT_TRANSIT).days(null).visa();
        assertRefused(entry(NO_FILE, transit), "visa.transit-only");
    }

    @Test
    void a_visa_for_another_state_is_refused_and_looked_at_for_humanitarian_grounds() {
        Assessment assessment = entry(NO_FILE, new Example().limited(false).visa());
        assertRefused(assessment, "visa.other-territory");
        assertThat(finding(assessment, "visa.humanitarian-check").severity())
                .isEqualTo(Severity.SECOND_LINE);
    }

    @Test
    void a_visa_of_limited_validity_counts_its_own_stay_and_not_ninety_days() {
        EesFact ninety = stays(stay("2026-07-01", "2026-09-28"));
        assertThat(keys(entry(ninety, GOOD))).contains("stay.exhausted");
        Assessment limited = entry(ninety, new Example().limited(true).visa());
        assertThat(keys(limited)).doesNotContain("stay.exhausted", "stay.days-left");
        assertThat(limited.advice()).isEqualTo(Advice.ADMIT_CANDIDATE);
    }

    @Test
    void an_entry_with_its_exit_uses_a_single_entry_up() {
        Visa single = new Example().entries(1).visa();
        assertRefused(entry(stays(stay("2026-11-05", "2026-11-09")), single), "visa.entries-used");
        assertThat(entry(stays(stay("2026-10-05", "2026-10-09")), single).advice())
                .as("a stay before the visa began")
                .isEqualTo(Advice.ADMIT_CANDIDATE);
    }

    @Test
    void two_entries_are_used_up_by_two() {
        Visa two = new Example().entries(2).visa();
        Stay first = stay("2026-11-02", "2026-11-04");
        assertThat(entry(stays(first), two).advice()).isEqualTo(Advice.ADMIT_CANDIDATE);
        assertRefused(
                entry(stays(first, stay("2026-11-08", "2026-11-09")), two), "visa.entries-used");
    }

    @Test
    void an_entry_without_exit_is_a_visa_in_use_and_not_one_used_up() {
        Visa single = new Example().entries(1).visa();
        Assessment assessment = entry(stays(stay("2026-11-05", null)), single);
        assertThat(keys(assessment))
                .contains("visa.use-unclear")
                .doesNotContain("visa.entries-used");
        assertThat(assessment.advice()).isEqualTo(Advice.SECOND_LINE);
        assertThat(assessment.letters()).isEmpty();
    }

    @Test
    void a_stay_that_two_visas_covered_is_counted_to_neither() {
        Visa single = new Example().entries(1).visa();
        Visa before = new Example().reference("X2").from("2026-10-01").until("2026-11-10").visa();
        Assessment assessment = entry(stays(stay("2026-11-05", "2026-11-09")), single, before);
        assertThat(keys(assessment))
                .contains("visa.use-unclear")
                .doesNotContain("visa.entries-used");
    }

    @Test
    void stays_of_several_files_use_no_visa_up() {
        EesFact two = new EesFact(2, List.of(stay("2026-11-05", "2026-11-09")), List.of(), false);
        assertThat(keys(entry(two, new Example().entries(1).visa())))
                .contains("visa.use-unclear")
                .doesNotContain("visa.entries-used");
    }

    @Test
    void all_days_of_the_visa_can_be_used_while_it_is_still_in_force() {
        EesFact stays = stays(stay("2026-11-02", "2026-11-11"));
        assertRefused(entry(stays, new Example().days(10).visa()), "visa.days-used");
        assertThat(entry(stays, new Example().days(11).visa()).advice())
                .isEqualTo(Advice.ADMIT_CANDIDATE);
    }

    /** Ninety days and any number of entries: that is 90 in 180, which the EES counts. */
    @Test
    void ninety_days_of_a_visa_for_several_entries_are_those_of_the_180_day_rule() {
        Visa year = new Example().from("2025-12-20").until("2027-04-15").days(90).visa();
        EesFact stays = stays(stay("2026-01-01", "2026-03-31"), stay("2026-10-25", "2026-11-13"));
        Assessment assessment = entry(stays, year);
        assertThat(assessment.advice()).isEqualTo(Advice.ADMIT_CANDIDATE);
        assertThat(finding(assessment, "visa.last-day").parameters())
                .containsEntry("date", TODAY.plusDays(69).toString());
        assertThat(keys(entry(stays(stay("2026-07-01", "2026-09-28")), year)))
                .contains("stay.exhausted")
                .doesNotContain("visa.days-used", "visa.last-day");
    }

    @Test
    void days_are_not_counted_for_a_family_member() {
        EesFact family = new EesFact(1, List.of(stay("2026-11-02", "2026-11-20")), List.of(), true);
        Assessment assessment = entry(family, new Example().days(10).visa());
        assertThat(keys(assessment)).doesNotContain("visa.days-used", "visa.last-day");
        assertThat(assessment.advice()).isEqualTo(Advice.ADMIT_CANDIDATE);
    }

    @Test
    void a_visa_is_not_used_up_while_the_ees_is_unknown() {
        Assessment assessment = entry(null, new Example().entries(1).visa());
        assertThat(keys(assessment)).doesNotContain("visa.entries-used", "visa.use-unclear");
        assertThat(assessment.advice()).isEqualTo(Advice.INCONCLUSIVE);
    }

    @Test
    void a_sticker_that_the_vis_does_not_know_is_for_the_second_line() {
        Assessment assessment =
                Assessment.of(
                        facts(Crossing.ENTRY, NO_FILE, new VisaFact(List.of(), true), sticker()));
        assertThat(assessment.advice()).isEqualTo(Advice.SECOND_LINE);
        assertThat(assessment.letters())
                .containsExactlyInAnyOrder(RefusalLetter.C, RefusalLetter.D);
    }

    @Test
    void somebody_elses_sticker_is_for_the_second_line_and_no_visa_of_the_traveller() {
        Visa others = new Example().holder(false).visa();
        Assessment assessment = entry(NO_FILE, others);
        assertThat(assessment.advice()).isEqualTo(Advice.SECOND_LINE);
        assertThat(keys(assessment)).contains("visa.other-holder").doesNotContain("visa.last-day");
        assertThat(entry(NO_FILE, others, GOOD).letters()).containsExactly(RefusalLetter.D);
    }

    @Test
    void a_visa_in_a_passport_that_was_not_shown_asks_for_that_passport() {
        Visa elsewhere = new Example().sticker(false).document(false).visa();
        assertThat(finding(entry(NO_FILE, elsewhere), "visa.passport-not-shown").severity())
                .isEqualTo(Severity.SECOND_LINE);
        Visa digital = new Example().sticker(false).document(true).visa();
        assertThat(entry(NO_FILE, digital).advice()).isEqualTo(Advice.ADMIT_CANDIDATE);
    }

    @Test
    void a_valid_visa_outweighs_older_ones() {
        Visa old = new Example().reference("X2").state(State.ANNULLED).sticker(false).visa();
        assertThat(entry(NO_FILE, old, GOOD).advice()).isEqualTo(Advice.ADMIT_CANDIDATE);
    }

    @ParameterizedTest
    @EnumSource(
            value = DocumentKind.class,
            names = {"RESIDENCE_PERMIT", "RESIDENCE_CARD"})
    void a_residence_document_that_left_the_class_as_it_was_replaces_no_visa(DocumentKind kind) {
        Facts facts =
                facts(
                        Crossing.ENTRY,
                        NO_FILE,
                        new VisaFact(List.of(), false),
                        passport(),
                        document(kind));
        assertThat(keys(Assessment.of(facts))).contains("visa.none");
        Facts resident = facts.change().traveller(Traveller.of(TravellerClass.RESIDENT)).facts();
        assertThat(keys(Assessment.of(resident))).noneMatch(key -> key.startsWith("visa."));
    }

    @Test
    void while_the_vis_is_unknown_a_shown_sticker_leaves_it_open_and_none_is_told() {
        Assessment shown =
                Assessment.of(facts(Crossing.ENTRY, NO_FILE, null, passport(), sticker()));
        assertThat(shown.advice()).isEqualTo(Advice.INCONCLUSIVE);
        assertThat(keys(Assessment.of(facts(Crossing.ENTRY, NO_FILE, null, passport()))))
                .contains("visa.not-presented", "source.no-answer");
    }

    @Test
    void on_exit_a_visa_that_ended_during_the_stay_is_told_and_holds_nobody_up() {
        Visa ended = new Example().until("2026-11-20").visa();
        EesFact open = stays(stay("2026-11-05", null));
        Assessment assessment =
                Assessment.of(
                        facts(
                                Crossing.EXIT,
                                open,
                                new VisaFact(List.of(ended), false),
                                passport()));
        assertThat(keys(assessment)).contains("visa.ended-before-exit");
        assertThat(assessment.advice()).isEqualTo(Advice.ADMIT_CANDIDATE);
        assertThat(keys(exit(open, null))).doesNotContain("visa.ended-before-exit");
        assertThat(exit(open, null).advice()).isEqualTo(Advice.ADMIT_CANDIDATE);
    }

    /** Law 1: taking an answer away never gives better advice than INCONCLUSIVE. */
    @Test
    void removing_an_answer_never_makes_an_admission() {
        Random random = new Random(20_261_123);
        int admitted = 0;
        for (int round = 0; round < 4000; round++) {
            List<Visa> visas = new ArrayList<>();
            for (int n = random.nextInt(3); n > 0; n--) {
                visas.add(Example.any(random));
            }
            VisaFact vis = new VisaFact(visas, random.nextInt(8) == 0);
            EesFact ees = anyStays(random);
            PresentedDocumentFact[] documents =
                    random.nextBoolean()
                            ? new PresentedDocumentFact[] {passport(), sticker()}
                            : new PresentedDocumentFact[] {passport()};
            Assessment all = Assessment.of(facts(Crossing.ENTRY, ees, vis, documents));
            admitted += all.advice() == Advice.ADMIT_CANDIDATE ? 1 : 0;
            for (Facts less :
                    List.of(
                            facts(Crossing.ENTRY, null, vis, documents),
                            facts(Crossing.ENTRY, ees, null, documents),
                            facts(Crossing.ENTRY, null, null, documents))) {
                Assessment assessment = Assessment.of(less);
                assertThat(assessment.advice()).isNotEqualTo(Advice.ADMIT_CANDIDATE);
                assertThat(keys(assessment)).contains("source.no-answer");
            }
        }
        assertThat(admitted).as("rounds that say something").isBetween(300, 3700);
    }

    private static EesFact anyStays(Random random) {
        List<Stay> stays = new ArrayList<>();
        LocalDate day = TODAY.minusDays(random.nextInt(60));
        for (int n = random.nextInt(3); n > 0 && day.isBefore(TODAY); n--) {
            LocalDate exit = day.plusDays(random.nextInt(10));
            stays.add(Stay.recorded(Stays.NLD, day, exit.isAfter(TODAY) ? null : exit));
            day = exit.plusDays(1 + random.nextInt(5));
        }
        return new EesFact(stays.isEmpty() ? 0 : 1, stays, List.of(), false);
    }

    private static Assessment entry(@Nullable EesFact stays, Visa... visas) {
        return Assessment.of(
                facts(
                        Crossing.ENTRY,
                        stays,
                        new VisaFact(List.of(visas), false),
                        passport(),
                        sticker()));
    }

    private static Assessment exit(EesFact stays, @Nullable VisaFact visas) {
        return Assessment.of(facts(Crossing.EXIT, stays, visas, passport()));
    }

    /** Sources say whether EES and VIS answered; the VIS is mandatory on entry alone. */
    private static Facts facts(
            Crossing crossing,
            @Nullable EesFact stays,
            @Nullable VisaFact visas,
            PresentedDocumentFact... documents) {
        return Facts.of(crossing, TODAY, Traveller.of(TravellerClass.VISA_REQUIRED))
                .documents(List.of(documents))
                .stays(stays)
                .visas(visas)
                .sources(
                        List.of(
                                source("EES", stays != null, true),
                                source("VIS", visas != null, crossing == Crossing.ENTRY)))
                .facts();
    }

    private static SourceFact source(String system, boolean answered, boolean mandatory) {
        return new SourceFact(
                system,
                answered ? SourceFact.State.ANSWERED : SourceFact.State.UNKNOWN,
                mandatory,
                null);
    }

    private static PresentedDocumentFact passport() {
        return new PresentedDocumentFact(
                DocumentKind.PASSPORT, true, TODAY.plusYears(5), Chip.AUTHENTIC, true);
    }

    private static PresentedDocumentFact sticker() {
        return document(DocumentKind.VISA_STICKER);
    }

    private static PresentedDocumentFact document(DocumentKind kind) {
        return new PresentedDocumentFact(kind, true, TODAY.plusYears(1), Chip.NOT_READ, true);
    }

    private static EesFact stays(Stay... stays) {
        return new EesFact(1, List.of(stays), List.of(), false);
    }

    private static Stay stay(String entry, @Nullable String exit) {
        return Stay.recorded(
                Stays.NLD, LocalDate.parse(entry), exit == null ? null : LocalDate.parse(exit));
    }

    private static void assertRefused(Assessment assessment, String key) {
        assertThat(finding(assessment, key).letters()).containsExactly(RefusalLetter.C);
        assertThat(assessment.advice()).isEqualTo(Advice.REFUSAL_CANDIDATE);
    }

    private static Finding finding(Assessment assessment, String key) {
        return assessment.findings().stream()
                .filter(finding -> finding.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no finding " + key));
    }

    private static Set<String> keys(Assessment assessment) {
        return Set.copyOf(
                assessment.findings().stream().map(Finding::key).toList().stream()
                        .distinct()
                        .toList());
    }

    /** A visa for several entries and 30 days in force today, with what differs. */
    private static final class Example {
        private String reference = "X1";
        private Kind kind = Kind.SHORT_STAY;
        private State state = State.STANDS;
        private boolean limited;
        private boolean validHere = true;
        private int entries;
        private LocalDate from = LocalDate.parse("2026-11-01");
        private LocalDate until = LocalDate.parse("2027-02-28");
        private @Nullable Integer days = 30;
        private boolean holder = true;
        private boolean stickerShown = true;
        private boolean documentShown = true;

        Example reference(String value) {
            reference = value;
            return this;
        }

        Example kind(Kind value) {
            kind = value;
            return this;
        }

        Example state(State value) {
            state = value;
            return this;
        }

        Example limited(boolean here) {
            limited = true;
            validHere = here;
            return this;
        }

        Example entries(int value) {
            entries = value;
            return this;
        }

        Example from(String value) {
            from = LocalDate.parse(value);
            return this;
        }

        Example until(String value) {
            until = LocalDate.parse(value);
            return this;
        }

        Example days(@Nullable Integer value) {
            days = value;
            return this;
        }

        Example holder(boolean value) {
            holder = value;
            return this;
        }

        Example sticker(boolean value) {
            stickerShown = value;
            return this;
        }

        Example document(boolean value) {
            documentShown = value;
            return this;
        }

        Visa visa() {
            return new Visa(
                    reference,
                    kind,
                    state,
                    limited,
                    validHere,
                    entries,
                    from,
                    until,
                    days,
                    holder,
                    stickerShown,
                    documentShown);
        }

        static Visa any(Random random) {
            Example example = new Example();
            example.reference = "X" + random.nextInt(1000);
            example.kind = random.nextInt(6) == 0 ? Kind.AIRPORT_TRANSIT : Kind.SHORT_STAY;
            example.state = random.nextInt(4) == 0 ? State.ANNULLED : State.STANDS;
            example.limited = random.nextInt(4) == 0;
            example.validHere = !example.limited || random.nextBoolean();
            example.entries = random.nextInt(3);
            example.from = TODAY.minusDays(random.nextInt(90) - 10L);
            example.until = example.from.plusDays(random.nextInt(120));
            example.days = 1 + random.nextInt(30);
            example.holder = random.nextInt(6) > 0;
            example.stickerShown = random.nextBoolean();
            example.documentShown = random.nextInt(4) > 0;
            return example.visa();
        }
    }
}
