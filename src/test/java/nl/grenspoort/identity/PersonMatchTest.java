package nl.grenspoort.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Which persons are the same, and that the index brings every such pair together. */
class PersonMatchTest {
    @ParameterizedTest
    @CsvSource({
        // name, its birth, other name, its birth, type, certain
        "Müller/Jo, 1980-05-07, MULLER/JO, 1980-05-07, EXACT, true",
        "Müller/Jo, 1980-05-00, MULLER/JO, 1980-05-00, EXACT, true",
        "Müller/Jo, 1980-05-07, MUELLER/JO, 1980-05-07, TRANSLITERATED, true",
        "Müller/Jo, 1980-05-07, JO/MUELLER, 1980-05-07, SWAPPED, true",
        "Müller/Jo, 1980-05-07, MULLER/JO, 1980-05-00, FUZZY, true",
        "Müller/Jo, 1980-00-00, MUELLER/JO, 1980-05-07, FUZZY, true",
        "Müller/Jo, 1980-05-07, MULLER/JO, 1980-07-05, FUZZY, false",
        "MULLER/JO, 1980-05-07, MULLERS/JO, 1980-05-07, FUZZY, false",
        // two guesses are none
        "MULLER/JO, 1980-05-07, MULLERS/JO, 1980-07-05, NONE, false",
        "MULLER/JO, 1980-05-07, MULLERS/JO, 1980-05-00, NONE, false",
        "MULLER/JO, 1980-05-00, MULLERS/JO, 1980-05-00, NONE, false",
        // near misses
        "MULLER/JO, 1980-05-07, MULLER/JO, 1980-05-08, NONE, false",
        "MULLER/JO, 1980-05-07, MULLER/JO, 1981-05-07, NONE, false",
        "MULLER/JO, 1980-05-07, MULLER/JO, 1980-06-00, NONE, false"
    })
    void persons_are_told_apart(
            String one,
            String born,
            String other,
            String otherBorn,
            MatchType type,
            boolean certain) {
        PersonMatch match = PersonMatch.between(person(one, born), person(other, otherBorn));
        assertThat(match.type()).isEqualTo(type);
        assertThat(match.certain()).isEqualTo(certain);
        assertThat(PersonMatch.between(person(other, otherBorn), person(one, born)))
                .isEqualTo(match);
    }

    @Test
    void other_sex_and_nationality_hide_nobody_and_are_told() {
        Person one =
                new Person(
                        new PersonName("LIN", "MEI"),
                        PartialDate.parse("1990-01-02"),
                        Sex.FEMALE,
                        List.of(new CountryCode("CHN")));
        Person other =
                new Person(one.name(), one.birth(), Sex.MALE, List.of(new CountryCode("SGP")));
        PersonMatch match = PersonMatch.between(one, other);
        assertThat(match.type()).isEqualTo(MatchType.EXACT);
        assertThat(match.bridged()).isEqualTo(Set.of(Difference.SEX, Difference.NATIONALITY));
        assertThat(match.certain()).isFalse();
        Person unknown = new Person(one.name(), one.birth(), Sex.UNSPECIFIED, List.of());
        assertThat(PersonMatch.between(one, unknown).bridged()).isEmpty();
    }

    @Test
    void an_alias_is_one_only_where_something_matched() {
        Person one = person("LIN/MEI", "1990-01-02");
        assertThat(PersonMatch.between(one, one).asAlias().type()).isEqualTo(MatchType.ALIAS);
        assertThat(PersonMatch.NONE.asAlias()).isEqualTo(PersonMatch.NONE);
    }

    @Test
    void whoever_matches_is_found_by_a_key() {
        Random random = new Random(51);
        int found = 0;
        for (int round = 0; round < 6000; round++) {
            Person one = random(RandomNames.inAnyScript(random), random);
            Person other =
                    new Person(
                            RandomNames.likeness(one.name(), random),
                            likeness(one.birth(), random),
                            Sex.UNSPECIFIED,
                            List.of());
            if (PersonMatch.between(one, other).type().found()) {
                found++;
                assertMeet(one, other);
                assertMeet(other, one);
            }
        }
        assertThat(found).isGreaterThan(1500);
    }

    /** Names cut to an MRZ's room, with a date that is known in part: names alone must meet. */
    @Test
    void a_cut_name_is_found_by_a_key() {
        Random random = new Random(52);
        for (int round = 0; round < 500; round++) {
            List<String> parts = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                parts.add(RandomNames.inAnyScript(new Random(random.nextInt(5))).surname());
            }
            Collections.shuffle(parts, random);
            String whole = Transliteration.latin(String.join(" ", parts));
            Person one = person(whole + "/B", "1980-05-07");
            Person cut =
                    person(whole.substring(0, Math.min(39, whole.length())) + "/", "1980-00-00");
            if (PersonMatch.between(one, cut).type().found()) {
                assertMeet(one, cut);
            }
            assertThat(SearchKeys.stored(one)).hasSizeLessThan(20);
        }
    }

    private static void assertMeet(Person stored, Person asked) {
        assertThat(Collections.disjoint(SearchKeys.stored(stored), SearchKeys.asked(asked)))
                .as(
                        "%s %s | %s %s",
                        stored.name().surname(),
                        stored.name().givenNames(),
                        asked.name().surname(),
                        asked.name().givenNames())
                .isFalse();
    }

    private static Person random(PersonName name, Random random) {
        PartialDate birth =
                PartialDate.of(
                        LocalDate.of(1950 + random.nextInt(60), 1, 1)
                                .plusDays(random.nextInt(365)));
        return new Person(name, likeness(birth, random), Sex.UNSPECIFIED, List.of());
    }

    private static PartialDate likeness(PartialDate birth, Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> new PartialDate(birth.year(), birth.month(), 0);
            case 1 -> new PartialDate(birth.year(), 0, 0);
            case 2 ->
                    birth.day() > 0 && birth.day() <= 12
                            ? new PartialDate(birth.year(), birth.day(), birth.month())
                            : birth;
            default -> birth;
        };
    }

    private static Person person(String name, String birth) {
        return new Person(
                NameMatchTest.name(name), PartialDate.parse(birth), Sex.UNSPECIFIED, List.of());
    }
}
