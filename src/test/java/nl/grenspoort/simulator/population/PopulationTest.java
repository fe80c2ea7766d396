package nl.grenspoort.simulator.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.identity.MatchType;
import nl.grenspoort.identity.Person;
import nl.grenspoort.identity.PersonMatch;
import nl.grenspoort.identity.SearchKeys;
import nl.grenspoort.simulator.state.Source;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Fictional persons, the same on every machine, with everything that makes a search err. */
class PopulationTest {
    private static final int SIZE = 50_000;
    private static final Population POPULATION = new Population(2026, SIZE);
    private static final Source<Inhabitant> SOURCE =
            POPULATION.source(new SystemId("TEST"), List::of, one -> one.reference("TEST"));

    /** Changed names or chances change it: then say so in the changelog, and change it here. */
    @Test
    void a_seed_gives_the_same_persons_on_every_machine() throws NoSuchAlgorithmException {
        assertThat(digest(new Population(2026, 1000)))
                .isEqualTo(digest(new Population(2026, 2000)));
        assertThat(digest(new Population(2027, 1000)))
                .isNotEqualTo(digest(new Population(2026, 1000)));
        assertThat(digest(POPULATION)).isEqualTo("a67218d188aebc6a");
    }

    private static String digest(Population population) throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (int i = 0; i < 1000; i++) {
            digest.update(told(population.inhabitant(i)).getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }

    private static String told(Inhabitant one) {
        StringBuilder told = new StringBuilder();
        Stream.concat(Stream.of(one.person()), one.otherWritings().stream())
                .forEach(
                        person ->
                                told.append(person.name().surname())
                                        .append(person.name().givenNames())
                                        .append(person.birth())
                                        .append(person.sex())
                                        .append(person.nationalities()));
        one.documents().forEach(held -> told.append(held.number().value()).append(held.expiry()));
        return told.append(one.traits().stream().sorted().toList()).toString();
    }

    @Test
    void every_document_number_is_one_persons_and_of_the_reserved_kind() {
        Set<String> numbers = new HashSet<>();
        POPULATION
                .all()
                .flatMap(one -> one.documents().stream())
                .forEach(
                        held -> {
                            String number = held.number().value();
                            assertThat(numbers.add(number)).as(number).isTrue();
                            assertThat(number).matches("XP\\d{7}");
                            assertThat(held.issuer().value()).isEqualTo("UTO");
                        });
        assertThat(numbers).hasSizeGreaterThan(SIZE);
    }

    @Test
    void there_are_enough_of_everything_that_a_search_can_meet() {
        Map<Trait, Integer> traits = new EnumMap<>(Trait.class);
        Map<Regime, Integer> regimes = new EnumMap<>(Regime.class);
        Map<String, Integer> names = new HashMap<>();
        Set<String> nationalities = new HashSet<>();
        POPULATION
                .all()
                .forEach(
                        one -> {
                            one.traits().forEach(trait -> traits.merge(trait, 1, Integer::sum));
                            regimes.merge(one.regime(), 1, Integer::sum);
                            var name = one.person().name();
                            names.merge(name.surname() + "/" + name.givenNames(), 1, Integer::sum);
                            one.person().nationalities().forEach(n -> nationalities.add(n.value()));
                        });
        for (Trait trait : Trait.values()) {
            assertThat(traits.getOrDefault(trait, 0)).as(trait.name()).isGreaterThan(SIZE / 100);
        }
        for (Regime regime : Regime.values()) {
            assertThat(regimes.getOrDefault(regime, 0)).as(regime.name()).isGreaterThan(SIZE / 5);
        }
        assertThat(names.values()).as("shared names").anyMatch(bearers -> bearers > 20);
        assertThat(names).hasSizeGreaterThan(SIZE / 3);
        assertThat(nationalities).hasSizeGreaterThan(60);
    }

    @Test
    void some_names_are_too_long_for_an_mrz_and_some_are_one_word() {
        assertThat(
                        POPULATION
                                .all()
                                .map(one -> one.person().name())
                                .filter(n -> n.surname().length() + n.givenNames().length() > 37))
                .hasSizeGreaterThan(50);
        assertThat(POPULATION.all().filter(one -> one.person().name().givenNames().isEmpty()))
                .hasSizeGreaterThan(50);
    }

    /** The near misses: found by nobody's exact data but their own. */
    @ParameterizedTest
    @EnumSource(
            names = {"LOOK_ALIKE_DAY", "LOOK_ALIKE_YEAR", "LOOK_ALIKE_LETTER", "TWIN", "NAMESAKE"})
    void a_look_alike_is_never_an_exact_hit_on_whom_it_resembles(Trait trait) {
        List<Inhabitant> alike =
                POPULATION.all().filter(one -> one.traits().contains(trait)).limit(1000).toList();
        assertThat(alike).hasSize(1000);
        for (Inhabitant one : alike) {
            Person like = POPULATION.inhabitant(one.number() - 10).person();
            MatchType type = PersonMatch.between(one.person(), like).type();
            // another letter, in a twin's given names too, may be nearly the same name
            boolean near = trait != Trait.LOOK_ALIKE_DAY && trait != Trait.LOOK_ALIKE_YEAR;
            assertThat(type)
                    .as("%s %s", one.person().name().surname(), like.name().surname())
                    .isIn(
                            near
                                    ? List.of(MatchType.FUZZY, MatchType.NONE)
                                    : List.of(MatchType.NONE));
        }
    }

    @Test
    void everybody_is_found_by_each_writing_and_each_document() {
        for (int number = 0; number < SIZE; number += 7) {
            Inhabitant one = POPULATION.inhabitant(number);
            for (Person writing : one.otherWritings()) {
                assertFound(one, SearchKeys.asked(writing));
            }
            assertFound(one, SearchKeys.asked(one.person()));
            assertFound(one, SearchKeys.stored(one.alias()));
            assertFound(one, Set.of(SearchKeys.document(one.sticker())));
            for (DocumentReference held : one.documents()) {
                assertFound(one, Set.of(SearchKeys.document(held)));
            }
            assertThat(SOURCE.find(one.reference("TEST"))).isEqualTo(one);
        }
        assertThat(SOURCE.find("TEST-P0050000")).isNull();
        assertThat(SOURCE.find("OTHER-P0000001")).isNull();
        assertThat(SOURCE.find("TEST-P1")).isNull();
    }

    private static void assertFound(Inhabitant one, Set<String> asked) {
        assertThat(SOURCE.candidates(asked))
                .contains(one)
                .doesNotHaveDuplicates()
                .hasSizeLessThan(600);
    }

    /** Files, scenarios and the population don't meet. */
    @Test
    void nobody_in_a_file_is_anybody_of_the_population() throws IOException {
        int persons = 0;
        try (Stream<Path> files = Files.walk(Path.of("config"))) {
            for (Path file : files.filter(it -> it.toString().endsWith(".yaml")).toList()) {
                String text = Files.readString(file);
                assertThat(text).as("%s", file).doesNotContainPattern("number: *\"?XP");
                if (file.toString().contains("scenarios/")
                        || file.toString().contains("simulators")) {
                    for (JsonNode person : persons(new YAMLMapper().readTree(text))) {
                        persons++;
                        assertNobody(person);
                    }
                }
            }
        }
        assertThat(persons).isGreaterThan(40);
    }

    private static List<JsonNode> persons(JsonNode scenario) {
        return scenario.findParents("surname").stream()
                .filter(parent -> parent.path("birth").isString())
                .toList();
    }

    private static void assertNobody(JsonNode inFile) {
        Person person = person(inFile);
        for (Inhabitant one : SOURCE.candidates(SearchKeys.asked(person))) {
            for (Person writing :
                    Stream.concat(
                                    Stream.of(one.person(), one.alias()),
                                    one.otherWritings().stream())
                            .toList()) {
                assertThat(PersonMatch.between(person, writing).type())
                        .as("%s and %s", inFile, one)
                        .isEqualTo(MatchType.NONE);
                assertThat(
                                writing.birth().equals(person.birth())
                                        && writing.name()
                                                .normal()
                                                .surname()
                                                .equals(person.name().normal().surname()))
                        .as("a family: %s and %s", inFile, one)
                        .isFalse();
            }
        }
    }

    private static Person person(JsonNode node) {
        return new Person(
                new nl.grenspoort.identity.PersonName(
                        node.get("surname").stringValue(), node.path("givenNames").stringValue("")),
                nl.grenspoort.identity.PartialDate.parse(node.get("birth").stringValue()),
                nl.grenspoort.identity.Sex.UNSPECIFIED,
                List.of());
    }

    @Test
    void nobody_lives_in_a_population_of_none() {
        Population none = Population.none();
        Source<Inhabitant> source =
                none.source(new SystemId("TEST"), List::of, one -> one.reference("TEST"));
        assertThat(none.all()).isEmpty();
        assertThat(source.candidates(Set.of("DXP0000000"))).isEmpty();
        assertThat(source.find("TEST-P0000000")).isNull();
        assertThatThrownBy(() -> none.inhabitant(0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> new Population(1, -1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_systems_hold_about_somebody_is_told_by_its_references() {
        Population population = new Population(1, 10);
        population.source(new SystemId("EES"), List::of, one -> one.reference("EES"));
        population.source(new SystemId("VIS"), one -> List.<Inhabitant>of(), one -> "");
        assertThat(population.held(population.inhabitant(3)))
                .isEqualTo(Map.of("EES", List.of("EES-P0000003")));
    }

    @Test
    void an_inhabitant_is_not_shown_by_accident() {
        assertThat(POPULATION.inhabitant(5).toString()).isEqualTo("Inhabitant[5]");
    }
}
