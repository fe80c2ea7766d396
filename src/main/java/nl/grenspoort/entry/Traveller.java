package nl.grenspoort.entry;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Stream;

/**
 * Who stands there, as far as the law cares.
 *
 * @param duties what the law asks of them
 * @param age in whole years on the day of the crossing; null when the birth date leaves it open
 * @param youngest age that the birth date allows; null when no birth date is known
 * @param diplomatic holds a diplomatic, official or service passport: Annex VII, 4
 * @param grounds what was weighed, in {@link TravellerGround#IN_ORDER}; empty where nothing was
 */
public record Traveller(
        TravellerClass travellerClass,
        Duties duties,
        @Nullable Integer age,
        @Nullable Integer youngest,
        boolean diplomatic,
        Capacity capacity,
        List<TravellerGround> grounds) {
    private static final int ADULT_FROM = 18;

    public Traveller {
        requireNonNull(travellerClass, "travellerClass");
        requireNonNull(duties, "duties");
        requireNonNull(capacity, "capacity");
        // null in rows of an older node
        grounds = grounds == null ? List.of() : TravellerGround.sorted(grounds.stream()).toList();
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
            Capacity capacity,
            List<TravellerGround> grounds) {
        this(travellerClass, duties, age, age, diplomatic, capacity, grounds);
    }

    /** Of whom nothing is to be explained besides. */
    public Traveller(
            TravellerClass travellerClass,
            Duties duties,
            @Nullable Integer age,
            boolean diplomatic,
            Capacity capacity) {
        this(travellerClass, duties, age, age, diplomatic, capacity, List.of());
    }

    /** An ordinary passenger of that class, of an age that nobody knows. */
    public static Traveller of(TravellerClass travellerClass) {
        return new Traveller(
                travellerClass, Duties.of(travellerClass), null, false, Capacity.PASSENGER);
    }

    /** Of that age, in whole years. */
    public Traveller aged(@Nullable Integer years) {
        return new Traveller(travellerClass, duties, years, diplomatic, capacity, grounds);
    }

    /**
     * After an officer was shown the family tie to a free mover, or found it not to be (Directive
     * 2004/38/EC Art. 3, 5). Free movement comes with it; what visa, authorisation and file ask
     * stays what the documents say. An undetermined class stays one: the documents come first.
     */
    public Traveller familyTie(boolean shown) {
        TravellerGround tie = TravellerGround.of(TravellerGround.Kind.FAMILY);
        if (shown == grounds.contains(tie)) {
            return this;
        }
        TravellerClass known = shown ? withTie() : withoutTie();
        Stream<TravellerGround> others = grounds.stream().filter(ground -> !ground.equals(tie));
        return known == travellerClass
                ? this
                : new Traveller(
                        known,
                        duties,
                        age,
                        youngest,
                        diplomatic,
                        capacity,
                        (shown ? Stream.concat(others, Stream.of(tie)) : others).toList());
    }

    private TravellerClass withTie() {
        return switch (travellerClass) {
            case VISA_EXEMPT -> TravellerClass.FAMILY_VISA_EXEMPT;
            case VISA_REQUIRED -> TravellerClass.FAMILY_VISA_REQUIRED;
            case RESIDENT, MICROSTATE, EXEMPT_CREW -> TravellerClass.FAMILY_WITH_CARD;
            default -> travellerClass;
        };
    }

    private TravellerClass withoutTie() {
        return switch (travellerClass) {
            case FAMILY_VISA_EXEMPT -> TravellerClass.VISA_EXEMPT;
            case FAMILY_VISA_REQUIRED -> TravellerClass.VISA_REQUIRED;
            case FAMILY_WITH_CARD -> byGround();
            default -> travellerClass;
        };
    }

    /** What spared visa and file before the tie was shown; a residence card still does. */
    private TravellerClass byGround() {
        for (TravellerGround ground : grounds) {
            switch (ground.kind()) {
                case RESIDENT -> {
                    return TravellerClass.RESIDENT;
                }
                case MICROSTATE -> {
                    return TravellerClass.MICROSTATE;
                }
                case CREW -> {
                    return TravellerClass.EXEMPT_CREW;
                }
                default -> {}
            }
        }
        return travellerClass;
    }

    /** Of an age from one number of whole years up to another: known only where both are one. */
    public Traveller aged(int least, int most) {
        return new Traveller(
                travellerClass,
                duties,
                least == most ? least : null,
                least,
                diplomatic,
                capacity,
                grounds);
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
