package nl.grenspoort.casework;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.entry.Facts.EesFact;
import nl.grenspoort.entry.stay.Extension;
import nl.grenspoort.entry.stay.Period;
import nl.grenspoort.entry.stay.Stay;
import nl.grenspoort.entry.stay.StayCalendar;
import nl.grenspoort.entry.stay.StayCount;
import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.reference.SchengenCalendar;
import nl.grenspoort.systems.SystemAnswer;
import nl.grenspoort.systems.ees.EesData;
import nl.grenspoort.systems.ees.EesFile;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** From the answer of the EES, and the calendar, to what the rules on stays look at. */
final class StayFacts {
    private static final SystemId EES = new SystemId("EES");

    /** Before the first day that a window can reach, and after the last lawful one. */
    private static final int BACK = 2 * StayCount.WINDOW;

    private final SchengenCalendar calendar;

    StayFacts(SchengenCalendar calendar) {
        this.calendar = calendar;
    }

    /** As much of the calendar as this check needs, to be kept with its facts. */
    StayCalendar around(BorderCheck check) {
        LocalDate today = CrossingDay.of(check);
        SchengenCalendar.Ees ees = calendar.ees();
        return new StayCalendar(
                state(check.terminal().crossingPoint()),
                calendar.between(today.minusDays(BACK), today.plusDays(StayCount.WINDOW)).stream()
                        .map(StayFacts::rule)
                        .toList(),
                new StayCalendar.Transition(ees.begins(), ees.stampsReadUntil()));
    }

    private static StayCalendar.Rule rule(SchengenCalendar.Span span) {
        return new StayCalendar.Rule(
                switch (span.area()) {
                    case COMMON -> StayCalendar.Area.COMMON;
                    case OWN -> StayCalendar.Area.OWN;
                    case OUTSIDE -> StayCalendar.Area.OUTSIDE;
                },
                new Period(span.first(), span.last()),
                span.states());
    }

    /** Null when EES did not answer; an answered "nothing" is a file count of zero. */
    @Nullable EesFact ees(SystemAnswer answer) {
        return switch (answer) {
            case SystemAnswer.Data(_, _, EesData data) -> fact(data.files());
            case SystemAnswer.NoData(SystemId system, _) when system.equals(EES) ->
                    new EesFact(0, List.of(), List.of(), false, false);
            default -> null;
        };
    }

    private EesFact fact(List<EesFile> files) {
        List<Stay> stays = new ArrayList<>();
        List<LocalDate> refusals = new ArrayList<>();
        for (EesFile file : files) {
            file.entries().forEach(entry -> stays.add(stay(entry)));
            file.refusals()
                    .forEach(refusal -> refusals.add(day(refusal.crossingPoint(), refusal.at())));
        }
        boolean one = files.size() == 1;
        return new EesFact(
                files.size(),
                stays,
                refusals,
                one && files.getFirst().familyMember(),
                one && biometrics(files.getFirst()));
    }

    private static boolean biometrics(EesFile file) {
        return file.face() == EesFile.Enrolment.PRESENT
                || file.fingers() == EesFile.Enrolment.PRESENT;
    }

    private Stay stay(EesFile.Entry entry) {
        String exitPoint = entry.exitPoint();
        LocalDate in = day(entry.entryPoint(), entry.entryAt());
        LocalDate out =
                entry.exitAt() == null
                        ? null
                        : day(exitPoint == null ? "" : exitPoint, entry.exitAt());
        return new Stay(
                state(entry.entryPoint()),
                in,
                // two clocks: who flies west may leave on an earlier day than that of the entry
                out == null || !out.isBefore(in) ? out : in,
                Stay.Source.EES,
                entry.authorisedUntil(),
                extension(entry));
    }

    private static @Nullable Extension extension(EesFile.Entry entry) {
        EesFile.Extension extension = entry.extension();
        return extension == null
                ? null
                : new Extension(
                        extension.until(),
                        switch (extension.ground()) {
                            case AUTHORITY -> Extension.Ground.AUTHORITY;
                            case BILATERAL_AGREEMENT -> Extension.Ground.BILATERAL_AGREEMENT;
                        });
    }

    private LocalDate day(String crossingPoint, Instant at) {
        return calendar.dayAt(crossingPoint, at, CrossingDay.DUTCH_TIME);
    }

    /** By the two letters that a crossing point begins with, where the calendar knows none. */
    private CountryCode state(String crossingPoint) {
        return calendar.stateOf(crossingPoint)
                .orElseGet(() -> new CountryCode(crossingPoint.substring(0, 2)));
    }
}
