package nl.grenspoort.casework;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.document.ChipVerdict;
import nl.grenspoort.document.DocumentInspection;
import nl.grenspoort.document.Mrz;
import nl.grenspoort.document.Mrz.CheckDigitFailure;
import nl.grenspoort.entry.Advice;
import nl.grenspoort.entry.Assessment;
import nl.grenspoort.entry.Capacity;
import nl.grenspoort.entry.Duty;
import nl.grenspoort.entry.Observation;
import nl.grenspoort.entry.Traveller;
import nl.grenspoort.entry.TravellerClass;
import nl.grenspoort.entry.TravellerGround;
import nl.grenspoort.entry.TravellerGround.Kind;
import nl.grenspoort.finding.Finding;
import nl.grenspoort.finding.RefusalLetter;
import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.identity.DocumentKind;
import nl.grenspoort.identity.DocumentNumber;
import nl.grenspoort.identity.PersonName;
import nl.grenspoort.systems.Question.Direction;
import nl.grenspoort.systems.SystemAnswer;
import nl.grenspoort.systems.SystemAnswer.Source;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What was inspected and observed reaches the law of the traveller as it is. */
class TravellerClassifierTest {
    private static final TravellerClassifier CLASSIFIER = new TravellerClassifier(Cases.LAW);

    @Test
    void code_and_personal_number_of_the_MRZ_are_looked_at() {
        assertThat(classified(inspected(mrz("GEO", "PD", false))).travellerClass())
                .isEqualTo(TravellerClass.VISA_REQUIRED);
        assertThat(classified(inspected(mrz("GEO", "PD", false))).diplomatic()).isTrue();
        assertThat(classified(inspected(mrz("TWN", "P", false))).travellerClass())
                .isEqualTo(TravellerClass.VISA_REQUIRED);
        assertThat(classified(inspected(mrz("TWN", "P", true))).travellerClass())
                .isEqualTo(TravellerClass.VISA_EXEMPT);
        // of a row of an older node nothing is known
        assertThat(classified(inspected(mrz("TWN", "P", null))).travellerClass())
                .isEqualTo(TravellerClass.VISA_REQUIRED);
    }

    @ParameterizedTest
    @CsvSource({
        "PASSED,NOT_REQUIRED",
        "PASSED_WITH_REMARKS,NOT_REQUIRED",
        "UNDETERMINED,UNDECIDED",
        "NOT_PERFORMED,UNDECIDED",
        "FAILED,UNDECIDED"
    })
    void the_chip_proves_a_biometric_passport_when_it_is_proved(
            ChipVerdict.Result chip, Duty visa) {
        assertThat(
                        classified(Cases.passport("UKR", Cases.TODAY.plusYears(1), chip))
                                .duties()
                                .visa())
                .isEqualTo(visa);
    }

    @Test
    void an_MRZ_whose_check_digits_fail_is_not_read() {
        Mrz good = mrz("NLD", "P", false);
        Mrz misread =
                new Mrz(
                        good.format(),
                        good.code(),
                        good.issuer(),
                        good.name(),
                        false,
                        good.number(),
                        good.nationality(),
                        good.birth(),
                        good.sex(),
                        good.expiry(),
                        false,
                        List.of(
                                new CheckDigitFailure(
                                        CheckDigitFailure.Field.BIRTH, 2, 20, '7', '1')));
        assertThat(kinds(classified(inspected(misread)))).containsExactly(Kind.UNREAD);
        assertThat(
                        kinds(
                                classified(
                                        new DocumentInspection(
                                                DocumentKind.PASSPORT, null, null, notRead()))))
                .containsExactly(Kind.UNREAD);
    }

    @Test
    void a_permit_beside_the_passport_is_looked_at() {
        DocumentInspection permit =
                new DocumentInspection(
                        DocumentKind.RESIDENCE_PERMIT, mrz("MAR", "I", false), null, notRead());
        assertThat(classified(Cases.passport("MAR"), permit).travellerClass())
                .isEqualTo(TravellerClass.RESIDENT);
    }

