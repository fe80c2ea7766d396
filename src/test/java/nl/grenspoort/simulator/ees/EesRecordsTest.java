package nl.grenspoort.simulator.ees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.identity.DocumentNumber;
import nl.grenspoort.systems.ees.EesContract;
import nl.grenspoort.systems.ees.EesFile.Enrolment;
import nl.grenspoort.systems.rest.JsonContract;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EesRecordsTest {
    private static final JsonContract CONTRACT = EesContract.load();
    private static final String RIGHT =
            """
            travellers: [x-9000 0001]
            files:
              - reference: EES-1
                person: {surname: SPECIMEN, givenNames: LIN, birth: 1988-02-29, sex: F, nationality: JPN}
                documents: [{kind: PASSPORT, issuer: UTO, number: X90000001, expiry: 2031-06-30}]
                entries:
                  - {entryAt: "2026-04-02T07:40:00Z", entryPoint: NL-AMS, exitAt: "2026-04-20T16:05:00Z", exitPoint: DE-FRA}
                refusals: [{at: "2025-01-01T00:00:00Z", crossingPoint: NL-RTM, letters: [E]}]
            """;

    @Test
    void what_is_left_out_has_its_usual_value() {
        EesRecords records =
                read(
                        """
                        files:
                          - {reference: EES-1, person: {surname: SPECIMEN, birth: 1988-00-00}}
                        """);
        assertThat(records.files())
                .singleElement()
                .satisfies(
                        file -> {
                            assertThat(file.person().name().givenNames()).isEmpty();
                            assertThat(file.file().face()).isEqualTo(Enrolment.PRESENT);
                            assertThat(file.file().familyMember()).isFalse();
                            assertThat(file.file().entries()).isEmpty();
                        });
        assertThat(read("{}").files()).isEmpty();
        assertThat(read("null").files()).isEmpty();
    }

    @Test
    void travellers_are_kept_in_normal_form() {
        assertThat(read(RIGHT).travellers()).containsExactly(new DocumentNumber("X90000001"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "reference: EES-1 | reference: '' | records.files[0]: not as the contract says at /reference",
                "reference: EES-1 | referense: EES-1 | records.files[0].referense: unknown",
                "files: | file: | records.file: unknown",
                "surname: SPECIMEN | surname: '' | records.files[0].person.surname",
                "surname: SPECIMEN, | '' | records.files[0].person.surname: missing",
                "surname: SPECIMEN | surname: 7 | records.files[0].person.surname: must be text",
                "1988-02-29 | 1988-02-30 | records.files[0].person.birth",
                "1988-02-29 | 29-02-1988 | records.files[0].person.birth: a date is written",
                "sex: F | sex: female | records.files[0].person.sex: must be one of",
                "nationality: JPN | nationality: Japan | records.files[0].person.nationality",
                "kind: PASSPORT | kind: PASPORT | records.files[0].documents[0].kind: must be one of",
                "kind: PASSPORT | kind: VISA_STICKER | at /travelDocuments/0/type",
                "number: X90000001 | number: 90000001 | records.files[0].documents[0].number: must be text",
                "expiry: 2031-06-30 | expiry: 2031-06-31 | records.files[0].documents[0].expiry",
                "entryAt: \"2026-04-02T07:40:00Z\" | entryAt: 2026-04-02 | records.files[0].entries[0].entryAt",
                "exitAt: \"2026-04-20 | exitAt: \"2026-04-01 | records.files[0].entries[0].exitAt: is before entryAt",
                "exitAt: \"2026-04-20T16:05:00Z\", | '' | records.files[0].entries[0].exitAt: missing",
                "', exitPoint: DE-FRA' | '' | records.files[0].entries[0].exitPoint: missing",
                "DE-FRA | Frankfurt | at /entryExitRecords/0/exit/borderCrossingPoint",
                "letters: [E] | letters: [X] | at /refusalOfEntryRecords/0/reasons/0",
                "letters: [E] | letters: E | records.files[0].refusals[0].letters: must be a list",
                "letters: [E] | letters: [] | at /refusalOfEntryRecords/0/reasons",
                "[x-9000 0001] | ['--'] | records.travellers[0]",
            })
    void what_is_wrong_is_named_by_its_place(String right, String wrong, String place) {
        String changed = RIGHT.replace(right, wrong);
        assertThat(changed).isNotEqualTo(RIGHT);
        assertThatThrownBy(() -> read(changed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(place);
    }

    @Test
    void a_reference_belongs_to_one_file() {
        EesState state = new EesState();
        state.load("one", read(RIGHT));
        assertThatThrownBy(() -> state.load("two", read(RIGHT)))
                .hasMessage("records.files[0].reference: in use by scenario one");
        state.load("one", read(RIGHT));
        assertThatThrownBy(
                        () ->
                                state.load(
                                        "one",
                                        read(
                                                """
                                                files:
                                                  - {reference: A, person: {surname: A, birth: 1988-00-00}}
                                                  - {reference: A, person: {surname: B, birth: 1988-00-00}}
                                                """)))
                .hasMessage("records.files[1].reference: the same reference twice");
        assertThat(state.find("EES-1")).as("a refused load changes nothing").isPresent();
    }

    private static EesRecords read(String yaml) {
        return EesRecords.of(EesExchange.yaml(yaml), CONTRACT);
    }
}
