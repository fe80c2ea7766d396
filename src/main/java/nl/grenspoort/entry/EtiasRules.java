package nl.grenspoort.entry;

import nl.grenspoort.entry.Facts.EesFact;
import nl.grenspoort.entry.stay.Stay;
import nl.grenspoort.finding.Disclosure;
import nl.grenspoort.finding.Finding;
import nl.grenspoort.finding.LegalBasis;
import nl.grenspoort.finding.RefusalLetter;
import nl.grenspoort.finding.Severity;
import nl.grenspoort.identity.DocumentKind;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What travel authorisations mean on entry: Regulation (EU) 2016/399 Art. 6(1)(b) as amended,
 * Regulation (EU) 2018/1240 Art. 36, 44, 47, 83. A flag is never a ground for refusal.
 */
final class EtiasRules {
    private static final String SOURCE = "ETIAS";

    /** Where every crossing point of this gateway is. */
    private static final String HERE = "NLD";

    private EtiasRules() {}

    /**
     * Without an authorisation that is valid here: letter C once it is required, and before that
     * what the transitional rules say. It must hold on the day of entry; that it ends during the
     * stay is told and is no ground by itself (Art. 47(3)).
     */
    static Stream<Finding> authorisationIsValidHere(Facts facts) {
        EtiasFact etias = onEntry(facts);
        if (etias == null || etias.validIn(HERE)) {
            return Stream.empty();
        }
        return switch (etias.phase()) {
            case NOT_LIVE -> Stream.empty();
            case TRANSITIONAL ->
                    Stream.of(
                            told(
                                    "etias.leaflet",
                                    Severity.INFORMATION,
                                    Disclosure.TRAVELLER,
                                    etias("83(2)")));
            case GRACE -> grace(etias, facts);
            case FULL -> Stream.of(etias.valid() ? elsewhere(etias, facts) : missing(facts));
        };
    }

    private static Finding missing(Facts facts) {
        return lacking(
                told(
                        "etias.not-valid",
                        Severity.SECOND_LINE,
                        Disclosure.TRAVELLER,
                        Sbc.visaOrAuthorisation(facts)),
                facts);
    }

    /**
     * Who may need a visa instead, or shows one, needs no authorisation (Regulation (EU) 2018/1240
     * Art. 2): the second line settles that first.
     */
    private static Finding lacking(Finding finding, Facts facts) {
        Duties duties = facts.traveller().duties();
        boolean perhapsNotNeeded =
                duties.etias() == Duty.UNDECIDED
                        || duties.visa() == Duty.UNDECIDED
                        || facts.documents().stream()
                                .anyMatch(one -> one.kind() == DocumentKind.VISA_STICKER);
        return perhapsNotNeeded
                ? Refusal.doubt(finding, facts, RefusalLetter.C)
                : Refusal.candidate(finding, facts, RefusalLetter.C);
    }

    /** Valid in other States only, which may have a humanitarian ground: the second line looks. */
    private static Finding elsewhere(EtiasFact etias, Facts facts) {
        return Refusal.doubt(
                told(
                                "etias.territorial-limit",
                                Severity.SECOND_LINE,
                                Disclosure.TRAVELLER,
                                etias("44"))
                        .with("states", String.join(", ", etias.onlyIn())),
                facts,
                RefusalLetter.C);
    }

    /**
     * Admitted once, when it is the first crossing since the transitional period ended (Art.
     * 83(3)): of earlier ones EES knows. What is not known of EES is told by its own rule.
     */
    private static Stream<Finding> grace(EtiasFact etias, Facts facts) {
        Finding once =
                told("etias.grace", Severity.ATTENTION, Disclosure.TRAVELLER, etias("83(3)"));
        return Stream.concat(
                Stream.of(once),
                entryInGrace(etias, facts.stays()).map(entered -> used(entered, facts)).stream());
    }

