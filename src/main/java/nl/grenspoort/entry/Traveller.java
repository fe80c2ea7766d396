package nl.grenspoort.entry;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * Who stands there, as far as the law cares.
 *
 * @param duties what the law asks of them
 * @param age in whole years on the day of the crossing; null when the birth date leaves it open
 * @param youngest age that the birth date allows; null when no birth date is known
 * @param diplomatic holds a diplomatic, official or service passport: Annex VII, 4
 */
public record Traveller(
        TravellerClass travellerClass,
        Duties duties,
        @Nullable Integer age,
        @Nullable Integer youngest,
        boolean diplomatic,
        Capacity capacity) {
    private static final int ADULT_FROM = 18;

    public Traveller {
        requireNonNull(travellerClass, "travellerClass");
        requireNonNull(duties, "duties");
        requireNonNull(capacity, "capacity");
        if (age != null && !age.equals(youngest)) {
            throw new IllegalArgumentException("an age that is known is the youngest that can be");
        }
    }

    /** Of an age that is certain, or of which nothing is known. */
    public Traveller(
            TravellerClass travellerClass,
            Duties duties,
            @Nullable Integer age,
            boolean diplomatic,
            Capacity capacity) {
        this(travellerClass, duties, age, age, diplomatic, capacity);
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

    /** Of an age from one number of whole years up to another: known only where both are one. */
    public Traveller aged(int least, int most) {
        return new Traveller(
                travellerClass, duties, least == most ? least : null, least, diplomatic, capacity);
    }

    /** Under eighteen for certain: Regulation (EU) 2016/399 Annex VII, 6. */
    public boolean minor() {
        return age != null && age < ADULT_FROM;
    }

    /** Under eighteen for certain, or as far as the birth date tells. */
    public boolean maybeMinor() {
        return youngest != null && youngest < ADULT_FROM;
    }
}
