package nl.grenspoort.entry;

import nl.grenspoort.entry.Facts.SourceFact;
import nl.grenspoort.finding.Finding;
import nl.grenspoort.finding.RefusalLetter;
import nl.grenspoort.finding.Severity;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Findings and the advice that follows from them. The gravest finding leads; an unknown outweighs
 * every silence (law 1).
 *
 * @param letters that findings may support; empty unless the advice is to consider refusal or
 *     second line
 */
public record Assessment(Advice advice, Set<RefusalLetter> letters, List<Finding> findings) {
    static final List<Rule> RULES =
            List.of(
                    DocumentRules::travelDocumentPresented,
                    DocumentRules::notExpired,
                    DocumentRules::chipAuthentic,
                    DocumentRules::chipProved,
                    DocumentRules::chipRead,
                    DocumentTermRules::validLongEnough,
                    DocumentTermRules::issuedRecently,
                    TravellerRules::regimeIsKnown,
                    TravellerRules::diplomaticPassportIsTold,
                    TravellerRules::authorityIsConsulted,
                    TravellerRules::visaPresented,
                    TravellerRules::groundsAreTold,
                    MinorRules::guardianshipIsKnown,
                    PleasureCraftRules::listIsToldToCrossingPoint,
                    VisaRules::visaLetsIn,
                    VisaRules::stickerAgrees,
                    VisaRules::visaCoversStayOnExit,
                    PermitRules::permitStands,
                    PermitRules::alertBindsWithoutPermit,
                    FamilyRules::tieIsAskedFor,
                    FamilyRules::shownTieIsTold,
                    FamilyRules::tieNotShown,
                    AlertRules::everyAlertIsTold,
                    AlertRules::warningsAreTold,
                    AlertRules::listedDocumentIsNotValid,
                    RegisterRules::everyRecordIsTold,
                    RegisterRules::recordedDocumentIsNotValid,
                    SltdRules::everyRecordIsTold,
                    SltdRules::listedDocumentIsNotValid,
                    EtiasRules::authorisationIsValidHere,
                    EtiasRules::flagsAreTold,
                    EtiasRules::endOfValidityIsTold,
                    EtiasRules::guardiansAreTold,
                    EtiasRules::familyIsTold,
                    StayRules::daysLeftOnEntry,
                    StayRules::overstayOnExit,
                    StayRules::entryMissingOnExit,
                    StayRules::exitMissingOnEntry,
                    StayRules::presumptionIsForTheGuard,
                    EvidenceRules::evidenceIsNamed,
                    StayRules::refusedBefore,
                    StayRules::oneFileOnly,
                    LinkRules::everyLinkIsTold,
                    ConditionRules::purposeAndMeansAreShown,
                    ConditionRules::threatIsTold,
                    ConditionRules::biometricsAreGiven,
                    AsylumRules::requestIsHandedOver,
                    SourceRules::mandatorySourceAnswered,
                    SourceRules::optionalSourceIsTold,
                    SourceRules::notConnectedIsTold,
                    SourceRules::notLiveIsTold,
                    SourceRules::copyIsShownWithItsAge);

    private static final Set<String> ARRESTS =
            Set.of(AlertCategory.ARREST.key(), "register.arrest", "register.arrest-with-warning");

    private static final Comparator<Finding> READING_ORDER =
            Comparator.comparing(Assessment::urgency)
                    .thenComparing(Finding::severity, Comparator.reverseOrder())
                    .thenComparing(finding -> AlertCategory.order(finding.key()))
                    .thenComparing(Finding::key)
                    .thenComparing(Finding::source)
                    .thenComparing(Assessment::reference);

    public Assessment {
        letters = Set.copyOf(letters);
        findings = List.copyOf(findings);
    }

    /** Applies every rule. */
    public static Assessment of(Facts facts) {
        return of(facts, RULES);
    }

    /** Applies these rules, in whatever order: the order of findings is their own. */
    static Assessment of(Facts facts, List<Rule> rules) {
        List<Finding> findings =
                rules.stream().flatMap(rule -> rule.apply(facts)).sorted(READING_ORDER).toList();
        Set<RefusalLetter> letters = EnumSet.noneOf(RefusalLetter.class);
        findings.forEach(finding -> letters.addAll(finding.letters()));
        return new Assessment(advice(findings, facts), letters, findings);
    }

    /**
     * What bears on the officer's safety is read first, and then who is to be arrested: arrest has
     * priority (2018/1861 Art. 23), also over a refusal (2016/399 Annex V, A(3)).
     */
    private static int urgency(Finding finding) {
        if (finding.parameters().containsKey("warnings")) {
            return 0;
        }
        return ARRESTS.contains(finding.key()) ? 1 : 2;
    }

    private static String reference(Finding finding) {
        return finding.parameters().getOrDefault("reference", "");
    }

    /** For whom the case is besides: nothing here decides it, an officer hands it over. */
    public Optional<Handover> handover() {
        return findings.stream()
                .filter(finding -> finding.key().equals(AsylumRules.REQUESTED))
                .map(_ -> Handover.ASYLUM)
                .findFirst();
    }

    /** Whether a guard must act before the traveller passes, whatever the advice. */
    public boolean guardMustAct() {
        return findings.stream().anyMatch(finding -> finding.severity() == Severity.ATTENTION);
    }

    private static Advice advice(List<Finding> findings, Facts facts) {
        return Stream.concat(findings.stream().map(Finding::severity), pending(facts))
                .max(Comparator.naturalOrder())
                .map(Assessment::advice)
                .orElse(Advice.ADMIT_CANDIDATE);
    }

    /** What may still be answered is unknown until then, though nothing is told of it (law 1). */
    private static Stream<Severity> pending(Facts facts) {
        return facts.sources().stream()
                .filter(source -> source.state() == SourceFact.State.PENDING)
                .map(_ -> Severity.UNKNOWN);
    }

    private static Advice advice(Severity gravest) {
        return switch (gravest) {
            case INFORMATION, ATTENTION -> Advice.ADMIT_CANDIDATE;
            case UNKNOWN -> Advice.INCONCLUSIVE;
            case SECOND_LINE -> Advice.SECOND_LINE;
            case REFUSAL_CANDIDATE -> Advice.REFUSAL_CANDIDATE;
        };
    }
}
