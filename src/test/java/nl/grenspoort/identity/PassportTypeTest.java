package nl.grenspoort.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.EnumSet;

class PassportTypeTest {
    @ParameterizedTest
    @CsvSource({
        "P,KEN,ORDINARY",
        "PP,KEN,ORDINARY",
        "PE,KEN,EMERGENCY",
        "PU,KEN,EMERGENCY",
        "PD,KEN,DIPLOMATIC",
        "PO,KEN,OFFICIAL",
        "PR,SYR,REFUGEE",
        "PT,LVA,ALIEN",
        "PL,UNO,LAISSEZ_PASSER",
        "PM,KEN,MILITARY",
        "PX,KEN,UNLISTED",
        "P1,KEN,UNLISTED",
        "I,KEN,NONE",
        "ID,KEN,NONE",
        "AC,KEN,NONE",
        "VD,KEN,NONE",
        "'',KEN,NONE",
        "pd,KEN,DIPLOMATIC"
    })
    void the_second_letter_names_the_type(String code, String nationality, PassportType type) {
        assertThat(PassportType.of(code, new CountryCode(nationality))).isEqualTo(type);
    }

    /**
     * ICAO 9303-4 of 2021 gave stateless persons the letter that was used for service passports.
     */
    @Test
    void the_letter_S_is_a_stateless_person_s_or_a_servant_s() {
        assertThat(PassportType.of("PS", new CountryCode("XXA"))).isEqualTo(PassportType.STATELESS);
        assertThat(PassportType.of("PS", new CountryCode("GEO"))).isEqualTo(PassportType.SERVICE);
    }

    @Test
    void who_serves_a_State_has_one() {
        assertThat(EnumSet.allOf(PassportType.class).stream().filter(PassportType::ofState))
                .containsExactly(
                        PassportType.DIPLOMATIC, PassportType.OFFICIAL, PassportType.SERVICE);
    }
}
