package nl.grenspoort.simulator.population;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.identity.Transliteration;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names of one kind and who bears them: a section of {@code names.txt}. */
final class NamePool {
    static final List<NamePool> ALL = read();

    private final List<Nationality> nationalities;
    private final List<Written> surnames;
    private final List<String> stems;
    private final List<String> endings;
    private final List<Written> male;
    private final List<Written> female;
    private final boolean transliterated;
    private final boolean arabic;
    private final String traits;

    private NamePool(Map<String, String> section) {
        String script = section.getOrDefault("script", "latin");
        transliterated = script.equals("cyrillic") || script.equals("greek");
        arabic = script.equals("arabic");
        traits = section.getOrDefault("traits", "");
        nationalities =
                Arrays.stream(section.getOrDefault("nationalities", "").split(" "))
                        .map(Nationality::read)
                        .toList();
        surnames = all(section, "surnames");
        stems = List.of(section.getOrDefault("stems", "").split("\\|"));
        endings = List.of(section.getOrDefault("endings", "").split("\\|"));
        male = all(section, "male");
        female = all(section, "female");
    }

    /**
     * @param share of the population, in no unit
     */
    record Nationality(CountryCode code, Regime regime, int share) {
        static Nationality read(String text) {
            String[] parts = text.split(":");
            return new Nationality(
                    new CountryCode(parts[0]), Regime.of(parts[1]), Integer.parseInt(parts[2]));
        }
    }

    /**
     * A name on the page of a passport and in its own script.
     *
     * @param script the same where that is Latin
     */
    record Written(String page, String script) {
        Written then(String between, Written next) {
            return new Written(page + between + next.page, script + between + next.script);
        }
    }

    List<Nationality> nationalities() {
        return nationalities;
    }

    /** Some of these people have one name only. */
    boolean mononyms() {
        return traits.equals("mononym");
    }

    boolean ownScript() {
        return transliterated || arabic;
    }

    Written surname(Draw draw) {
        Written one = oneSurname(draw);
        return switch (traits) {
            case "double" -> draw.perMille(800) ? one.then(" ", oneSurname(draw)) : one;
            // long enough that an MRZ cuts some of them
            case "long" -> draw.perMille(250) ? one.then(" ", oneSurname(draw)) : one;
            default -> one;
        };
    }

    private Written oneSurname(Draw draw) {
        if (arabic || endings.size() == 1 || draw.perMille(450)) {
            return draw.oftenFirst(surnames);
        }
        return written(draw.oneOf(stems) + draw.oneOf(endings));
    }

    Written givenNames(boolean woman, Draw draw) {
        List<Written> choices = woman ? female : male;
        Written first = draw.oftenFirst(choices);
        if (!draw.perMille(traits.equals("long") ? 500 : 200)) {
            return first;
        }
        Written second = draw.oneOf(choices);
        return second.equals(first) ? first : first.then(" ", second);
    }

    private List<Written> all(Map<String, String> section, String name) {
        return Arrays.stream(requireNonNull(section.get(name), name).split("\\|"))
                .map(this::written)
                .toList();
    }

    private Written written(String text) {
        int equals = text.indexOf('=');
        if (equals > 0) {
            return new Written(text.substring(0, equals), text.substring(equals + 1));
        }
        return transliterated
                ? new Written(Transliteration.mrz(text).replace('<', ' '), text)
                : new Written(text, text);
    }

    private static List<NamePool> read() {
        List<NamePool> pools = new ArrayList<>();
        try (InputStream in = NamePool.class.getResourceAsStream("names.txt");
                BufferedReader lines =
                        new BufferedReader(
                                new InputStreamReader(
                                        requireNonNull(in, "names.txt"), StandardCharsets.UTF_8))) {
            Map<String, String> section = new HashMap<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                add(line, section);
                if (line.startsWith("female ")) {
                    pools.add(new NamePool(section));
                    section.clear();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the population's names can't be read", e);
        }
        return List.copyOf(pools);
    }

    private static void add(String line, Map<String, String> section) {
        int gap = line.indexOf(' ');
        if (gap > 0 && !line.startsWith("#")) {
            section.put(line.substring(0, gap), line.substring(gap + 1));
        }
    }
}
