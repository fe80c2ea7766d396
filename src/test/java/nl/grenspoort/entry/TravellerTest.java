package nl.grenspoort.entry;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.entry.TravellerGround.Kind;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

class TravellerTest {
    @ParameterizedTest
    @CsvSource({
        "VISA_EXEMPT,FAMILY_VISA_EXEMPT,VISA_EXEMPT",
        "VISA_REQUIRED,FAMILY_VISA_REQUIRED,VISA_REQUIRED",
        "RESIDENT,FAMILY_WITH_CARD,RESIDENT",
        "MICROSTATE,FAMILY_WITH_CARD,MICROSTATE",
        "EXEMPT_CREW,FAMILY_WITH_CARD,CREW"
    })
    void a_tie_that_is_shown_and_then_refuted_leaves_what_was_before(
            TravellerClass regime, TravellerClass family, Kind ground) {
        Traveller before =
                new Traveller(
                        regime,
                        Duties.of(regime),
                        30,
                        true,
                        Capacity.OTHER,
                        List.of(TravellerGround.of(ground)));
        Traveller shown = before.familyTie(true);
        assertThat(shown.travellerClass()).isEqualTo(family);
        assertThat(shown.duties()).isEqualTo(before.duties());
        assertThat(shown.grounds()).contains(TravellerGround.of(Kind.FAMILY));
        assertThat(shown.familyTie(true)).isEqualTo(shown);
        assertThat(shown.familyTie(false)).isEqualTo(before);
        assertThat(before.familyTie(false)).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(names = {"FREE_MOVEMENT", "UNDETERMINED", "FAMILY_WITH_CARD"})
    void a_tie_changes_nothing_for_whom_the_documents_say_it_or_say_nothing(TravellerClass regime) {
        Traveller traveller = Traveller.of(regime);
        assertThat(traveller.familyTie(true)).isEqualTo(traveller);
        assertThat(traveller.familyTie(false)).isEqualTo(traveller);
    }

    @Test
    void a_tie_that_was_shown_and_refuted_leaves_a_card_a_card() {
        Traveller card =
                new Traveller(
                        TravellerClass.FAMILY_WITH_CARD,
                        Duties.of(TravellerClass.FAMILY_WITH_CARD),
                        null,
                        false,
                        Capacity.PASSENGER,
                        List.of(TravellerGround.of(Kind.FAMILY_CARD, "issuer", "NLD")));
        assertThat(card.familyTie(true).familyTie(false)).isEqualTo(card);
    }

    @Test
    void grounds_stand_in_one_order_and_once() {
        TravellerGround first = TravellerGround.of(Kind.FREE_MOVEMENT, "nationality", "NLD");
        TravellerGround last = TravellerGround.of(Kind.PAPER_EXPIRED, "issuer", "ESP");
        Traveller traveller =
                new Traveller(
                        TravellerClass.FREE_MOVEMENT,
                        Duties.of(TravellerClass.FREE_MOVEMENT),
                        null,
                        false,
                        Capacity.PASSENGER,
                        List.of(last, first, last));
        assertThat(traveller.grounds()).containsExactly(first, last);
    }

    @Test
    void a_ground_orders_by_what_it_names() {
        assertThat(
                        TravellerGround.IN_ORDER.compare(
                                new TravellerGround(
                                        Kind.SECOND_NATIONALITY,
                                        Map.of("nationality", "ARG", "other", "KEN")),
                                new TravellerGround(
                                        Kind.SECOND_NATIONALITY,
                                        Map.of("other", "MAR", "nationality", "ARG"))))
                .isNegative();
    }

    @Test
    void a_tie_that_is_observed_later_changes_who_the_traveller_is() {
        Facts before =
                Facts.of(
                                Crossing.ENTRY,
                                LocalDate.of(2026, 11, 23),
                                Traveller.of(TravellerClass.VISA_REQUIRED))
                        .facts();
        Facts shown = before.change().observed(new Observation.FamilyTie(true)).facts();
        assertThat(shown.travellerClass()).isEqualTo(TravellerClass.FAMILY_VISA_REQUIRED);
        assertThat(shown.change().facts()).isEqualTo(shown);
        Facts refuted = shown.change().observed(new Observation.FamilyTie(false)).facts();
        assertThat(refuted.traveller()).isEqualTo(before.traveller());
    }
}
