package nl.grenspoort.casework;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.access.Lane;
import nl.grenspoort.casework.NewBorderCheck.Conveyance;
import nl.grenspoort.entry.Facts;
import nl.grenspoort.entry.PleasureCraftFact;
import nl.grenspoort.entry.TravellerClass;
import nl.grenspoort.systems.Question.Direction;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where the craft calls is where the terminal stands. */
class PleasureCraftsTest {
    private static final Facts FACTS = Cases.facts(TravellerClass.VISA_EXEMPT);

    @Test
    void near_an_airport_the_nearest_crossing_point_for_ships_is_named() {
        assertThat(craft(Conveyance.Kind.PLEASURE_CRAFT, "NL-AMS"))
                .isEqualTo(new PleasureCraftFact(false, "IJmuiden"));
    }

    @Test
    void at_a_crossing_point_for_ships_none_is() {
        assertThat(craft(Conveyance.Kind.PLEASURE_CRAFT, "NL-IJM"))
                .isEqualTo(new PleasureCraftFact(true, null));
    }

    @Test
    void of_a_place_nobody_knows_it_is_said_that_none_is_known() {
        assertThat(craft(Conveyance.Kind.PLEASURE_CRAFT, "NL-XXX"))
                .isEqualTo(new PleasureCraftFact(false, null));
    }

    @ParameterizedTest
    @EnumSource(
            value = Conveyance.Kind.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = "PLEASURE_CRAFT")
    void other_means_of_transport_are_none(Conveyance.Kind kind) {
        assertThat(craft(kind, "NL-AMS")).isNull();
        assertThat(craft(null, "NL-AMS")).isNull();
    }

    private static @Nullable PleasureCraftFact craft(Conveyance.@Nullable Kind kind, String place) {
        NewBorderCheck plain = Cases.request(Direction.ENTRY);
        NewBorderCheck request =
                new NewBorderCheck(
                        plain.documents(),
                        plain.direction(),
                        plain.capacity(),
                        kind == null ? null : new Conveyance(kind, "GP-YACHT-1", null),
                        null);
        BorderCheck check =
                BorderCheck.opened(
                        NewId.next(),
                        Cases.NOW,
                        Cases.caller(Cases.terminal(Lane.MOBILE, 1, place)),
                        request);
        return new PleasureCrafts(Cases.POINTS).on(check, FACTS).craft();
    }
}