    @ParameterizedTest
    @EnumSource(NewBorderCheck.Conveyance.Kind.class)
    void a_seaman_s_book_counts_where_the_lane_says_a_ship_lies(
            NewBorderCheck.Conveyance.Kind kind) {
        DocumentInspection book =
                new DocumentInspection(
                        DocumentKind.SEAMANS_BOOK, mrz("PHL", "I", false), null, notRead());
        boolean water =
                kind == NewBorderCheck.Conveyance.Kind.SEA
                        || kind == NewBorderCheck.Conveyance.Kind.PLEASURE_CRAFT;
        assertThat(
                        CLASSIFIER
                                .classify(
                                        examination(
                                                request(
                                                        Capacity.SEAMAN,
                                                        new NewBorderCheck.Conveyance(
                                                                kind, null, null)),
                                                List.of(book)))
                                .travellerClass())
                .isEqualTo(water ? TravellerClass.EXEMPT_CREW : TravellerClass.VISA_REQUIRED);
    }

    @Test
    void a_capacity_without_conveyance_is_a_claim() {
        Traveller traveller =
                CLASSIFIER.classify(
                        examination(
                                request(Capacity.SEAMAN, null), List.of(Cases.passport("PHL"))));
        assertThat(traveller.travellerClass()).isEqualTo(TravellerClass.VISA_REQUIRED);
        assertThat(traveller.capacity()).isEqualTo(Capacity.SEAMAN);
        assertThat(kinds(traveller)).contains(Kind.CAPACITY_NOT_SHOWN);
    }

    /** Row 27: both passports at the desk. The Union's decides; its State erases the file. */
    @Test
    void row_27_two_passports_of_one_person_at_the_desk() {
        Assessment assessment =
                assessed(List.of(numbered("ARG", "X27000002"), numbered("ITA", "X27000001")));
        assertThat(assessment.advice()).isEqualTo(Advice.ADMIT_CANDIDATE);
        assertThat(assessment.letters()).isEmpty();
        assertThat(assessment.findings())
                .filteredOn(finding -> finding.key().equals("traveller.eu-document-decides"))
                .extracting(Finding::parameters)
                .containsExactly(Map.of("nationality", "ITA", "other", "ARG"));
    }

    /** Row 31: the diplomat's letter C waits for the national authority. */
    @Test
    void row_31_a_georgian_diplomatic_passport_and_an_ordinary_one() {
        Assessment diplomatic =
                assessed(
                        List.of(inspected(mrz("GEO", "PD", false))),
                        new SystemAnswer.NoData(Cases.VIS, Source.CENTRAL));
        assertThat(diplomatic.advice()).isEqualTo(Advice.SECOND_LINE);
        assertThat(diplomatic.letters()).containsExactly(RefusalLetter.C);
        assertThat(diplomatic.findings())
                .extracting(Finding::key)
                .contains("document.diplomatic-consult");
        Assessment ordinary = assessed(List.of(Cases.passport("GEO")), Answers.ETIAS_VALID);
        assertThat(ordinary.advice()).isEqualTo(Advice.ADMIT_CANDIDATE);
    }

    /** Row 32: Vanuatu is in Annex I. */
    @Test
    void row_32_a_citizen_of_vanuatu_without_a_visa() {
        Assessment assessment =
                assessed(
                        List.of(Cases.passport("VUT")),
                        new SystemAnswer.NoData(Cases.VIS, Source.CENTRAL));
        assertThat(assessment.advice()).isEqualTo(Advice.REFUSAL_CANDIDATE);
        assertThat(assessment.letters()).containsExactly(RefusalLetter.C);
    }

    @Test
    void a_chip_that_is_not_read_leaves_a_ukrainian_s_entry_open_and_an_american_s_not() {
        ChipVerdict.Result unread = ChipVerdict.Result.NOT_PERFORMED;
        assertThat(
                        assessed(
                                        List.of(
                                                Cases.passport(
                                                        "UKR", Cases.TODAY.plusYears(1), unread)),
                                        Answers.ETIAS_VALID)
                                .advice())
                .isEqualTo(Advice.INCONCLUSIVE);
        assertThat(
                        assessed(
                                        List.of(
                                                Cases.passport(
                                                        "USA", Cases.TODAY.plusYears(1), unread)),
                                        Answers.ETIAS_VALID)
                                .advice())
                .isEqualTo(Advice.ADMIT_CANDIDATE);
    }

