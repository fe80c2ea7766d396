package nl.grenspoort.entry.traveller;

import static nl.grenspoort.entry.traveller.Papers.DAY;
import static nl.grenspoort.entry.traveller.Papers.LAW;
import static nl.grenspoort.entry.traveller.Papers.STRICT;
import static nl.grenspoort.entry.traveller.Papers.card;
import static nl.grenspoort.entry.traveller.Papers.passport;
import static nl.grenspoort.entry.traveller.Papers.permit;
import static nl.grenspoort.entry.traveller.Papers.presented;
import static nl.grenspoort.entry.traveller.Papers.sticker;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.entry.Capacity;
import nl.grenspoort.entry.Duties;
import nl.grenspoort.entry.Duty;
import nl.grenspoort.entry.Facts.PresentedDocumentFact.Chip;
import nl.grenspoort.entry.Traveller;
import nl.grenspoort.entry.TravellerClass;
import nl.grenspoort.entry.TravellerGround;
import nl.grenspoort.entry.TravellerGround.Kind;
import nl.grenspoort.identity.DocumentKind;
import nl.grenspoort.identity.PartialDate;
import nl.grenspoort.identity.PersonName;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** One test for each combination of documents that the law of the border check knows. */
class TravellerLawTest {
    // one passport

    @ParameterizedTest
    @CsvSource({
        "NLD,FREE_MOVEMENT",
        "CHE,FREE_MOVEMENT",
        "USA,VISA_EXEMPT",
        "UKR,VISA_EXEMPT",
        "KEN,VISA_REQUIRED",
        "VUT,VISA_REQUIRED",
        "NRU,VISA_REQUIRED",
        "AND,MICROSTATE",
        "MCO,MICROSTATE",
        "SMR,MICROSTATE",
        "VAT,MICROSTATE",
        "XXA,VISA_REQUIRED",
        "XXX,UNDETERMINED",
        "UNO,UNDETERMINED",
        "EUE,UNDETERMINED",
        "ZZZ,UNDETERMINED"
    })
    void a_passport_alone_selects_by_nationality(String nationality, TravellerClass regime) {
        Traveller traveller = LAW.of(presented(passport(nationality)));
        assertThat(traveller.travellerClass()).isEqualTo(regime);
        assertThat(traveller.duties()).isEqualTo(Duties.of(regime));
        assertThat(traveller.grounds()).isNotEmpty();
    }

    @Test
    void the_ground_names_the_nationality_that_decided() {
        assertThat(LAW.of(presented(passport("KEN"))).grounds())
                .containsExactly(
                        new TravellerGround(Kind.VISA_REQUIRED, Map.of("nationality", "KEN")));
    }

    @Test
    void an_identity_card_of_a_member_state_is_enough_for_its_citizen() {
        assertClass(
                TravellerClass.FREE_MOVEMENT,
                Papers.of(DocumentKind.IDENTITY_CARD, "I", "FRA", "FRA"));
    }

    @Test
    void nationality_does_not_end_with_the_passport() {
        assertClass(TravellerClass.FREE_MOVEMENT, passport("NLD").until(DAY.minusDays(1)));
        assertClass(
                TravellerClass.FREE_MOVEMENT,
                passport("NLD").until(DAY.minusYears(1)),
                passport("KEN"));
    }

    // several documents of one person

    @Test
    void a_visa_in_the_old_passport_beside_the_new_one_leaves_the_regime_to_the_new_one() {
        Traveller traveller =
                LAW.of(
                        presented(
                                passport("KEN"),
                                passport("KEN")
                                        .as(DocumentKind.OLD_PASSPORT)
                                        .numbered("X00000000")
                                        .until(DAY.minusYears(1)),
                                sticker("VC", "NLD", "KEN")));
        assertThat(traveller.travellerClass()).isEqualTo(TravellerClass.VISA_REQUIRED);
        assertThat(kinds(traveller)).contains(Kind.OLD_PASSPORT, Kind.VISA_REQUIRED);
    }

