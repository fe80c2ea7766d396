package nl.grenspoort.entry;

import nl.grenspoort.entry.VisaFact.Kind;
import nl.grenspoort.entry.VisaFact.Visa;
import nl.grenspoort.entry.stay.Stay;
import nl.grenspoort.finding.Disclosure;
import nl.grenspoort.finding.Finding;
import nl.grenspoort.finding.LegalBasis;
import nl.grenspoort.finding.RefusalLetter;
import nl.grenspoort.finding.Severity;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What visas in the VIS mean: Regulation (EU) 2016/399 Art. 6(1)(b), 8(3)(b), (h)(i). Letters are
 * proposals. Nothing is said while the VIS is unknown: that it is, {@link SourceRules} says.
 */
final class VisaRules {
    private static final String SOURCE = "VIS";

    /** What only stays and visa together say. */
    private static final String WITH_STAYS = "EES+VIS";

    private VisaRules() {}

    /** On entry: a visa that lets in, or why none does. A residence document needs none. */
    static Stream<Finding> visaLetsIn(Facts facts) {
        VisaFact fact = facts.visas();
        if (fact == null || facts.crossing() != Crossing.ENTRY || !needed(facts)) {
            return Stream.empty();
        }
        Optional<Visa> usable = usable(facts);
        if (usable.isPresent()) {
            return admitting(usable.get(), fact, facts).stream()
                    .map(finding -> chosen(finding, facts));
        }
        List<Visa> own = own(fact);
        if (own.isEmpty()) {
            // a sticker that is unknown or another's is for the second line first
            return stickerInDoubt(fact) ? Stream.empty() : Stream.of(lacking("visa.none", facts));
        }
        return telling(own, facts.today()).stream()
                .flatMap(visa -> defects(visa, fact, facts).stream())
                .map(finding -> chosen(finding, facts));
    }

    /** Of several visas, which one matters depends on how far each is used, which EES knows. */
    private static Finding chosen(Finding finding, Facts facts) {
        VisaFact fact = facts.visas();
        return fact != null && facts.stays() != null && own(fact).size() > 1
                ? finding.withSource(WITH_STAYS)
                : finding;
    }

    /** A sticker whose number or holder is not the VIS's: maybe forged, so letter D may follow. */
    static Stream<Finding> stickerAgrees(Facts facts) {
        VisaFact fact = facts.visas();
        if (fact == null || facts.crossing() != Crossing.ENTRY) {
            return Stream.empty();
        }
        boolean lackingToo = usable(facts).isEmpty() && needed(facts);
        List<Finding> findings = new ArrayList<>();
        if (fact.stickerUnknown()) {
            findings.add(doubtful("visa.sticker-unknown", lackingToo, facts));
        }
        if (anothersSticker(fact)) {
            findings.add(doubtful("visa.other-holder", lackingToo, facts));
        }
        return findings.stream();
    }

    /** On exit a visa that ended during the stay is told; nobody is held up for it. */
    static Stream<Finding> visaCoversStayOnExit(Facts facts) {
        VisaFact fact = facts.visas();
        Facts.EesFact stays = facts.stays();
        if (fact == null || stays == null || facts.crossing() != Crossing.EXIT) {
            return Stream.empty();
        }
        List<Visa> used =
                own(fact).stream()
                        .filter(
                                visa ->
                                        stays.periods().stream()
                                                .filter(Stay::open)
                                                .anyMatch(stay -> visa.covers(stay.entry())))
                        .toList();
        boolean ended =
                !used.isEmpty() && own(fact).stream().noneMatch(v -> v.covers(facts.today()));
        return ended
                ? Stream.of(
                        Finding.of(
                                        "visa.ended-before-exit",
                                        Severity.ATTENTION,
                                        Disclosure.TRAVELLER,
                                        Sbc.article("8(3)(h)(i)"),
                                        WITH_STAYS)
                                .with("date", last(used).toString()))
                : Stream.empty();
    }

    /**
     * Whether the stay is counted by the visa itself and not by 90 days in 180: limited territorial
     * validity (2017/2226 Art. 11(6)), long stay.
     */
    static boolean countsByItself(Facts facts) {
        return usable(facts)
                .filter(visa -> visa.limited() || visa.kind() == Kind.LONG_STAY)
                .isPresent();
    }

    /** A visa of the traveller without any defect; the one that was shown, or the longest. */
    static Optional<Visa> usable(Facts facts) {
        VisaFact fact = facts.visas();
        return fact == null
                ? Optional.empty()
                : own(fact).stream()
                        .filter(visa -> defects(visa, fact, facts).isEmpty())
                        .max(
                                Comparator.<Visa, Boolean>comparing(
                                                visa -> !unclear(visa, fact, facts))
                                        .thenComparing(Visa::stickerShown)
                                        .thenComparing(Visa::until));
    }

