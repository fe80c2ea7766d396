package nl.grenspoort.systems.etias;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.identity.PersonName;
import nl.grenspoort.systems.FieldFilter;
import nl.grenspoort.systems.SystemAdapter;
import nl.grenspoort.systems.SystemAnswer;
import nl.grenspoort.systems.etias.EtiasData.Expiry;
import nl.grenspoort.systems.etias.EtiasData.FamilyTie;
import nl.grenspoort.systems.etias.EtiasData.Relation;

import org.junit.jupiter.api.Test;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** What a row of the access policy does not list does not leave the port. */
class EtiasFieldsTest {
    private static final LocalDate DAY = LocalDate.of(2027, 1, 1);

    private final SystemAdapter adapter = EtiasQuestions.adapter(InstantSource.system());
    private final Random random = new Random(5);

    @Test
    void only_what_the_row_lists_is_let_through() {
        FieldFilter.<EtiasData>lets_through_only_what_the_row_lists(
                adapter, this::any, EtiasFieldsTest::other);
    }

    @Test
    void every_field_listed_changes_nothing() {
        FieldFilter.<EtiasData>changes_nothing_when_every_field_is_listed(adapter, this::any);
    }

    /** Law 1: what was cut away would look like no limit and no flag. */
    @Test
    void a_row_without_validity_limits_or_flag_gives_no_answer_at_all() {
        for (String needed :
                List.of(
                        EtiasFields.VALID_AUTHORISATION,
                        EtiasFields.TERRITORIAL_LIMIT,
                        EtiasFields.FLAG_36_2)) {
            Set<String> listed = new java.util.HashSet<>(adapter.fields());
            listed.remove(needed);
            assertThat(FieldFilter.filter(adapter, listed, any()))
                    .as(needed)
                    .isEqualTo(
                            new SystemAnswer.Unavailable(
                                    EtiasQuestions.ETIAS, SystemAnswer.Unavailable.NOT_PERMITTED));
        }
    }

    @Test
    void notes_are_for_who_may_see_additional_information() {
        EtiasNotes notes = new EtiasNotes(List.of("Ask for the address."));
        assertThat(FieldFilter.filter(adapter, adapter.fields(), notes).known()).isTrue();
        Set<String> listed = new java.util.HashSet<>(adapter.fields());
        listed.remove(EtiasFields.ADDITIONAL_INFORMATION);
        assertThat(FieldFilter.filter(adapter, listed, notes).known()).isFalse();
    }

    private EtiasData any() {
        boolean family = random.nextBoolean();
        return new EtiasData(
                true,
                family,
                random.nextBoolean() ? Set.of() : Set.of(new CountryCode("GRC")),
                random.nextBoolean(),
                random.nextBoolean(),
                new Expiry(random.nextBoolean(), DAY),
                random.nextBoolean() ? List.of() : List.of(new PersonName("SAMPLE", "TAL")),
                family ? new FamilyTie(new PersonName("CAMPIONE", "LUCA"), Relation.SPOUSE) : null);
    }

    /** The same with another value of one field; validity decides whether there are others. */
    private static EtiasData other(String field, EtiasData data) {
        return switch (field) {
            case EtiasFields.FAMILY_MEMBER ->
                    new EtiasData(
                            data.valid(),
                            !data.familyMember(),
                            data.onlyIn(),
                            data.secondLineCheck(),
                            data.hitWithoutGround(),
                            data.expiry(),
                            data.guardians(),
                            data.familyMember()
                                    ? null
                                    : new FamilyTie(
                                            new PersonName("CAMPIONE", "LUCA"), Relation.SPOUSE));
            case EtiasFields.TERRITORIAL_LIMIT -> with(data, Set.of(new CountryCode("MLT")));
            case EtiasFields.FLAG_36_2 ->
                    flagged(data, !data.secondLineCheck(), data.hitWithoutGround());
            case EtiasFields.FLAG_36_3 ->
                    flagged(data, data.secondLineCheck(), !data.hitWithoutGround());
            case EtiasFields.EXPIRY ->
                    rest(data, new Expiry(true, DAY.plusDays(3)), data.guardians());
            case EtiasFields.GUARDIAN ->
                    rest(data, data.expiry(), List.of(new PersonName("OTHER", "")));
            default -> data;
        };
    }

    private static EtiasData with(EtiasData data, Set<CountryCode> onlyIn) {
        return new EtiasData(
                data.valid(),
                data.familyMember(),
                onlyIn,
                data.secondLineCheck(),
                data.hitWithoutGround(),
                data.expiry(),
                data.guardians(),
                data.familyTie());
    }

    private static EtiasData flagged(EtiasData data, boolean secondLine, boolean hit) {
        return new EtiasData(
                data.valid(),
                data.familyMember(),
                data.onlyIn(),
                secondLine,
                hit,
                data.expiry(),
                data.guardians(),
                data.familyTie());
    }

    private static EtiasData rest(
            EtiasData data,
            @org.jspecify.annotations.Nullable Expiry expiry,
            List<PersonName> guardians) {
        return new EtiasData(
                data.valid(),
                data.familyMember(),
                data.onlyIn(),
                data.secondLineCheck(),
                data.hitWithoutGround(),
                expiry,
                guardians,
                data.familyTie());
    }
}