    private static Finding used(LocalDate entered, Facts facts) {
        return lacking(
                Finding.of(
                                "etias.grace-used",
                                Severity.SECOND_LINE,
                                Disclosure.TRAVELLER,
                                Sbc.visaOrAuthorisation(facts),
                                Finding.together("EES", SOURCE))
                        .with("date", entered.toString()),
                facts);
    }

    private static Optional<LocalDate> entryInGrace(EtiasFact etias, @Nullable EesFact stays) {
        LocalDate since = etias.graceSince();
        return since == null || stays == null
                ? Optional.empty()
                : stays.periods().stream()
                        .map(Stay::entry)
                        .filter(entry -> !entry.isBefore(since))
                        .min(Comparator.naturalOrder());
    }

    /** Flag 36(2) makes a second-line check; flag 36(3) lets the guard ask for one. */
    static Stream<Finding> flagsAreTold(Facts facts) {
        EtiasFact etias = onEntry(facts);
        if (etias == null) {
            return Stream.empty();
        }
        Stream.Builder<Finding> findings = Stream.builder();
        if (etias.secondLineCheck()) {
            findings.add(
                    told(
                            "etias.flag-second-line",
                            Severity.SECOND_LINE,
                            Disclosure.GUARD,
                            etias("36(2)")));
        }
        if (etias.hitWithoutGround()) {
            findings.add(
                    told(
                            "etias.flag-hit-without-ground",
                            Severity.INFORMATION,
                            Disclosure.GUARD,
                            etias("36(3)")));
        }
        return findings.build();
    }

    /**
     * The traveller is told that it ends within 90 days, and is not refused for it. Of one that
     * does not let in here nothing is told but that.
     */
    static Stream<Finding> endOfValidityIsTold(Facts facts) {
        EtiasFact etias = onEntry(facts);
        if (etias == null || etias.lastDay() == null || !etias.validIn(HERE)) {
            return Stream.empty();
        }
        long days = Math.max(0, ChronoUnit.DAYS.between(facts.today(), etias.lastDay()));
        return Stream.of(
                told(
                                "etias.expires-soon",
                                Severity.INFORMATION,
                                Disclosure.TRAVELLER,
                                etias("47(3)"))
                        .with("days", Long.toString(days)));
    }

    /** By them the guard compares who travels with a minor: 2016/399 Annex VII 6. */
    static Stream<Finding> guardiansAreTold(Facts facts) {
        EtiasFact etias = onEntry(facts);
        return etias == null || etias.guardians().isEmpty()
                ? Stream.empty()
                : Stream.of(
                        told(
                                        "etias.guardian",
                                        Severity.INFORMATION,
                                        Disclosure.GUARD,
                                        etias("47(2)(d)"))
                                .with("guardians", String.join("; ", etias.guardians())));
    }

    static Stream<Finding> familyIsTold(Facts facts) {
        EtiasFact etias = onEntry(facts);
        if (etias == null || !etias.familyMember()) {
            return Stream.empty();
        }
        EtiasFact.Tie tie = etias.familyOf();
        return Stream.of(
                tie == null
                        ? told(
                                "etias.family-member",
                                Severity.INFORMATION,
                                Disclosure.GUARD,
                                etias("47(2)(a)"))
                        : told(
                                        "etias.family-member-of",
                                        Severity.INFORMATION,
                                        Disclosure.GUARD,
                                        etias("47(2)(d)"))
                                .with("citizen", tie.citizen())
                                .with("relation", tie.relation()));
    }

    /** Nobody needs an authorisation to leave, nor when the law asks for none. */
    private static @Nullable EtiasFact onEntry(Facts facts) {
        return facts.crossing() == Crossing.ENTRY
                        && facts.traveller().duties().etias() != Duty.NOT_REQUIRED
                ? facts.etias()
                : null;
    }

    private static Finding told(
            String key, Severity severity, Disclosure disclosure, LegalBasis basis) {
        return Finding.of(key, severity, disclosure, basis, SOURCE);
    }

    private static LegalBasis etias(String article) {
        return new LegalBasis("2018/1240", article);
    }
}