    private static List<Finding> admitting(Visa visa, VisaFact fact, Facts facts) {
        List<Finding> findings = new ArrayList<>();
        if (unclear(visa, fact, facts)) {
            findings.add(
                    Finding.of(
                                    "visa.use-unclear",
                                    Severity.SECOND_LINE,
                                    Disclosure.TRAVELLER,
                                    new LegalBasis("2017/2226", "11(2)"),
                                    WITH_STAYS)
                            .with("reference", visa.reference()));
        }
        if (!visa.stickerShown() && !visa.documentShown()) {
            findings.add(
                    finding(
                                    "visa.passport-not-shown",
                                    Severity.SECOND_LINE,
                                    Disclosure.TRAVELLER,
                                    Sbc.visaOrAuthorisation(facts))
                            .with("reference", visa.reference()));
        }
        lastDay(visa, facts)
                .ifPresent(
                        day ->
                                findings.add(
                                        Finding.of(
                                                        "visa.last-day",
                                                        Severity.INFORMATION,
                                                        Disclosure.TRAVELLER,
                                                        new LegalBasis("2017/2226", "11(3)"),
                                                        WITH_STAYS)
                                                .with("date", day.toString())));
        return findings;
    }

    /** Of a stay that begins today; empty while that is not known or has no limit. */
    private static Optional<LocalDate> lastDay(Visa visa, Facts facts) {
        Facts.EesFact stays = facts.stays();
        VisaUse use = VisaUse.of(visa, facts);
        if (stays == null || use == null || visa.days() == null) {
            return Optional.empty();
        }
        return ShortStay.of(facts).map(ShortStay::lastLawfulDay);
    }

    /** Everything for which this visa does not let its holder in, on entry today. */
    private static List<Finding> defects(Visa visa, VisaFact fact, Facts facts) {
        List<Finding> defects = new ArrayList<>();
        VisaUse use = VisaUse.of(visa, facts);
        if (stateDefect(visa, facts.today()) instanceof String key) {
            defects.add(lacking(key, facts));
        }
        if (visa.kind() == Kind.AIRPORT_TRANSIT) {
            defects.add(lacking("visa.transit-only", facts));
        }
        if (!visa.validHere()) {
            defects.add(lacking("visa.other-territory", facts));
            // 2016/399 Art. 6(5)(c)
            defects.add(
                    finding(
                            "visa.humanitarian-check",
                            Severity.SECOND_LINE,
                            Disclosure.GUARD,
                            Sbc.article("6(5)(c)")));
        }
        if (use != null && use.entriesUsed(visa)) {
            defects.add(lacking("visa.entries-used", WITH_STAYS, facts));
        }
        if (use != null && use.daysUsed(visa)) {
            defects.add(lacking("visa.days-used", WITH_STAYS, facts));
        }
        return defects.stream().map(defect -> defect.with("reference", visa.reference())).toList();
    }

    private static @Nullable String stateDefect(Visa visa, LocalDate today) {
        return switch (visa.state()) {
            case ANNULLED -> "visa.annulled";
            case REVOKED -> "visa.revoked";
            case EXPIRED -> "visa.expired";
            case STANDS -> {
                if (today.isAfter(visa.until())) {
                    yield "visa.expired";
                }
                yield today.isBefore(visa.from()) ? "visa.not-yet-valid" : null;
            }
        };
    }

    private static boolean unclear(Visa visa, VisaFact fact, Facts facts) {
        VisaUse use = VisaUse.of(visa, facts);
        return use != null && use.maybeUsed(visa);
    }

    /** Of visas that don't let in those that matter: shown or of today, else the latest. */
    private static List<Visa> telling(List<Visa> own, LocalDate today) {
        List<Visa> telling =
                own.stream().filter(visa -> visa.stickerShown() || visa.covers(today)).toList();
        return telling.isEmpty()
                ? own.stream().max(Comparator.comparing(Visa::until)).stream().toList()
                : telling;
    }

    private static List<Visa> own(VisaFact fact) {
        return fact.visas().stream().filter(Visa::holder).toList();
    }

    private static boolean stickerInDoubt(VisaFact fact) {
        return fact.stickerUnknown() || anothersSticker(fact);
    }

    private static boolean anothersSticker(VisaFact fact) {
        return fact.visas().stream().anyMatch(visa -> visa.stickerShown() && !visa.holder());
    }

    private static LocalDate last(List<Visa> visas) {
        return visas.stream().map(Visa::until).max(Comparator.naturalOrder()).orElseThrow();
    }

    /**
     * The law asks for a visa. A residence document that counts has changed the class, so one that
     * was shown beside it has expired, or doesn't count here: it stands in for nothing.
     */
    private static boolean needed(Facts facts) {
        return facts.traveller().duties().visa() != Duty.NOT_REQUIRED;
    }

    private static Finding lacking(String key, Facts facts) {
        return lacking(key, SOURCE, facts);
    }

    private static Finding lacking(String key, String source, Facts facts) {
        return Refusal.candidate(
                Finding.of(
                        key,
                        Severity.SECOND_LINE,
                        Disclosure.TRAVELLER,
                        Sbc.visaOrAuthorisation(facts),
                        source),
                facts,
                RefusalLetter.C);
    }

    private static Finding doubtful(String key, boolean lackingToo, Facts facts) {
        Finding finding =
                finding(key, Severity.SECOND_LINE, Disclosure.GUARD, Sbc.article("8(3)(b)"));
        return lackingToo
                ? Refusal.doubt(finding, facts, RefusalLetter.C, RefusalLetter.D)
                : Refusal.doubt(finding, facts, RefusalLetter.D);
    }

    private static Finding finding(
            String key, Severity severity, Disclosure disclosure, LegalBasis basis) {
        return Finding.of(key, severity, disclosure, basis, SOURCE);
    }
}
