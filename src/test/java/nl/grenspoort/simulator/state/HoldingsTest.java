package nl.grenspoort.simulator.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.identity.DocumentKind;
import nl.grenspoort.identity.DocumentNumber;
import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.identity.PartialDate;
import nl.grenspoort.identity.Person;
import nl.grenspoort.identity.PersonName;
import nl.grenspoort.identity.SearchKeys;
import nl.grenspoort.identity.Sex;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** The one store of all simulated systems. */
class HoldingsTest {
    private final Holdings<Held> holdings = new Holdings<>(Held::keys);

    @Test
    void a_search_meets_who_could_match_and_hardly_anybody_else() {
        List<Held> many = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            many.add(held("R" + i, "NAME" + (char) ('A' + i % 26), 1930 + i % 80));
        }
        holdings.load("many", many);
        holdings.load("one", List.of(held("R-ONE", "MÜLLER", 1980)));
        assertThat(candidates("MUELLER", "1980-05-07"))
                .extracting(Held::reference)
                .contains("R-ONE")
                .hasSizeLessThan(40);
        assertThat(candidates("MUELLER", "1980-00-00"))
                .extracting(Held::reference)
                .contains("R-ONE");
        assertThat(candidates("MUELLER", "1980-07-05"))
                .extracting(Held::reference)
                .contains("R-ONE");
        assertThat(holdings.candidates(null, List.of(passport("XR-17"))))
                .extracting(Held::reference)
                .containsExactly("R17");
        assertThat(holdings.candidates(null, List.of())).isEmpty();
    }

    @Test
    void loading_again_replaces_and_unloading_takes_out() {
        holdings.load("one", List.of(held("A", "ABEL", 1980), held("B", "BABEL", 1980)));
        holdings.load("one", List.of(held("C", "CABEL", 1980)));
        assertThat(holdings.find("A")).isNull();
        assertThat(candidates("ABEL", "1980-05-07"))
                .extracting(Held::reference)
                .containsExactly("C");
        holdings.unload("one");
        assertThat(holdings.find("C")).isNull();
        assertThat(candidates("CABEL", "1980-05-07")).isEmpty();
    }

    @Test
    void a_reference_in_use_is_refused_and_changes_nothing() {
        holdings.load("one", List.of(held("A", "ABEL", 1980)));
        assertThatThrownBy(
                        () ->
                                holdings.load(
                                        "two", List.of(held("B", "B", 1980), held("A", "C", 1980))))
                .isInstanceOfSatisfying(
                        ReferenceInUseException.class,
                        refused -> {
                            assertThat(refused.index()).isEqualTo(1);
                            assertThat(refused.owner()).isEqualTo("one");
                        });
        assertThatThrownBy(
                        () ->
                                holdings.load(
                                        "two", List.of(held("D", "B", 1980), held("D", "C", 1980))))
                .isInstanceOfSatisfying(
                        ReferenceInUseException.class,
                        refused -> assertThat(refused.owner()).isNull());
        assertThat(holdings.find("B")).isNull();
        holdings.load("one", List.of(held("A", "ABEL", 1981)));
        assertThat(holdings.find("A")).isNotNull();
    }

    @Test
    void a_changed_record_stands_in_its_place_and_is_found_by_what_it_is_now() {
        holdings.load("one", List.of(held("A", "ABEL", 1980), held("B", "BABEL", 1980)));
        assertThat(holdings.replace("A", held("A", "NOVAK", 1990))).isTrue();
        assertThat(holdings.replace("Z", held("Z", "NOVAK", 1990))).isFalse();
        assertThat(candidates("NOVAK", "1990-05-07"))
                .extracting(Held::reference)
                .containsExactly("A");
        assertThat(candidates("ABEL", "1980-05-07"))
                .extracting(Held::reference)
                .containsExactly("B");
        holdings.unload("one");
        assertThat(holdings.find("A")).isNull();
    }

    @Test
    void what_a_source_makes_is_found_changed_and_taken_out_like_the_rest() {
        holdings.fill("made", new Made(held("M", "MABEL", 1980)));
        holdings.load("one", List.of(held("A", "ABEL", 1980)));
        assertThat(candidates("MABEL", "1980-05-07"))
                .extracting(Held::reference)
                .containsExactly("M", "A");
        assertThatThrownBy(() -> holdings.load("two", List.of(held("M", "ABEL", 1980))))
                .isInstanceOf(ReferenceInUseException.class);
        Held changed = held("M", "NOVAK", 1980);
        assertThat(holdings.replace("M", changed)).isTrue();
        assertThat(holdings.find("M")).isEqualTo(changed);
        assertThat(candidates("NOVAK", "1980-00-00"))
                .contains(changed)
                .doesNotHaveDuplicates()
                .hasSize(2);
        assertThat(holdings.replace("M", held("M", "AGAIN", 1980))).isTrue();
        holdings.unload("made");
        assertThat(holdings.find("M")).isNull();
    }

    @Test
    void one_record_is_put_in_and_taken_out_whoever_holds_it() {
        holdings.fill("made", new Made(held("M", "MABEL", 1980)));
        holdings.load("one", List.of(held("A", "ABEL", 1980)));
        holdings.put("admin", "B", held("B", "BABEL", 1980));
        holdings.put("admin", "M", held("M", "NOVAK", 1980));
        assertThat(holdings.list(keys -> true, 9))
                .extracting(Held::reference)
                .containsExactly("M", "A", "B");
        assertThatThrownBy(() -> holdings.put("admin", "B", held("A", "BABEL", 1980)))
                .isInstanceOf(IllegalArgumentException.class);
        for (String reference : List.of("M", "A", "B")) {
            assertThat(holdings.remove(reference)).isTrue();
            assertThat(holdings.remove(reference)).isFalse();
            assertThat(holdings.find(reference)).isNull();
        }
        assertThat(holdings.list(keys -> true, 9)).isEmpty();
    }

    @Test
    void a_fork_and_its_origin_do_not_see_each_others_changes() {
        holdings.load("one", List.of(held("A", "ABEL", 1980)));
        holdings.fill("made", new Made(held("M", "MABEL", 1980)));
        Holdings<Held> fork = holdings.fork();
        fork.replace("M", held("M", "NOVAK", 1980));
        fork.replace("A", held("A", "NOVAK", 1980));
        fork.add("one", held("B", "NOVAK", 1980));
        holdings.add("one", held("C", "CABEL", 1980));
        assertThat(fork.find("C")).isNull();
        assertThat(holdings.find("B")).isNull();
        assertThat(holdings.find("M")).isEqualTo(held("M", "MABEL", 1980));
        assertThat(candidates("ABEL", "1980-05-07"))
                .extracting(Held::person)
                .containsExactly(
                        person("ABEL", "1980-05-07"),
                        person("CABEL", "1980-05-07"),
                        person("MABEL", "1980-05-07"));
        holdings.unload("one");
        assertThat(fork.find("A")).isEqualTo(held("A", "NOVAK", 1980));
    }

    @Test
    void threads_that_search_and_write_lose_nothing() throws Exception {
        holdings.load("base", List.of());
        try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
            List<Future<?>> work = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                int number = thread;
                work.add(
                        pool.submit(
                                () -> {
                                    for (int i = 0; i < 200; i++) {
                                        String reference = number + "-" + i;
                                        holdings.add("base", held(reference, "ABEL", 1980));
                                        holdings.replace(reference, held(reference, "CABEL", 1980));
                                        holdings.load("own" + number, List.of());
                                        candidates("ABEL", "1980-05-07");
                                    }
                                }));
            }
            for (Future<?> each : work) {
                each.get();
            }
        }
        assertThat(candidates("CABEL", "1980-05-07")).hasSize(800).doesNotHaveDuplicates();
    }

    private List<Held> candidates(String surname, String birth) {
        return holdings.candidates(person(surname, birth), List.of());
    }

    private static Held held(String reference, String surname, int year) {
        return new Held(reference, person(surname, year + "-05-07"));
    }

    private static Person person(String surname, String birth) {
        return new Person(
                new PersonName(surname, "Jo"),
                PartialDate.parse(birth),
                Sex.UNSPECIFIED,
                List.of());
    }

    private static DocumentReference passport(String number) {
        return new DocumentReference(
                DocumentKind.PASSPORT, new CountryCode("UTO"), new DocumentNumber(number), null);
    }

    private record Held(String reference, Person person) {
        Holdings.Keys keys() {
            return new Holdings.Keys(
                    Set.of(reference), List.of(person), List.of(passport("X" + reference)));
        }
    }

    private record Made(Held held) implements Source<Held> {
        @Override
        public List<Held> candidates(Set<String> keys) {
            return Collections.disjoint(keys, SearchKeys.stored(held.person()))
                    ? List.of()
                    : List.of(held);
        }

        @Override
        public Stream<Held> all() {
            return Stream.of(held);
        }

        @Override
        public @Nullable Held find(String reference) {
            return reference.equals(held.reference()) ? held : null;
        }
    }
}
