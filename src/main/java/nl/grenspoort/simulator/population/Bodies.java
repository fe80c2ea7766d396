package nl.grenspoort.simulator.population;

import nl.grenspoort.identity.PersonName;
import nl.grenspoort.simulator.population.NamePool.Nationality;
import nl.grenspoort.simulator.population.NamePool.Written;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Who somebody is, before any paper: name, birth, nationality. */
final class Bodies {
    private static final int BLOCK = 20;
    private static final int ORDINARY = 10;

    /** Of the places after the ordinary ones; the first five resemble the first five ordinary. */
    private static final List<Trait> SPECIAL =
            List.of(
                    Trait.LOOK_ALIKE_DAY,
                    Trait.LOOK_ALIKE_YEAR,
                    Trait.LOOK_ALIKE_LETTER,
                    Trait.TWIN,
                    Trait.NAMESAKE,
                    Trait.OTHER_WRITING,
                    Trait.SWAPPED_NAMES,
                    Trait.PARTIAL_BIRTH,
                    Trait.TWO_NATIONALITIES,
                    Trait.OLD_PASSPORT);

    private static final Written NOTHING = new Written("", "");
    private static final List<Bearers> BEARERS = bearers();
    private static final int SHARES = BEARERS.getLast().upTo();

    private final long seed;

    Bodies(long seed) {
        this.seed = seed;
    }

    record Body(
            NamePool pool,
            Nationality nationality,
            boolean woman,
            Written surname,
            Written givenNames,
            LocalDate birth) {
        boolean ownScript() {
            return pool.ownScript();
        }

        Body named(Written newSurname, boolean newWoman, Written newGivenNames) {
            return new Body(pool, nationality, newWoman, newSurname, newGivenNames, birth);
        }

        Body born(LocalDate day) {
            return new Body(pool, nationality, woman, surname, givenNames, day);
        }
    }

    /** One nationality; its shares end before this number. */
    private record Bearers(NamePool pool, Nationality nationality, int upTo) {}

    private static List<Bearers> bearers() {
        List<Bearers> bearers = new ArrayList<>();
        int shares = 0;
        for (NamePool pool : NamePool.ALL) {
            for (Nationality nationality : pool.nationalities()) {
                shares += nationality.share();
                bearers.add(new Bearers(pool, nationality, shares));
            }
        }
        return List.copyOf(bearers);
    }

    /** Null for the ordinary. */
    static @Nullable Trait special(int number) {
        int place = number % BLOCK;
        return place < ORDINARY ? null : SPECIAL.get(place - ORDINARY);
    }

    Body body(int number) {
        Trait special = special(number);
        Draw draw = Draw.of(seed, number, "person");
        return special == null ? ordinary(draw) : of(special, number, draw);
    }

    private Body of(Trait special, int number, Draw draw) {
        Body like = ordinary(Draw.of(seed, number - ORDINARY, "person"));
        return switch (special) {
            case LOOK_ALIKE_DAY -> like.born(like.birth().plusDays(1));
            case LOOK_ALIKE_YEAR -> like.born(otherYear(like.birth()));
            case LOOK_ALIKE_LETTER ->
                    like.named(otherLetter(like.surname()), like.woman(), like.givenNames());
            case TWIN -> twin(like, draw);
            case NAMESAKE -> like.born(birth(draw));
            default -> ordinary(draw);
        };
    }

    private static Body ordinary(Draw draw) {
        Bearers bearers = BEARERS.get(find(draw.below(SHARES)));
        NamePool pool = bearers.pool();
        boolean woman = draw.perMille(490);
        Written surname = pool.surname(draw);
        Written givenNames = pool.givenNames(woman, draw);
        LocalDate birth = birth(draw);
        return pool.mononyms() && draw.perMille(120)
                ? new Body(pool, bearers.nationality(), woman, givenNames, NOTHING, birth)
                : new Body(pool, bearers.nationality(), woman, surname, givenNames, birth);
    }

    /** A name that somebody of any origin could have. */
    static PersonName alias(Draw draw) {
        Body body = ordinary(draw);
        return new PersonName(body.surname().page(), body.givenNames().page());
    }

    private static int find(int share) {
        int at = 0;
        while (BEARERS.get(at).upTo() <= share) {
            at++;
        }
        return at;
    }

    private static LocalDate birth(Draw draw) {
        return draw.perMille(900)
                ? draw.day(LocalDate.of(1950, 1, 1), LocalDate.of(2008, 6, 30))
                : draw.day(LocalDate.of(1936, 1, 1), LocalDate.of(2025, 6, 30));
    }

    /** Another last digit of the year, the same day; 29 February becomes the 28th. */
    private static LocalDate otherYear(LocalDate birth) {
        return birth.getYear() % 10 == 0 ? birth.plusYears(1) : birth.minusYears(1);
    }

    /** Another last letter: a name of five letters or more is then one letter off. */
    private static Written otherLetter(Written name) {
        String page = name.page();
        String last = page.endsWith("w") ? "p" : "w";
        return new Written(
                page.substring(0, page.length() - 1) + last,
                name.script() + name.script().charAt(name.script().length() - 1));
    }

    private static Body twin(Body like, Draw draw) {
        boolean woman = draw.perMille(700) == like.woman();
        boolean oneName = like.givenNames().equals(NOTHING);
        Written others = oneName ? like.surname() : like.givenNames();
        Written givenNames = like.pool().givenNames(woman, draw);
        for (int i = 0; i < 50 && givenNames.equals(others); i++) {
            givenNames = like.pool().givenNames(woman, draw);
        }
        return oneName
                ? like.named(givenNames, woman, NOTHING)
                : like.named(like.surname(), woman, givenNames);
    }
}
