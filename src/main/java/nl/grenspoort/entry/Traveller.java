package nl.grenspoort.entry;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * Who stands there, as far as the law cares.
 *
 * @param duties what the law asks of them
 * @param age in whole years on the day of the crossing; null when the birth date leaves it open
 * @param diplomatic holds a diplomatic, official or service passport: Annex VII, 4
 */
public record Traveller(
        TravellerClass travellerClass,
        Duties duties,
        @Nullable Integer age,
        boolean diplomatic,
        Capacity capacity) {
    private static final int ADULT_FROM = 18;

    public Traveller {
        requireNonNull(travellerClass, "travellerClass");
        requireNonNull(duties, "duties");
        requireNonNull(capacity, "capacity");
    }

    /** An ordinary passenger of that class, of an age that nobody knows. */
    public static Traveller of(TravellerClass travellerClass) {
        return new Traveller(
                travellerClass, Duties.of(travellerClass), null, false, Capacity.PASSENGER);
    }

    /** Of that age, in whole years. */
    public Traveller aged(@Nullable Integer years) {
        return new Traveller(travellerClass, duties, years, diplomatic, capacity);
    }

    /** Under eighteen for certain: Regulation (EU) 2016/399 Annex VII, 6. */
    public boolean minor() {
        return age != null && age < ADULT_FROM;
    }
}
