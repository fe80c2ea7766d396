package nl.grenspoort.kiosk.answer;

import com.fasterxml.jackson.annotation.JsonInclude;

import nl.grenspoort.entry.stay.Counted;
import nl.grenspoort.entry.stay.Period;
import nl.grenspoort.entry.stay.StayResult;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** How long a traveller may stay: the contract's {@code Stay}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StayAnswer(
        int used,
        @Nullable Integer daysLeft,
        @Nullable String lastLawfulDay,
        @Nullable String limitedBy,
        int overstayDays,
        @Nullable Days overstay,
        List<CountedAnswer> counted) {

    static StayAnswer of(StayResult stay) {
        return new StayAnswer(
                stay.used(),
                stay.daysLeft(),
                stay.lastLawfulDay() == null ? null : stay.lastLawfulDay().toString(),
                stay.limitedBy() == null ? null : stay.limitedBy().name(),
                stay.overstayDays(),
                stay.overstay() == null ? null : Days.of(stay.overstay()),
                stay.counted().stream().map(CountedAnswer::of).toList());
    }

    /** Days from the first to the last. */
    public record Days(String first, String last) {
        static Days of(Period period) {
            return new Days(period.first().toString(), period.last().toString());
        }
    }

    /** Days in a row that count, and because of what. */
    public record CountedAnswer(String first, String last, int days, String state, String source) {
        static CountedAnswer of(Counted counted) {
            return new CountedAnswer(
                    counted.days().first().toString(),
                    counted.days().last().toString(),
                    counted.days().count(),
                    counted.state().value(),
                    counted.source().name());
        }
    }
}
