package nl.grenspoort.entry;

import nl.grenspoort.entry.Facts.EesFact;
import nl.grenspoort.entry.VisaFact.State;
import nl.grenspoort.entry.VisaFact.Visa;
import nl.grenspoort.entry.stay.Period;
import nl.grenspoort.entry.stay.Stay;
import nl.grenspoort.entry.stay.StayCalendar;
import nl.grenspoort.entry.stay.StayCount;
import nl.grenspoort.entry.stay.StayDay;
import nl.grenspoort.entry.stay.StayLimits;
import nl.grenspoort.entry.stay.StayLimits.VisaLimit;
import nl.grenspoort.entry.stay.StayResult;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The short stay of one traveller: how many days are used, left, or too many, under the 90 days in
 * 180, the visa and whatever extends the stay (Regulation (EU) 2016/399 Art. 6(1), 2017/2226 Art.
 * 11).
 */
public final class ShortStay {
    private final Facts facts;
    private final KnownStays known;

    private ShortStay(Facts facts, KnownStays known) {
        this.facts = facts;
        this.known = known;
    }

    /**
     * Empty where no days are counted: free movers and their family, whoever need not be registered
     * in the EES, an answer with several files, a stay under a residence permit or long-stay visa,
     * a border where the rule does not apply; and while nothing is known of any stay.
     */
    public static Optional<ShortStay> of(Facts facts) {
        return counted(facts)
                ? KnownStays.of(facts)
                        .map(known -> new ShortStay(facts, known))
                        .filter(stay -> !stay.longStay())
                : Optional.empty();
    }

    /** Whether days are counted for this traveller at this border. */
    static boolean counted(Facts facts) {
        EesFact ees = facts.stays();
        StayCalendar calendar = facts.calendar();
        return facts.traveller().duties().ees() != Duty.NOT_REQUIRED
                && !Refusal.freeMover(facts)
                && !facts.familyMember()
                && (ees == null || ees.files() <= 1)
                && calendar.areaOf(calendar.here(), facts.today()) != StayCalendar.Area.OUTSIDE;
    }

    private boolean longStay() {
        return KnownStays.authorised(facts, facts.today());
    }

    /**
     * What is counted, and what follows. While the EES is unknown only what was shown is counted;
     * then no day is promised, for more may be on record.
     */
    public StayResult result() {
        StayCount count = known.certain(facts, true);
        StayResult result = result(count, true).explained(count, facts.today());
        return facts.stays() == null ? result.withoutPromise() : result;
    }

    /** Each of the 180 days that end today: whether it counts, and because of which stay. */
    public List<StayDay> days() {
        return known.certain(facts, true).days(facts.today());
    }

    /** By the 90 days alone, whatever a visa says. */
    StayResult byNinetyDays(boolean leaveOut) {
        return StayResult.onEntry(known.certain(facts, leaveOut), facts.today(), StayLimits.NONE);
    }

    /** By the 90 days alone, if a stay whose exit is missing had lasted until today. */
    int longestIfPresumed() {
        return known.presumed(facts).longestStay(facts.today());
    }

    /**
     * Of the stay that begins or ends today; null when no day of it is lawful, or it is unknown.
     */
    @Nullable LocalDate lastLawfulDay() {
        return result(known.certain(facts, true), true).lastLawfulDay();
    }

    /** The days of overstay; null without any. */
    @Nullable Period overstay() {
        return result(known.certain(facts, true), true).overstay();
    }

    /** The same, had the VIS said nothing. */
    @Nullable Period overstayWithoutVisa() {
        return result(known.certain(facts, false), false).overstay();
    }

    /**
     * @param byVisa whether a visa bounds the stay
     */
    private StayResult result(StayCount count, boolean byVisa) {
        LocalDate today = facts.today();
        if (facts.crossing() == Crossing.ENTRY) {
            VisaLimit visa = byVisa ? visaInUse() : null;
            return StayResult.onEntry(count, today, new StayLimits(visa, null, null));
        }
        Optional<Stay> open = open();
        if (open.isEmpty()) {
            return StayResult.onExit(count, today);
        }
        Stay stay = open.get();
        StayLimits limits =
                new StayLimits(
                        byVisa ? visaOf(stay) : null, stay.authorisedUntil(), stay.extension());
        return StayResult.onExit(count, stay.entry(), today, limits);
    }

    Optional<Stay> open() {
        return known.open(facts);
    }

    KnownStays known() {
        return known;
    }

    /** The visa that lets in today. */
    private @Nullable VisaLimit visaInUse() {
        return VisaRules.usable(facts)
                .map(visa -> limit(visa, facts.today().plusDays(1)))
                .orElse(null);
    }

    /** The visa that the stay began under; null without one, and where it may be any of several. */
    private @Nullable VisaLimit visaOf(Stay stay) {
        VisaFact fact = facts.visas();
        if (fact == null) {
            return null;
        }
        List<Visa> covering =
                fact.visas().stream()
                        .filter(visa -> visa.holder() && visa.state() != State.ANNULLED)
                        .filter(visa -> visa.kind() == VisaFact.Kind.SHORT_STAY)
                        .filter(visa -> visa.covers(stay.entry()))
                        .toList();
        return covering.size() == 1 ? limit(covering.getFirst(), stay.entry()) : null;
    }

    /** Bound by days that are not used up by stays that began before this one. */
    private VisaLimit limit(Visa visa, LocalDate entry) {
        EesFact ees = facts.stays();
        VisaUse use = VisaUse.of(visa, facts, entry);
        Integer days = visa.days();
        boolean counts = ees != null && days != null && VisaUse.daysCount(visa, facts);
        return new VisaLimit(
                use != null && days != null && counts ? Math.max(0, days - use.days()) : null,
                visa.until(),
                visa.limited());
    }
}
