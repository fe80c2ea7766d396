package nl.grenspoort.simulator.sis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.identity.PartialDate;
import nl.grenspoort.identity.PersonName;
import nl.grenspoort.systems.sis.SisQuestions;
import nl.grenspoort.systems.sis.wsdl.ActionToBeTaken;
import nl.grenspoort.systems.sis.wsdl.Alert;
import nl.grenspoort.systems.sis.wsdl.Category;
import nl.grenspoort.systems.sis.wsdl.IdentityCategory;
import nl.grenspoort.systems.sis.wsdl.MatchType;
import nl.grenspoort.systems.sis.wsdl.SearchResponse;
import nl.grenspoort.systems.sis.wsdl.Source;
import nl.grenspoort.systems.sis.wsdl.Subject;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.dataformat.yaml.YAMLMapper;

import java.util.Arrays;
import java.util.List;

/** How the simulated SIS searches: identity and documents, aliases, misused identities, copies. */
class SisStateTest {
    private static final String ALERTS =
            """
            alerts:
              - schengenId: FRA-1
                issuingState: FRA
                category: ARREST
                persons:
                  - {surname: Pérez-Gómez, givenNames: José, birth: 1980-05-17, sex: MALE, nationality: D}
                  - {surname: Schmidt, givenNames: Hans, birth: 1981-01-00, identityCategory: ALIAS}
                documents: [{kind: PASSPORT, issuer: UTO, number: X-100 000}]
              - schengenId: ITA-1
                issuingState: ITA
                category: RFSE_24_1B
                freeMovementRight: true
                flagged: true
                flaggingState: NLD
                links: [ITA-9]
                validityReviewDate: 2027-01-31
                persons: [{surname: Pérez-Gómez, givenNames: José, birth: 1980-05-00, identityCategory: NOT_CONFIRMED}]
              - schengenId: ESP-1
                issuingState: ESP
                category: OBJECT_SEIZE
                subject: DOCUMENT
                documents: [{kind: PASSPORT, issuer: UTO, number: X300}]
              - schengenId: BEL-1
                issuingState: BEL
                category: RETURN
                entryBan: true
                lastDayOfVoluntaryDeparture: 2026-11-30
                persons: [{surname: Impostor, givenNames: Ivo, birth: 1970-01-01}]
                misusedBy: {surname: Victim, givenNames: Vera, birth: 1990-02-02, documents: [{kind: PASSPORT, issuer: UTO, number: X400}]}
            """;

    private final SisState state = new SisState(read(ALERTS));

