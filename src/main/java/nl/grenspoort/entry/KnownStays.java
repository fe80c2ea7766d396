package nl.grenspoort.entry;

import nl.grenspoort.entry.Facts.EesFact;
import nl.grenspoort.entry.Observation.StayShown;
import nl.grenspoort.entry.VisaFact.Kind;
import nl.grenspoort.entry.VisaFact.State;
import nl.grenspoort.entry.VisaFact.Visa;
import nl.grenspoort.entry.stay.Period;
import nl.grenspoort.entry.stay.Stay;
import nl.grenspoort.entry.stay.StayCalendar;
import nl.grenspoort.entry.stay.StayCount;
import nl.grenspoort.entry.stay.StayEvidence;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The traveller's stays as far as they are known: those that the EES recorded, and those that an
 * officer was shown.
 *
 * @param stays all of them
 * @param notes what became of those shown
 */
record KnownStays(List<Stay> stays, List<StayEvidence.Note> notes) {
    KnownStays {
        stays = List.copyOf(stays);
        notes = List.copyOf(notes);
    }

    /** Empty when nobody knows of any: the EES is unknown, and nothing was shown. */
    static Optional<KnownStays> of(Facts facts) {
        EesFact ees = facts.stays();
        List<Stay> shown = shown(facts);
        if (ees == null && shown.isEmpty()) {
            return Optional.empty();
        }
        StayEvidence.Together together =
                StayEvidence.together(
                        ees == null ? List.of() : ees.periods(),
                        shown,
                        ees != null && ees.biometrics(),
                        facts.calendar(),
                        facts.today());
        return Optional.of(new KnownStays(together.stays(), together.notes()));
    }

    /** Nothing is counted after today: a stay that is said to begin later is none yet. */
    private static List<Stay> shown(Facts facts) {
        return facts.observations().stream()
                .filter(StayShown.class::isInstance)
                .map(StayShown.class::cast)
                .filter(one -> !one.entry().isAfter(facts.today()))
                .map(one -> Stay.shown(one.state(), one.entry(), one.exit(), source(one)))
                .toList();
    }

    private static Stay.Source source(StayShown shown) {
        return switch (shown.evidence()) {
            case STAMP -> Stay.Source.STAMP;
            case TICKET -> Stay.Source.TICKET;
            case OTHER -> Stay.Source.OTHER;
        };
    }

    /** Stays in the count of this border. */
    List<Stay> counting(Facts facts) {
        StayCalendar calendar = facts.calendar();
        return stays.stream().filter(stay -> calendar.sameCount(stay, facts.today())).toList();
    }

    /** The stay that lasts, as far as is known. */
    Optional<Stay> open(Facts facts) {
        return counting(facts).stream().filter(Stay::open).max(Comparator.comparing(Stay::entry));
    }

    /**
     * The count of days. Whoever stands at the border to enter has left, though the exit is
     * missing: of such a stay only the day of entry is certain (2016/399 Art. 12(1) lets presume
     * more, and does not tell to). On exit the last stay runs to today, and what is open before it
     * ended some day before.
     */
    StayCount certain(Facts facts, boolean leaveOut) {
        Optional<Stay> lasting = facts.crossing() == Crossing.EXIT ? open(facts) : Optional.empty();
        List<Stay> ended =
                stays.stream()
                        .map(
                                stay ->
                                        stay.open() && !lasting.equals(Optional.of(stay))
                                                ? stay.ended(stay.entry())
                                                : stay)
                        .toList();
        return count(ended, facts, leaveOut);
    }

    /** The count if a stay without exit had lasted until today. */
    StayCount presumed(Facts facts) {
        return count(stays, facts, true);
    }

    private static StayCount count(List<Stay> stays, Facts facts, boolean leaveOut) {
        return StayCount.of(
                stays, leaveOut ? authorised(facts) : List.of(), facts.calendar(), facts.today());
    }

    /** Days under a residence permit or long-stay visa don't count: 2016/399 Art. 6(2). */
    private static List<Period> authorised(Facts facts) {
        return Stream.concat(visas(facts), permits(facts)).toList();
    }

    private static Stream<Period> visas(Facts facts) {
        VisaFact visas = facts.visas();
        return visas == null
                ? Stream.empty()
                : visas.visas().stream()
                        .filter(visa -> visa.holder() && visa.kind() == Kind.LONG_STAY)
                        .filter(KnownStays::stood)
                        .map(visa -> new Period(visa.from(), visa.until()));
    }

    private static Stream<Period> permits(Facts facts) {
        PermitFact permits = facts.permits();
        return permits == null
                ? Stream.empty()
                : permits.own().stream()
                        .filter(
                                permit ->
                                        permit.state() == PermitFact.State.STANDS
                                                || permit.state() == PermitFact.State.EXPIRED)
                        .filter(permit -> !permit.until().isBefore(permit.from()))
                        .map(permit -> new Period(permit.from(), permit.until()));
    }

    /** It authorised what it covers; of a revoked one nobody knows until when. */
    private static boolean stood(Visa visa) {
        return (visa.state() == State.STANDS || visa.state() == State.EXPIRED)
                && !visa.until().isBefore(visa.from());
    }

    /**
     * Whether a permit or long-stay visa covers that day: of who holds one nothing is presumed
     * (2016/399 Art. 12(2)).
     */
    static boolean authorised(Facts facts, LocalDate day) {
        return authorised(facts).stream().anyMatch(period -> period.holds(day));
    }
}