    @Test
    void an_old_passport_alone_is_no_travel_document() {
        Traveller traveller = LAW.of(presented(passport("KEN").as(DocumentKind.OLD_PASSPORT)));
        assertThat(traveller.travellerClass()).isEqualTo(TravellerClass.UNDETERMINED);
        assertThat(kinds(traveller)).containsExactly(Kind.NO_TRAVEL_DOCUMENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NLD", "IRL", "CYP", "NOR"})
    void a_residence_card_with_passport_makes_family_with_card(String issuer) {
        Traveller traveller = LAW.of(presented(passport("PHL"), card(issuer, "PHL")));
        assertThat(traveller.travellerClass()).isEqualTo(TravellerClass.FAMILY_WITH_CARD);
        assertThat(traveller.grounds())
                .containsExactly(TravellerGround.of(Kind.FAMILY_CARD, "issuer", issuer));
        assertThat(traveller.duties().ees()).isEqualTo(Duty.NOT_REQUIRED);
    }

    @Test
    void a_residence_card_goes_before_a_permit() {
        assertClass(
                TravellerClass.FAMILY_WITH_CARD,
                permit("ESP", "PHL"),
                card("ESP", "PHL"),
                passport("PHL"));
    }

    @Test
    void a_residence_permit_of_a_schengen_state_with_passport_makes_a_resident() {
        Traveller traveller = LAW.of(presented(passport("MAR"), permit("ESP", "MAR")));
        assertThat(traveller.travellerClass()).isEqualTo(TravellerClass.RESIDENT);
        assertThat(traveller.grounds())
                .containsExactly(TravellerGround.of(Kind.RESIDENT, "issuer", "ESP"));
    }

    @Test
    void a_long_stay_visa_with_passport_makes_a_resident() {
        assertClass(TravellerClass.RESIDENT, passport("MAR"), sticker("VD", "D", "MAR"));
        assertClass(TravellerClass.VISA_REQUIRED, passport("MAR"), sticker("VC", "D", "MAR"));
        assertClass(TravellerClass.VISA_REQUIRED, passport("MAR"), sticker("V", "D", "MAR"));
    }

    @Test
    void a_permit_makes_a_resident_of_whom_no_list_names() {
        assertClass(TravellerClass.RESIDENT, passport("XXA"), permit("SWE", "XXA"));
        assertClass(TravellerClass.RESIDENT, passport("XXX"), permit("SWE", "XXX"));
    }

    @Test
    void an_expired_permit_does_not_count() {
        assertSetAside(Kind.PAPER_EXPIRED, permit("ESP", "MAR").until(DAY.minusDays(1)));
        assertSetAside(Kind.PAPER_EXPIRED, permit("ESP", "MAR").until(null));
        assertClass(TravellerClass.RESIDENT, passport("MAR"), permit("ESP", "MAR").until(DAY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"IRL", "CYP", "GBR", "TUR"})
    void a_permit_of_a_state_outside_schengen_does_not_count(String issuer) {
        assertSetAside(Kind.PAPER_NOT_COUNTED, permit(issuer, "MAR"));
    }

    @Test
    void a_forged_permit_does_not_count() {
        assertSetAside(Kind.PAPER_FORGED, permit("ESP", "MAR").chip(Chip.FORGED));
        assertSetAside(Kind.PAPER_FORGED, permit("ESP", "MAR").disagreeing());
    }

    @Test
    void a_permit_of_another_person_does_not_count() {
        assertSetAside(Kind.PAPER_OF_ANOTHER, permit("ESP", "MAR").ofAnother());
    }

    @Test
    void an_unread_permit_does_not_count() {
        Traveller traveller =
                LAW.of(
                        presented(
                                List.of(
                                        passport("MAR").paper(),
                                        Paper.unread(DocumentKind.RESIDENCE_PERMIT))));
        assertThat(traveller.travellerClass()).isEqualTo(TravellerClass.VISA_REQUIRED);
        assertThat(kinds(traveller)).contains(Kind.PAPER_UNREAD);
    }

    @ParameterizedTest
    @EnumSource(names = {"RESIDENCE_PERMIT", "RESIDENCE_CARD"})
    void a_permit_without_a_passport_is_no_travel_document(DocumentKind kind) {
        Traveller traveller = LAW.of(presented(permit("ESP", "MAR").as(kind)));
        assertThat(traveller.travellerClass()).isEqualTo(TravellerClass.UNDETERMINED);
        assertThat(kinds(traveller)).containsExactly(Kind.NO_TRAVEL_DOCUMENT);
    }

    @Test
    void a_visa_or_old_passport_of_another_person_is_told() {
        assertThat(kinds(LAW.of(presented(passport("KEN"), sticker("VC", "D", "KEN").ofAnother()))))
                .contains(Kind.PAPER_OF_ANOTHER);
        assertThat(
                        kinds(
                                LAW.of(
                                        presented(
                                                passport("KEN"),
                                                passport("KEN")
                                                        .as(DocumentKind.OLD_PASSPORT)
                                                        .ofAnother()))))
                .contains(Kind.PAPER_OF_ANOTHER);
    }

    /** Row 27 of the acceptance scenarios. */
    @Test
    void of_two_passports_of_one_person_the_one_of_a_member_state_decides() {
        Traveller traveller = LAW.of(presented(passport("ARG"), passport("ITA")));
        assertThat(traveller.travellerClass()).isEqualTo(TravellerClass.FREE_MOVEMENT);
        assertThat(traveller.grounds())
                .containsExactly(
                        TravellerGround.of(Kind.FREE_MOVEMENT, "nationality", "ITA"),
                        new TravellerGround(
                                Kind.EU_DOCUMENT_DECIDES,
                                Map.of("nationality", "ITA", "other", "ARG")));
    }

    @Test
    void two_passports_of_member_states_leave_nothing_to_erase() {
        assertThat(kinds(LAW.of(presented(passport("NLD"), passport("ITA")))))
                .containsExactly(Kind.FREE_MOVEMENT);
    }

    @Test
    void of_two_nationalities_of_third_countries_the_exempt_one_may_be_used() {
        Traveller traveller = LAW.of(presented(passport("KEN"), passport("USA")));
        assertThat(traveller.travellerClass()).isEqualTo(TravellerClass.VISA_EXEMPT);
        assertThat(traveller.grounds())
                .contains(
                        new TravellerGround(
                                Kind.SECOND_NATIONALITY,
                                Map.of("nationality", "USA", "other", "KEN")));
    }

    @Test
    void an_exempt_document_that_has_expired_can_not_be_used() {
        assertClass(
                TravellerClass.VISA_REQUIRED,
                passport("KEN"),
                passport("USA").until(DAY.minusDays(1)));
        assertClass(TravellerClass.VISA_REQUIRED, passport("KEN"), passport("USA").until(null));
        // of two that have expired neither counts more than the other
        assertClass(
                TravellerClass.VISA_EXEMPT,
                passport("KEN").until(DAY.minusDays(1)),
                passport("USA").until(DAY.minusDays(1)));
    }

    @Test
    void two_names_of_one_person_are_one_person() {
        PersonName german = new PersonName("MÜLLER", "JÖRG");
        PersonName english = new PersonName("MUELLER", "JOERG");
        assertClass(
                TravellerClass.FREE_MOVEMENT,
                passport("D").of(german),
                passport("GBR").of(english));
    }

    @Test
    void documents_of_different_persons_select_no_regime() {
        Traveller traveller = LAW.of(presented(passport("NLD"), passport("NLD").ofAnother()));
        assertThat(traveller.travellerClass()).isEqualTo(TravellerClass.UNDETERMINED);
        assertThat(kinds(traveller)).containsExactly(Kind.SEVERAL_PERSONS);
        assertThat(traveller.age()).isNull();
    }

    @Test
    void twins_are_two_persons() {
        assertClass(
                TravellerClass.UNDETERMINED,
                passport("NLD"),
                passport("KEN").of(new PersonName("ERIKSSON", "EVA LOTTA")));
    }

    @Test
    void an_unread_travel_document_beside_another_selects_no_regime() {
        Traveller traveller =
                LAW.of(
                        presented(
                                List.of(
                                        passport("NLD").paper(),
                                        Paper.unread(DocumentKind.PASSPORT))));
        assertThat(traveller.travellerClass()).isEqualTo(TravellerClass.UNDETERMINED);
        assertThat(kinds(traveller)).containsExactly(Kind.UNREAD);
    }

    @Test
    void nothing_presented_selects_no_regime() {
        assertThat(kinds(LAW.of(presented()))).containsExactly(Kind.NO_TRAVEL_DOCUMENT);
    }

    @Test
    void a_forged_passport_proves_nothing_beside_a_genuine_one() {
        Traveller traveller = LAW.of(presented(passport("KEN"), passport("ITA").chip(Chip.FORGED)));
        assertThat(traveller.travellerClass()).isEqualTo(TravellerClass.VISA_REQUIRED);
        assertThat(kinds(traveller)).contains(Kind.FORGED_SET_ASIDE);
        // alone it says what it says, and is examined
        assertClass(TravellerClass.FREE_MOVEMENT, passport("ITA").chip(Chip.FORGED));
    }

    // conditions on the document

    @ParameterizedTest
    @EnumSource(names = {"NOT_READ", "UNPROVED", "FORGED"})
    void a_passport_that_is_not_proved_biometric_leaves_the_visa_undecided(Chip chip) {
        Traveller traveller = LAW.of(presented(passport("UKR").chip(chip)));
        assertThat(traveller.travellerClass()).isEqualTo(TravellerClass.VISA_EXEMPT);
        assertThat(traveller.duties().visa()).isEqualTo(Duty.UNDECIDED);
        assertThat(traveller.duties().etias()).isEqualTo(Duty.REQUIRED);
        assertThat(traveller.grounds())
                .contains(TravellerGround.of(Kind.BIOMETRIC_UNPROVED, "nationality", "UKR"));
    }

    @Test
    void nobody_else_needs_a_chip_to_be_exempt() {
        Traveller traveller = LAW.of(presented(passport("USA").chip(Chip.NOT_READ)));
        assertThat(traveller.duties()).isEqualTo(Duties.of(TravellerClass.VISA_EXEMPT));
        assertThat(kinds(traveller)).containsExactly(Kind.VISA_EXEMPT);
    }

    @Test
    void an_identity_card_of_a_state_with_biometric_passports_is_none() {
        assertClass(
                TravellerClass.VISA_REQUIRED,
                Papers.of(DocumentKind.IDENTITY_CARD, "I", "UKR", "UKR"));
    }

    /** Row 31 of the acceptance scenarios. */
    @ParameterizedTest
    @CsvSource({
        "PD,2026-11-23,VISA_REQUIRED,true",
        "PO,2026-11-23,VISA_REQUIRED,true",
        "PS,2026-11-23,VISA_REQUIRED,true",
        "PD,2026-03-05,VISA_EXEMPT,true",
        "PD,2027-03-07,VISA_EXEMPT,true",
        "P,2026-11-23,VISA_EXEMPT,false",
        "PP,2026-11-23,VISA_EXEMPT,false"
    })
    void a_georgian_diplomat_needs_a_visa_and_other_georgians_do_not(
            String code, LocalDate day, TravellerClass regime, boolean diplomatic) {
        Traveller traveller =
                LAW.of(
                        new Presented(
                                List.of(passport("GEO").coded(code).paper()),
                                Capacity.PASSENGER,
                                Presented.Means.AIR,
                                false,
                                day));
        assertThat(traveller.travellerClass()).isEqualTo(regime);
        assertThat(traveller.diplomatic()).isEqualTo(diplomatic);
    }

    @Test
    void the_same_georgian_with_both_passports_is_exempt_and_still_a_diplomat() {
        Traveller traveller =
                LAW.of(presented(passport("GEO").coded("PD").numbered("X2"), passport("GEO")));
        assertThat(traveller.travellerClass()).isEqualTo(TravellerClass.VISA_EXEMPT);
        assertThat(traveller.diplomatic()).isTrue();
    }

    @Test
    void an_unlisted_code_leaves_open_what_depends_on_the_type() {
        Traveller georgian = LAW.of(presented(passport("GEO").coded("PX")));
        assertThat(georgian.duties().visa()).isEqualTo(Duty.UNDECIDED);
        assertThat(kinds(georgian)).contains(Kind.TYPE_UNCLEAR, Kind.CODE_UNLISTED);
        Traveller american = LAW.of(presented(passport("USA").coded("PX")));
        assertThat(american.duties()).isEqualTo(Duties.of(TravellerClass.VISA_EXEMPT));
        assertThat(kinds(american)).containsExactly(Kind.VISA_EXEMPT, Kind.CODE_UNLISTED);
    }

    @Test
    void an_unlisted_code_leaves_a_union_citizen_one() {
        assertClass(TravellerClass.FREE_MOVEMENT, passport("LVA").coded("PX"));
    }

    @Test
    void a_diplomat_who_needs_no_visa_may_need_no_authorisation() {
        Traveller traveller = LAW.of(presented(passport("USA").coded("PD")));
        assertThat(traveller.duties())
                .isEqualTo(
                        new Duties(
                                Duty.NOT_REQUIRED,
                                Duty.UNDECIDED,
                                Duty.REQUIRED,
                                Duty.NOT_REQUIRED));
        assertThat(traveller.diplomatic()).isTrue();
    }

    @Test
    void a_passport_of_taiwan_is_exempt_with_an_identity_card_number() {
        assertClass(TravellerClass.VISA_REQUIRED, passport("TWN"));
        assertClass(TravellerClass.VISA_EXEMPT, passport("TWN").withPersonalNumber());
    }

    @Test
    void a_passport_of_hong_kong_says_china_and_is_exempt_by_its_series() {
        assertClass(TravellerClass.VISA_EXEMPT, passport("CHN").numbered("K12345678"));
        assertClass(TravellerClass.VISA_EXEMPT, passport("CHN").numbered("MA1234567"));
        assertClass(TravellerClass.VISA_REQUIRED, passport("CHN").numbered("E12345678"));
        assertClass(TravellerClass.VISA_REQUIRED, passport("CHN").numbered(""));
    }

    @Test
    void a_serbian_passport_is_exempt_and_its_page_looked_at() {
        assertThat(LAW.of(presented(passport("SRB"))).grounds())
                .contains(TravellerGround.of(Kind.LOOK_FOR, "authority", "Koordinaciona uprava"));
    }

    // nobody's nationals

    @Test
    void a_refugee_with_a_document_of_a_member_state_needs_neither_visa_nor_authorisation() {
        Traveller traveller = LAW.of(presented(passport("XXB").issuedBy("SWE").coded("PR")));
        assertThat(traveller.travellerClass()).isEqualTo(TravellerClass.VISA_EXEMPT);
        assertThat(traveller.duties())
                .isEqualTo(
                        new Duties(
                                Duty.NOT_REQUIRED,
                                Duty.NOT_REQUIRED,
                                Duty.REQUIRED,
                                Duty.NOT_REQUIRED));
        assertThat(traveller.grounds())
                .containsExactly(TravellerGround.of(Kind.MEMBER_STATE_REFUGEE, "issuer", "SWE"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CAN", "TUR", "IRL"})
    void a_refugee_with_a_document_of_another_state_needs_a_visa(String issuer) {
        Traveller traveller = LAW.of(presented(passport("XXB").issuedBy(issuer).coded("PR")));
        assertThat(traveller.travellerClass()).isEqualTo(TravellerClass.VISA_REQUIRED);
        assertThat(traveller.grounds())
                .containsExactly(TravellerGround.of(Kind.REFUGEE, "issuer", issuer));
    }

    @Test
    void a_refugee_s_document_of_a_member_state_goes_before_an_exempt_passport() {
        assertThat(
                        LAW.of(
                                        presented(
                                                passport("XXB").issuedBy("SWE").coded("PR"),
                                                passport("USA")))
                                .duties()
                                .etias())
                .isEqualTo(Duty.NOT_REQUIRED);
    }

    @Test
    void an_alien_s_passport_makes_no_citizen_of_its_issuer() {
        assertClass(TravellerClass.VISA_EXEMPT, passport("LVA").coded("PT"));
    }

    @Test
    void a_specimen_is_nobody_s_document() {
        assertThat(kinds(LAW.of(presented(passport("UTO"))))).containsExactly(Kind.SPECIMEN);
        assertClass(TravellerClass.UNDETERMINED, passport("UTO"), permit("ESP", "UTO"));
    }

    @Test
    void a_specimen_s_issuer_counts_in_the_demo_only() {
        Papers demo = passport("NLD").issuedBy("UTO");
        assertThat(LAW.of(presented(demo)).travellerClass())
                .isEqualTo(TravellerClass.FREE_MOVEMENT);
        Traveller strict = STRICT.of(presented(demo));
        assertThat(strict.travellerClass()).isEqualTo(TravellerClass.UNDETERMINED);
        assertThat(kinds(strict)).containsExactly(Kind.SPECIMEN);
        Presented resident = presented(passport("MAR"), permit("UTO", "MAR"));
        assertThat(LAW.of(resident).travellerClass()).isEqualTo(TravellerClass.RESIDENT);
        assertThat(STRICT.of(resident).travellerClass()).isEqualTo(TravellerClass.VISA_REQUIRED);
    }

    // capacity

    @Test
    void a_seaman_with_a_seaman_s_book_at_a_port_needs_neither_visa_nor_file() {
        Traveller traveller =
                LAW.of(at(Presented.Means.SEA, Capacity.SEAMAN, passport("PHL"), book("PHL")));
        assertThat(traveller.travellerClass()).isEqualTo(TravellerClass.EXEMPT_CREW);
        assertThat(traveller.capacity()).isEqualTo(Capacity.SEAMAN);
        assertThat(kinds(traveller)).contains(Kind.CREW);
    }

    @Test
    void crew_with_a_crew_certificate_at_an_airport_needs_neither_visa_nor_file() {
        Papers certificate = Papers.of(DocumentKind.IDENTITY_CARD, "AC", "IND", "IND");
        assertThat(LAW.of(at(Presented.Means.AIR, Capacity.CREW, certificate)).travellerClass())
                .isEqualTo(TravellerClass.EXEMPT_CREW);
    }

    @ParameterizedTest
    @EnumSource(names = {"CREW", "SEAMAN", "CROSS_BORDER_WORKER"})
    void a_capacity_that_is_only_claimed_changes_nothing(Capacity capacity) {
        for (Presented.Means means : Presented.Means.values()) {
            Traveller traveller = LAW.of(at(means, capacity, passport("PHL")));
            assertThat(traveller.travellerClass()).isEqualTo(TravellerClass.VISA_REQUIRED);
            assertThat(kinds(traveller)).contains(Kind.CAPACITY_NOT_SHOWN);
        }
    }

    @Test
    void a_seaman_s_book_counts_where_a_ship_lies_and_in_force() {
        for (Presented.Means means : Presented.Means.values()) {
            Traveller traveller = LAW.of(at(means, Capacity.SEAMAN, passport("PHL"), book("PHL")));
            assertThat(traveller.travellerClass() == TravellerClass.EXEMPT_CREW)
                    .as(means.name())
                    .isEqualTo(means == Presented.Means.SEA);
        }
        for (Papers bad :
                List.of(book("PHL").until(DAY.minusDays(1)), book("PHL").chip(Chip.FORGED))) {
            assertThat(
                            LAW.of(at(Presented.Means.SEA, Capacity.SEAMAN, passport("PHL"), bad))
                                    .travellerClass())
                    .isEqualTo(TravellerClass.VISA_REQUIRED);
        }
    }

    @Test
    void a_seaman_s_book_in_a_passenger_s_hand_changes_nothing() {
        assertThat(
                        LAW.of(
                                        at(
                                                Presented.Means.SEA,
                                                Capacity.PASSENGER,
                                                passport("PHL"),
                                                book("PHL")))
                                .travellerClass())
                .isEqualTo(TravellerClass.VISA_REQUIRED);
    }

    @Test
    void crew_of_the_union_stays_with_free_movement() {
        assertThat(
                        LAW.of(
                                        at(
                                                Presented.Means.SEA,
                                                Capacity.SEAMAN,
                                                passport("HRV"),
                                                book("HRV")))
                                .travellerClass())
                .isEqualTo(TravellerClass.FREE_MOVEMENT);
    }

    // family, age

    @ParameterizedTest
    @CsvSource({
        "PHL,FAMILY_VISA_REQUIRED",
        "BRA,FAMILY_VISA_EXEMPT",
        "NLD,FREE_MOVEMENT",
        "AND,FAMILY_WITH_CARD",
        "XXX,UNDETERMINED"
    })
    void a_family_member_without_card_is_one_when_the_tie_was_shown(
            String nationality, TravellerClass regime) {
        Traveller traveller =
                LAW.of(
                        new Presented(
                                List.of(passport(nationality).paper()),
                                Capacity.PASSENGER,
                                Presented.Means.AIR,
                                true,
                                DAY));
        assertThat(traveller.travellerClass()).isEqualTo(regime);
        assertThat(kinds(traveller).contains(Kind.FAMILY))
                .isEqualTo(regime.freeMovement() && regime != TravellerClass.FREE_MOVEMENT);
    }

    @Test
    void a_resident_with_a_tie_has_free_movement_and_no_duty() {
        Traveller traveller =
                LAW.of(
                        new Presented(
                                presented(passport("MAR"), permit("ESP", "MAR")).papers(),
                                Capacity.PASSENGER,
                                Presented.Means.AIR,
                                true,
                                DAY));
        assertThat(traveller.travellerClass()).isEqualTo(TravellerClass.FAMILY_WITH_CARD);
        assertThat(traveller.duties()).isEqualTo(Duties.of(TravellerClass.RESIDENT));
        assertThat(kinds(traveller)).containsExactly(Kind.RESIDENT, Kind.FAMILY);
    }

    @ParameterizedTest
    @CsvSource({
        "1974-08-12,52,52",
        "2008-11-23,18,18",
        "2008-11-24,17,17",
        "2014-01-00,12,12",
        "2014-11-00,,11",
        "2014-00-00,,11",
        "2026-11-24,0,0"
    })
    void the_age_is_given_when_it_is_certain_and_always_the_youngest(
            String birth, Integer age, int youngest) {
        Traveller traveller = LAW.of(presented(passport("ISR").born(PartialDate.parse(birth))));
        assertThat(traveller.age()).isEqualTo(age);
        assertThat(traveller.youngest()).isEqualTo(youngest);
    }

    @Test
    void a_document_that_knows_the_day_of_birth_makes_the_age_certain() {
        Traveller traveller =
                LAW.of(
                        presented(
                                passport("KEN").born(PartialDate.parse("2009-00-00")),
                                passport("USA").born(PartialDate.parse("2009-02-03"))));
        assertThat(traveller.age()).isEqualTo(17);
        assertThat(traveller.minor()).isTrue();
    }

    @Test
    void of_several_persons_the_youngest_counts() {
        Traveller traveller =
                LAW.of(
                        presented(
                                passport("NLD"),
                                passport("NLD").ofAnother().born(PartialDate.parse("2017-05-06"))));
        assertThat(traveller.age()).isNull();
        assertThat(traveller.youngest()).isEqualTo(9);
        assertThat(traveller.maybeMinor()).isTrue();
    }

    @Test
    void nobody_s_age_is_known_without_a_travel_document() {
        assertThat(LAW.of(presented(permit("ESP", "MAR"))).youngest()).isNull();
    }

    private static Papers book(String nationality) {
        return Papers.of(DocumentKind.SEAMANS_BOOK, "I", nationality, nationality)
                .numbered("X0000000B");
    }

    private static Presented at(Presented.Means means, Capacity capacity, Papers... papers) {
        return new Presented(presented(papers).papers(), capacity, means, false, DAY);
    }

    private static void assertClass(TravellerClass regime, Papers... papers) {
        assertThat(LAW.of(presented(papers)).travellerClass()).isEqualTo(regime);
    }

    private static void assertSetAside(Kind why, Papers paper) {
        Traveller traveller = LAW.of(presented(passport("MAR"), paper));
        assertThat(traveller.travellerClass()).isEqualTo(TravellerClass.VISA_REQUIRED);
        assertThat(traveller.grounds())
                .containsExactly(
                        TravellerGround.of(Kind.VISA_REQUIRED, "nationality", "MAR"),
                        TravellerGround.of(why, "issuer", paper.issuer()));
    }

    private static List<Kind> kinds(Traveller traveller) {
        return traveller.grounds().stream().map(TravellerGround::kind).toList();
    }
}
