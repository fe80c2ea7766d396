package nl.grenspoort.entry;

import static java.util.Objects.requireNonNull;

/**
 * What the law asks of this traveller for this crossing, whether or not it was fulfilled.
 *
 * @param visa short-stay visa: Regulation (EU) 2018/1806 Art. 3, 4, 6
 * @param etias travel authorisation: Regulation (EU) 2018/1240 Art. 2
 * @param ees registration in the EES: Regulation (EU) 2016/399 Art. 6a
 * @param stamp in the travel document: Regulation (EU) 2016/399 Art. 11
 */
public record Duties(Duty visa, Duty etias, Duty ees, Duty stamp) {
    public Duties {
        requireNonNull(visa, "visa");
        requireNonNull(etias, "etias");
        requireNonNull(ees, "ees");
        requireNonNull(stamp, "stamp");
    }

    /** What the class alone says; documents may change it in part. */
    public static Duties of(TravellerClass travellerClass) {
        if (travellerClass == TravellerClass.UNDETERMINED) {
            return new Duties(Duty.UNDECIDED, Duty.UNDECIDED, Duty.UNDECIDED, Duty.NOT_REQUIRED);
        }
        return new Duties(
                duty(travellerClass.visaDuty()),
                duty(travellerClass.etiasDuty()),
                duty(travellerClass.eesDuty()),
                Duty.NOT_REQUIRED);
    }

    private static Duty duty(boolean required) {
        return required ? Duty.REQUIRED : Duty.NOT_REQUIRED;
    }
}
