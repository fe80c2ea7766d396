package nl.grenspoort.simulator.population;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.simulator.state.Holdings;
import nl.grenspoort.simulator.state.Source;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Everybody who lives in the simulated systems. Nobody is kept: whoever is asked about is made from
 * the seed again, and what a system holds about them too. Only an index of search keys stays in
 * memory, made at the first search. Safe for threads.
 */
public final class Population {
    /** As whom systems hold what they hold about the population. */
    public static final String OWNER = "(population)";

    /** The day as of which the population's records are made; nothing in them is later. */
    public static final LocalDate AS_OF = LocalDate.of(2026, 11, 1);

    /** With what document numbers begin; no file or scenario may use it. */
    public static final String NUMBERS = "XP";

    /** With what numbers of visa stickers begin, before six digits of the holder's number. */
    public static final String STICKERS = NUMBERS + "V";

    static final int LARGEST = 500_000;

    private static final Pattern REFERENCE = Pattern.compile(".*(?:-P|" + STICKERS + ")(\\d{6,7})");

    private final int size;
    private final Inhabitants inhabitants;
    private final Map<String, Listed<?>> listed = new ConcurrentSkipListMap<>();
    private volatile @Nullable KeyIndex index;

    /** What a system holds, to be told about a person. */
    private record Listed<R>(PopulationShare<R> share, Function<R, String> reference) {
        List<String> references(Inhabitant inhabitant) {
            return share.about(inhabitant).stream().map(reference).sorted().toList();
        }
    }

    /**
     * @param seed another one gives other persons
     * @param size 0 for nobody
     */
    public Population(long seed, int size) {
        if (size < 0 || size > LARGEST) {
            throw new IllegalArgumentException("a population has 0 to " + LARGEST + " persons");
        }
        this.size = size;
        this.inhabitants = new Inhabitants(seed);
    }

    /** Nobody. */
    public static Population none() {
        return new Population(0, 0);
    }

    public int size() {
        return size;
    }

    /** The person with this number, from 0 up to the size. */
    public Inhabitant inhabitant(int number) {
        if (number < 0 || number >= size) {
            throw new IndexOutOfBoundsException(number);
        }
        return inhabitants.make(number);
    }

    /** Everybody, made one by one. */
    public Stream<Inhabitant> all() {
        return IntStream.range(0, size).mapToObj(inhabitants::make);
    }

    /**
     * What this system holds, for {@link Holdings#fill}.
     *
     * @param reference of a record, by {@link Inhabitant#reference}
     */
    public <R> Source<R> source(
            SystemId system, PopulationShare<R> share, Function<R, String> reference) {
        listed.put(system.value(), new Listed<>(share, reference));
        return new Made<>(share, reference);
    }

    /** References of what systems hold about a person, by system; systems without are absent. */
    public Map<String, List<String>> held(Inhabitant inhabitant) {
        Map<String, List<String>> held = new java.util.TreeMap<>();
        listed.forEach(
                (system, records) -> {
                    List<String> references = records.references(inhabitant);
                    if (!references.isEmpty()) {
                        held.put(system, references);
                    }
                });
        return held;
    }

    /** Whether this system holds anything about a person. */
    boolean holds(String system, Inhabitant inhabitant) {
        Listed<?> records = listed.get(system);
        return records != null && !records.references(inhabitant).isEmpty();
    }

    /** Makes the index, if nobody did, so that the first search need not. */
    public void prepare() {
        index();
    }

    private KeyIndex index() {
        KeyIndex made = index;
        if (made == null) {
            synchronized (this) {
                made = index;
                if (made == null) {
                    made = KeyIndex.of(this);
                    index = made;
                }
            }
        }
        return made;
    }

    /** Null when the reference is nobody's. */
    private @Nullable Inhabitant referred(String reference) {
        Matcher matcher = REFERENCE.matcher(reference);
        if (!matcher.matches()) {
            return null;
        }
        int number = Integer.parseInt(matcher.group(1));
        return number < size ? inhabitants.make(number) : null;
    }

    private final class Made<R> implements Source<R> {
        private final PopulationShare<R> share;
        private final Function<R, String> referenceOf;

        Made(PopulationShare<R> share, Function<R, String> reference) {
            this.share = requireNonNull(share, "share");
            this.referenceOf = requireNonNull(reference, "reference");
        }

        @Override
        public List<R> candidates(Set<String> asked) {
            if (size == 0) {
                return List.of();
            }
            List<R> candidates = new ArrayList<>();
            for (int number : index().numbers(asked)) {
                candidates.addAll(share.about(inhabitants.make(number)));
            }
            return candidates;
        }

        @Override
        public Stream<R> all() {
            return Population.this.all().flatMap(one -> share.about(one).stream());
        }

        @Override
        public @Nullable R find(String reference) {
            Inhabitant inhabitant = referred(reference);
            if (inhabitant == null) {
                return null;
            }
            return share.about(inhabitant).stream()
                    .filter(held -> reference.equals(referenceOf.apply(held)))
                    .findFirst()
                    .orElse(null);
        }
    }
}
