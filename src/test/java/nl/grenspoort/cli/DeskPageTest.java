package nl.grenspoort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.json.JsonMapper;

/** How a case reads on paper. */
class DeskPageTest {
    @Test
    void a_stay_is_told_with_its_limit_and_the_days_that_count() {
        assertThat(
                        page(
                                """
                                {"stay":{"used":58,"daysLeft":50,"lastLawfulDay":"2026-09-19","limitedBy":"NINETY_IN_180",
                                 "overstayDays":0,"counted":[
                                 {"first":"2026-02-03","last":"2026-02-20","days":18,"state":"NLD","source":"EES"},
                                 {"first":"2026-04-10","last":"2026-05-19","days":40,"state":"FRA","source":"STAMP"}]}}
                                """))
                .contains(
                        """
                        Short stay
                          used 58, days left 50, last lawful day 2026-09-19, limited by NINETY_IN_180
                          2026-02-03 to 2026-02-20: 18 days, NLD, EES
                          2026-04-10 to 2026-05-19: 40 days, FRA, STAMP
                        """);
    }

    @Test
    void an_overstay_is_told_with_its_days() {
        assertThat(
                        page(
                                """
                                {"stay":{"used":97,"lastLawfulDay":"2026-08-29","limitedBy":"VISA_END","overstayDays":7,
                                 "overstay":{"first":"2026-08-30","last":"2026-09-05"},"counted":[]}}
                                """))
                .contains(
                        "  used 97, last lawful day 2026-08-29, limited by VISA_END, too long 7:"
                                + " 2026-08-30 to 2026-09-05\n");
    }

    @Test
    void where_no_days_are_counted_nothing_is_said_of_any() {
        assertThat(page("{\"advice\":\"ADMIT_CANDIDATE\"}")).doesNotContain("Short stay");
    }

    private static String page(String content) {
        return String.join(
                "\n", DeskPage.lines(JsonMapper.builder().build().readTree(content), "en"));
    }
}