    @Test
    void an_observed_tie_is_the_last_word_on_it() {
        BorderCheck opened = Cases.opened(Cases.desk());
        BorderCheck shown = opened.observed(tie(true));
        BorderCheck refuted = shown.observed(tie(false));
        assertThat(ofPhilippine(opened)).isEqualTo(TravellerClass.VISA_REQUIRED);
        assertThat(ofPhilippine(shown)).isEqualTo(TravellerClass.FAMILY_VISA_REQUIRED);
        assertThat(ofPhilippine(refuted)).isEqualTo(TravellerClass.VISA_REQUIRED);
    }

    private static ObservedFact tie(boolean shown) {
        return new ObservedFact("M2001", Cases.NOW, new Observation.FamilyTie(shown));
    }

    private static TravellerClass ofPhilippine(BorderCheck check) {
        return CLASSIFIER
                .classify(Examination.begin(check).inspected(List.of(Cases.passport("PHL"))))
                .travellerClass();
    }

    private static Assessment assessed(List<DocumentInspection> documents, SystemAnswer... more) {
        Examination planned = Examinations.planned(Cases.desk(), Direction.ENTRY, documents);
        List<SystemAnswer> answers = new ArrayList<>(List.of(more));
        answers.addAll(
                List.of(
                        Answers.SIS_NOTHING,
                        Answers.EES_NOTHING,
                        Answers.REGISTER_NOTHING,
                        Answers.SLTD_NOTHING));
        Examination answered = planned;
        for (SystemAnswer answer : answers) {
            if (answer.system().equals(Cases.VIS) || Examinations.asks(planned, answer.system())) {
                answered = answered.answered(answer);
            }
        }
        return Assessment.of(FactTranslator.facts(answered, Cases.SCHENGEN));
    }

    private static Traveller classified(DocumentInspection... documents) {
        return CLASSIFIER.classify(examination(Cases.request(Direction.ENTRY), List.of(documents)));
    }

    private static Examination examination(
            NewBorderCheck request, List<DocumentInspection> documents) {
        return Examination.begin(
                        BorderCheck.opened(NewId.next(), Cases.NOW, Cases.kiosk(), request))
                .inspected(documents);
    }

    private static NewBorderCheck request(
            Capacity capacity, NewBorderCheck.@Nullable Conveyance conveyance) {
        return new NewBorderCheck(List.of(), Direction.ENTRY, capacity, conveyance, null);
    }

    private static DocumentInspection inspected(Mrz mrz) {
        return new DocumentInspection(
                DocumentKind.PASSPORT,
                mrz,
                mrz,
                new ChipVerdict(ChipVerdict.Result.PASSED, List.of(), "list-1"));
    }

    private static ChipVerdict notRead() {
        return new ChipVerdict(ChipVerdict.Result.NOT_PERFORMED, List.of(), "");
    }

    private static DocumentInspection numbered(String nationality, String number) {
        Mrz mrz = mrz(nationality, "P", false);
        return inspected(
                new Mrz(
                        mrz.format(),
                        mrz.code(),
                        mrz.issuer(),
                        new PersonName("ROSSI", "MARTIN"),
                        false,
                        new DocumentNumber(number),
                        new CountryCode(nationality),
                        mrz.birth(),
                        mrz.sex(),
                        mrz.expiry(),
                        false,
                        List.of()));
    }

    private static Mrz mrz(String nationality, String code, @Nullable Boolean personalNumber) {
        Mrz mrz = Cases.mrz(nationality, Cases.TODAY.plusYears(5));
        return new Mrz(
                mrz.format(),
                code,
                mrz.issuer(),
                mrz.name(),
                false,
                mrz.number(),
                mrz.nationality(),
                mrz.birth(),
                mrz.sex(),
                mrz.expiry(),
                personalNumber,
                List.of());
    }

    private static List<Kind> kinds(Traveller traveller) {
        return traveller.grounds().stream().map(TravellerGround::kind).toList();
    }
}
