package nl.grenspoort.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The calendar day at the crossing point: stays are counted in local days (Regulation (EU) 2016/399
 * Art. 6(1a)). Every crossing point of this gateway keeps Dutch time.
 */
final class CrossingDay {
    static final ZoneId DUTCH_TIME = ZoneId.of("Europe/Amsterdam");

    private CrossingDay() {}

    static LocalDate of(BorderCheck check) {
        return of(check.judgedAt());
    }

    static LocalDate of(Instant at) {
        return LocalDate.ofInstant(at, DUTCH_TIME);
    }
}
