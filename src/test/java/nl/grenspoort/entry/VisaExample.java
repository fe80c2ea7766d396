package nl.grenspoort.entry;

import nl.grenspoort.entry.VisaFact.Visa;

import java.time.LocalDate;

/** A visa with which all is in order, and one thing changed. */
record VisaExample(Visa visa) {
    VisaExample(LocalDate today) {
        this(
                new Visa(
                        "V-1",
                        VisaFact.Kind.SHORT_STAY,
                        VisaFact.State.STANDS,
                        false,
                        true,
                        0,
                        today.minusDays(60),
                        today.plusDays(60),
                        30,
                        true,
                        true,
                        true));
    }

    VisaExample kind(VisaFact.Kind kind) {
        return with(kind, visa.state(), visa.entries(), visa.from(), visa.until(), visa.days());
    }

    VisaExample state(VisaFact.State state) {
        return with(visa.kind(), state, visa.entries(), visa.from(), visa.until(), visa.days());
    }

    VisaExample entries(int entries) {
        return with(visa.kind(), visa.state(), entries, visa.from(), visa.until(), visa.days());
    }

    VisaExample from(LocalDate from) {
        return with(visa.kind(), visa.state(), visa.entries(), from, visa.until(), visa.days());
    }

    VisaExample until(LocalDate until) {
        return with(visa.kind(), visa.state(), visa.entries(), visa.from(), until, visa.days());
    }

    VisaExample days(Integer days) {
        return with(visa.kind(), visa.state(), visa.entries(), visa.from(), visa.until(), days);
    }

    /** Valid in other States only. */
    VisaExample elsewhere() {
        return seen(true, false, true, true, true);
    }

    /** Somebody else's, whose sticker was shown. */
    VisaExample another() {
        return seen(false, true, false, true, true);
    }

    /** Neither its sticker nor its passport was shown. */
    VisaExample unseen() {
        return seen(false, true, true, false, false);
    }

    private VisaExample with(
            VisaFact.Kind kind,
            VisaFact.State state,
            int entries,
            LocalDate from,
            LocalDate until,
            @org.jspecify.annotations.Nullable Integer days) {
        return new VisaExample(
                new Visa(
                        visa.reference(),
                        kind,
                        state,
                        visa.limited(),
                        visa.validHere(),
                        entries,
                        from,
                        until,
                        days,
                        visa.holder(),
                        visa.stickerShown(),
                        visa.documentShown()));
    }

    private VisaExample seen(
            boolean limited, boolean here, boolean holder, boolean sticker, boolean document) {
        return new VisaExample(
                new Visa(
                        visa.reference(),
                        visa.kind(),
                        visa.state(),
                        limited,
                        here,
                        visa.entries(),
                        visa.from(),
                        visa.until(),
                        visa.days(),
                        holder,
                        sticker,
                        document));
    }
}
