package nl.grenspoort.reference;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.reference.SchengenFile.StateFile;
import nl.grenspoort.start.ConfigFiles;
import nl.grenspoort.start.StartRefusedException;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * In which count the days of a short stay are counted, by State and date, and in which zone those
 * days begin: {@code config/reference/schengen.yaml}.
 */
public final class SchengenCalendar {
    private static final ObjectMapper YAML =
            YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private final Map<String, Place> points;
    private final List<Rule> rules;
    private final Ees ees;
    private final String version;
    private final @Nullable LocalDate reviewed;

    private SchengenCalendar(
            Map<String, Place> points,
            List<Rule> rules,
            Ees ees,
            String version,
            @Nullable LocalDate reviewed) {
        this.points = Map.copyOf(points);
        this.rules = List.copyOf(rules);
        this.ees = ees;
        this.version = version;
        this.reviewed = reviewed;
    }

    /**
     * Reads the file.
     *
     * @throws StartRefusedException naming the file and the place, when it can't be used
     */
    public static SchengenCalendar read(Path file) {
        return read(ConfigFiles.onDisk(), file);
    }

    /**
     * Reads the file from among these.
     *
     * @throws StartRefusedException naming the file and the place, when it can't be used
     */
    public static SchengenCalendar read(ConfigFiles files, Path file) {
        try {
            byte[] bytes = files.read(file);
            SchengenFile read = YAML.readValue(bytes, SchengenFile.class);
            Map<String, Place> points = new HashMap<>();
            Map<CountryCode, Set<CountryCode>> codes = new HashMap<>();
            readStates(read.states(), points, codes);
            return new SchengenCalendar(
                    points,
                    SchengenFile.rules(read.areas(), codes),
                    SchengenFile.ees(read.ees()),
                    DatedFile.version(bytes),
                    read.reviewed());
        } catch (JacksonException e) {
            throw DatedFile.refused(file, e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new StartRefusedException(
                    file + " is missing, can't be read, or is not part of the signed release.",
                    "Put it there.",
                    e);
        } catch (IllegalArgumentException | NullPointerException e) {
            throw DatedFile.refused(file, String.valueOf(e.getMessage()), e);
        }
    }

    private static void readStates(
            @Nullable List<StateFile> states,
            Map<String, Place> points,
            Map<CountryCode, Set<CountryCode>> codes) {
        int number = 0;
        for (StateFile state : requireNonNull(states, "states are missing")) {
            String place = "state " + ++number;
            CountryCode code = state.country(place);
            codes.computeIfAbsent(code, _ -> new TreeSet<>(byValue())).addAll(state.codes(place));
            for (String point : state.beginnings(place)) {
                if (points.put(point, new Place(code, state.zoneId(place))) != null) {
                    throw new IllegalArgumentException(
                            place + ": " + point + " begins points of two");
                }
            }
        }
    }

    private static Comparator<CountryCode> byValue() {
        return Comparator.comparing(CountryCode::value);
    }

    /** Of the file: the beginning of its SHA-256, hex. Logged with every verdict (law 9). */
    public String version() {
        return version;
    }

    /** The day on which somebody last compared the file with the law; empty when it says none. */
    public Optional<LocalDate> reviewed() {
        return Optional.ofNullable(reviewed);
    }

    /** When the EES came into use. */
    public Ees ees() {
        return ees;
    }

    /** The State of a crossing point, {@code NLD} of {@code NL-AMS}; empty when none is known. */
    public Optional<CountryCode> stateOf(String crossingPoint) {
        return place(crossingPoint).map(Place::state);
    }

    /**
     * The calendar day at a crossing point: days of stay are counted where the border is crossed
     * (Regulation (EU) 2016/399 Art. 6(1a)).
     *
     * @param otherwise zone where that of the point is not known
     */
    public LocalDate dayAt(String crossingPoint, Instant at, ZoneId otherwise) {
        return LocalDate.ofInstant(at, place(crossingPoint).map(Place::zone).orElse(otherwise));
    }

    /** By the longest beginning that is known, a whole part of the name. */
    private Optional<Place> place(String crossingPoint) {
        for (String part = crossingPoint; ; part = part.substring(0, part.lastIndexOf('-'))) {
            Place place = points.get(part);
            if (place != null || part.lastIndexOf('-') < 0) {
                return Optional.ofNullable(place);
            }
        }
    }

    /** Where a State's days count on that day; empty when no rule names it. */
    public Optional<Area> areaOf(CountryCode state, LocalDate day) {
        return rules.stream()
                .filter(rule -> rule.states.contains(state) && !day.isBefore(rule.from))
                .max(Comparator.comparing(Rule::from))
                .map(Rule::area);
    }

    /**
     * Which States are in which area within a span of days: no two of them for one State and day.
     */
    public List<Span> between(LocalDate first, LocalDate last) {
        Map<Span, Set<CountryCode>> spans =
                new TreeMap<>(
                        Comparator.comparing(Span::area)
                                .thenComparing(Span::first)
                                .thenComparing(Span::last));
        Set<CountryCode> named = new TreeSet<>(byValue());
        rules.forEach(rule -> named.addAll(rule.states));
        for (CountryCode state : named) {
            for (Span span : spans(state, first, last)) {
                spans.computeIfAbsent(span, _ -> new TreeSet<>(byValue())).add(state);
            }
        }
        return spans.entrySet().stream()
                .map(
                        entry ->
                                new Span(
                                        entry.getKey().area,
                                        entry.getKey().first,
                                        entry.getKey().last,
                                        entry.getValue()))
                .toList();
    }

    private List<Span> spans(CountryCode state, LocalDate first, LocalDate last) {
        List<Rule> own =
                rules.stream()
                        .filter(rule -> rule.states.contains(state))
                        .sorted(Comparator.comparing(Rule::from))
                        .toList();
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            LocalDate from = own.get(i).from;
            LocalDate to = i + 1 < own.size() ? own.get(i + 1).from.minusDays(1) : last;
            LocalDate begin = from.isBefore(first) ? first : from;
            LocalDate end = to.isAfter(last) ? last : to;
            if (!begin.isAfter(end)) {
                spans.add(new Span(own.get(i).area, begin, end, Set.of()));
            }
        }
        return spans;
    }

    /** Where the days of a short stay count. */
    public enum Area {
        /** In one count with all States that operate the EES. */
        COMMON,
        /** For the State alone. */
        OWN,
        /** Nowhere: the rule does not apply there. */
        OUTSIDE
    }

    /** States that are in one area, from the first day to the last. */
    public record Span(Area area, LocalDate first, LocalDate last, Set<CountryCode> states) {
        public Span {
            requireNonNull(area, "area");
            requireNonNull(first, "first");
            requireNonNull(last, "last");
            states = Set.copyOf(states);
        }
    }

    /**
     * When the EES came into use: Regulation (EU) 2025/1534, 2017/2226 Art. 22.
     *
     * @param begins first day of operation
     * @param everywhere first day of operation at all points and for all
     * @param stampsReadUntil last day on which stamps are read beside it
     */
    public record Ees(LocalDate begins, LocalDate everywhere, LocalDate stampsReadUntil) {
        public Ees {
            if (everywhere.isBefore(begins) || stampsReadUntil.isBefore(everywhere)) {
                throw new IllegalArgumentException(
                        "ees: begins, everywhere, stampsReadUntil come in this order");
            }
        }
    }

    record Rule(Area area, LocalDate from, Set<CountryCode> states) {}

    private record Place(CountryCode state, ZoneId zone) {}
}