    @ParameterizedTest
    @CsvSource({
        // surname, given names, birth, FRA-1's match or empty
        "Pérez-Gómez, José, 1980-05-17, EXACT",
        "PEREZ GOMEZ, JOSE, 1980-05-17, EXACT",
        "pérez-gómez, JOSÉ, 1980-05-17, EXACT",
        "José, Pérez-Gómez, 1980-05-17, FUZZY",
        "Pérez-Gómez, José, 1980-05-00, FUZZY",
        "Pérez-Gómez, José, 1980-00-00, FUZZY",
        "Pérez-Gómez, José, 1980-05-18, ",
        "Pérez-Gómez, José, 1980-06-00, ",
        "Pérez-Gómez, José, 1979-00-00, ",
        "Pérez-Gómez, Joseph, 1980-05-17, ",
        "Schmidt, Hans, 1981-01-09, ALIAS",
        "Hans, Schmidt, 1981-01-00, ALIAS",
        "Schmidt, Hans, 1981-02-09, "
    })
    void persons_match_by_name_and_date_of_birth(
            String surname, String givenNames, String birth, @Nullable MatchType match) {
        List<Alert> found =
                person(surname, givenNames, birth).stream()
                        .filter(alert -> alert.getSchengenId().equals("FRA-1"))
                        .toList();
        if (match == null) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found).singleElement().returns(match, Alert::getMatchType);
        }
    }

    @Test
    void every_alert_on_a_person_is_returned() {
        assertThat(person("Pérez-Gómez", "José", "1980-05-17"))
                .extracting(Alert::getSchengenId)
                .containsExactly("FRA-1", "ITA-1");
    }

    @Test
    void a_document_finds_the_person_who_holds_it() {
        assertThat(documents("X100000"))
                .singleElement()
                .returns(Subject.PERSON, Alert::getSubject)
                .returns(MatchType.DOCUMENT, Alert::getMatchType)
                .returns(IdentityCategory.CONFIRMED, Alert::getIdentityCategory)
                .returns(ActionToBeTaken.ARREST, Alert::getActionToBeTaken);
    }

    @Test
    void a_document_is_found_as_an_object_too() {
        assertThat(documents("X300"))
                .singleElement()
                .returns(Subject.DOCUMENT, Alert::getSubject)
                .returns(MatchType.DOCUMENT, Alert::getMatchType)
                .returns(Category.OBJECT_SEIZE, Alert::getCategory);
        assertThat(documents("X100000", "X300")).hasSize(2);
    }

    @Test
    void an_alert_found_twice_is_returned_once_by_its_stronger_match() {
        Query both =
                new Query(
                        new PersonName("Pérez-Gómez", "José"),
                        PartialDate.parse("1980-05-17"),
                        List.of(SisQuestions.passport("X100000")));
        assertThat(state.search(both).getAlert())
                .filteredOn(alert -> alert.getSchengenId().equals("FRA-1"))
                .singleElement()
                .returns(MatchType.EXACT, Alert::getMatchType);
    }

    @Test
    void the_person_whose_identity_was_misused_is_told_apart() {
        for (List<Alert> found :
                List.of(person("Victim", "Vera", "1990-02-02"), documents("X400"))) {
            assertThat(found)
                    .singleElement()
                    .returns(true, Alert::isMatchedMisusedIdentity)
                    .returns(IdentityCategory.MISUSED, Alert::getIdentityCategory)
                    .satisfies(
                            alert ->
                                    assertThat(alert.getMisusedIdentity().getSurname())
                                            .isEqualTo("Victim"));
        }
        assertThat(person("Impostor", "Ivo", "1970-01-01"))
                .singleElement()
                .returns(false, Alert::isMatchedMisusedIdentity)
                .returns(IdentityCategory.CONFIRMED, Alert::getIdentityCategory);
    }

    @Test
    void an_alert_carries_what_the_file_says() {
        Alert refusal = person("Pérez-Gómez", "José", "1980-05-17").getLast();
        assertThat(refusal.isFlagged()).isTrue();
        assertThat(refusal.getFlaggingState()).isEqualTo("NLD");
        assertThat(refusal.isIsFreeMovementFamily()).isTrue();
        assertThat(refusal.getLink()).containsExactly("ITA-9");
        assertThat(refusal.getValidityReviewDate()).hasToString("2027-01-31");
        assertThat(refusal.getReturnDecision()).isNull();
        Alert returning = person("Impostor", "Ivo", "1970-01-01").getFirst();
        assertThat(returning.getReturnDecision().isEntryBan()).isTrue();
        assertThat(returning.getReturnDecision().getLastDayOfVoluntaryDeparture())
                .hasToString("2026-11-30");
    }

    @Test
    void a_national_copy_answers_for_its_scenarios_travellers_alone_hit_or_not() {
        state.put("copy", read("{source: NATIONAL_COPY, ageMinutes: 12, travellers: [x-500]}"));
        SearchResponse about = state.search(documentQuery("X500"));
        assertThat(about.getSource()).isEqualTo(Source.NATIONAL_COPY);
        assertThat(about.getAgeMinutes()).isEqualTo(12);
        assertThat(about.getAlert()).isEmpty();
        SearchResponse other = state.search(documentQuery("X501"));
        assertThat(other.getSource()).isEqualTo(Source.CENTRAL);
        assertThat(other.getAgeMinutes()).isNull();
        state.remove("copy");
        assertThat(state.search(documentQuery("X500")).getSource()).isEqualTo(Source.CENTRAL);
    }

    @Test
    void loading_a_scenario_again_replaces_what_it_brought() {
        String one =
                "alerts: [{schengenId: %s, issuingState: FRA, category: JUDICIAL, persons: [{surname: Twice, birth: 1999-09-09}]}]";
        state.put("twice", read(one.formatted("FRA-A")));
        state.put("twice", read(one.formatted("FRA-B")));
        assertThat(person("Twice", "", "1999-09-09"))
                .extracting(Alert::getSchengenId)
                .containsExactly("FRA-B");
    }

    @Test
    void an_id_that_another_scenario_holds_is_refused_and_its_place_named() {
        String alert =
                "alerts: [{schengenId: %s, issuingState: FRA, category: JUDICIAL, persons: [{surname: Twice, birth: 1999-09-09}]}]";
        state.put("one", read(alert.formatted("FRA-B")));
        assertThatThrownBy(() -> state.put("two", read(alert.formatted("FRA-B"))))
                .hasMessage("/alerts/0/schengenId: in use by scenario one");
        assertThatThrownBy(() -> state.put("two", read(alert.formatted("FRA-1"))))
                .hasMessage("/alerts/0/schengenId: in use by the base file");
    }

    private List<Alert> person(String surname, String givenNames, String birth) {
        return state.search(
                        new Query(
                                new PersonName(surname, givenNames),
                                PartialDate.parse(birth),
                                List.of()))
                .getAlert();
    }

    private List<Alert> documents(String... numbers) {
        return state.search(documentQuery(numbers)).getAlert();
    }

    private static Query documentQuery(String... numbers) {
        return new Query(null, null, Arrays.stream(numbers).map(SisQuestions::passport).toList());
    }

    private static SisRecords read(String yaml) {
        return SisRecords.read(new YAMLMapper().readTree(yaml));
    }
}
