package nl.grenspoort.entry;

import nl.grenspoort.entry.Facts.AlertFact;
import nl.grenspoort.entry.Facts.PresentedDocumentFact;
import nl.grenspoort.entry.Facts.PresentedDocumentFact.Chip;
import nl.grenspoort.entry.Facts.SourceFact;
import nl.grenspoort.entry.Facts.SourceFact.State;
import nl.grenspoort.entry.Observation.AsylumRequest;
import nl.grenspoort.entry.Observation.AuthorityConsulted;
import nl.grenspoort.entry.Observation.FamilyTie;
import nl.grenspoort.finding.Disclosure;
import nl.grenspoort.finding.Finding;
import nl.grenspoort.finding.RefusalLetter;
import nl.grenspoort.finding.Severity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What must be true of every check: written from the articles and from the laws of the house, and
 * not from the rules.
 */
enum LawsOfTheCheck {
    ANY_ORDER("rules give the same in any order", LawsOfTheCheck::anyOrder),
    GRAVEST_LEADS("the gravest finding decides the advice", LawsOfTheCheck::gravestLeads),
    SILENCE_ADMITS_NOBODY(
            "law 1: no mandatory answer can be taken away and leave an advice to admit",
            LawsOfTheCheck::silenceAdmitsNobody),
    SILENCE_OPENS_NOTHING(
            "law 1: on the silence of an optional system no lane opens by itself",
            LawsOfTheCheck::silenceOpensNothing),
    SILENCE_TAKES_ITS_OWN(
            "law 1: an answer taken away takes only findings that rest on it",
            LawsOfTheCheck::silenceTakesItsOwn),
    UNKNOWN_IS_INCONCLUSIVE(
            "inconclusive says that something that must be known is not, and nothing graver",
            LawsOfTheCheck::unknownIsInconclusive),
    NO_FORM_FOR_FREE_MOVERS(
            "2004/38 Art. 5, 27 to 31: no letter of Annex V for who enjoys free movement",
            one -> !freeMover(one.facts) || one.withoutLetters()),
    NO_FORM_FOR_WHO_ASKS_PROTECTION(
            "2016/399 Art. 3(b), 14(1): no letter after a request for protection",
            one -> one.unobserved(AsylumRequest.class) || one.withoutLetters()),
    A_CHILD_NEVER_BEFORE_THE_GUARDIAN(
            "2016/399 Annex VII, 6: nobody who may be a minor is admitted before an officer told"
                    + " who has parental care, nor in doubt of it",
            one ->
                    !one.facts.traveller().maybeMinor()
                            || parentalCareShown(one.facts)
                            || one.assessment.advice() != Advice.ADMIT_CANDIDATE),
    DIPLOMATS_ONLY_AFTER_CONSULTATION(
            "2016/399 Annex VII, 4.3: nobody with a diplomatic passport is refused before the"
                    + " national authority was heard, nor against it",
            one ->
                    !one.facts.traveller().diplomatic()
                            || agreed(one.facts)
                            || one.assessment.advice() != Advice.REFUSAL_CANDIDATE),
    NOBODY_UNKNOWN_IS_REFUSED(
            "who may be a free mover for all that is known is not refused at once",
            one ->
                    one.facts.travellerClass() != TravellerClass.UNDETERMINED
                            || one.assessment.advice() != Advice.REFUSAL_CANDIDATE),
    NO_FORM_ON_EXIT(
            "2016/399 Art. 14: entry is refused, never exit",
            one -> one.facts.crossing() == Crossing.ENTRY || one.withoutLetters()),
    LETTERS_OF_FINDINGS(
            "the letters are those of findings, of second line or of refusal",
            LawsOfTheCheck::lettersOfFindings),
    REFUSAL_NAMES_ITS_GROUND(
            "2016/399 Art. 14(2): who may be refused is told why: a letter, and an article for it",
            LawsOfTheCheck::refusalNamesItsGround),
    REFUSAL_IS_TOLD(
            "2016/399 Art. 14(2): no ground for refusal is kept from the traveller",
            one ->
                    one.all(
                            finding ->
                                    finding.severity() != Severity.REFUSAL_CANDIDATE
                                            || finding.disclosure() == Disclosure.TRAVELLER)),
    SECRETS_CHANGE_NOTHING(
            "2018/1862 Art. 37(3), 37a: nothing that can be noticed follows from a secret alert",
            LawsOfTheCheck::secretsChangeNothing),
    AN_ALERT_NEVER_HELPS(
            "one more alert makes nothing less grave", LawsOfTheCheck::anAlertNeverHelps),
    NO_CONTRADICTION(
            "no two findings contradict each other", one -> Contradictions.in(one).isEmpty());

    /** Rules in other orders than they are written in. */
    private static final List<List<Rule>> ORDERS = orders();

    private static final AlertFact ARREST =
            new AlertFact(AlertCategory.ARREST, false, false, false, false, "FRA", "R-A");

    private final String says;
    private final Predicate<Case> holds;

    LawsOfTheCheck(String says, Predicate<Case> holds) {
        this.says = says;
        this.holds = holds;
    }

    String says() {
        return says;
    }

    boolean holds(Case one) {
        return holds.test(one);
    }

    /** Facts and what follows from them. */
    record Case(int number, Facts facts, Assessment assessment) {
        boolean has(String key) {
            return any(finding -> finding.key().equals(key));
        }

        boolean any(Predicate<Finding> such) {
            return assessment.findings().stream().anyMatch(such);
        }

        boolean all(Predicate<Finding> such) {
            return assessment.findings().stream().allMatch(such);
        }

        boolean unobserved(Class<? extends Observation> kind) {
            return facts.observations().stream().noneMatch(kind::isInstance);
        }

        boolean withoutLetters() {
            return assessment.letters().isEmpty() && all(finding -> finding.letters().isEmpty());
        }

        /** What the rules make of it once this source has no answer. */
        Assessment without(SourceFact taken) {
            return Assessment.of(RandomFacts.without(taken.system(), facts));
        }

        /** One of these, another in each case. */
        <T> T turn(List<T> some) {
            return some.get(number % some.size());
        }
    }

    private static boolean freeMover(Facts facts) {
        return facts.travellerClass().freeMovement()
                || last(facts, FamilyTie.class).filter(FamilyTie::shown).isPresent();
    }

    private static boolean parentalCareShown(Facts facts) {
        return facts.observed(Observation.Guardianship.class)
                .filter(found -> found.outcome() != Observation.Guardianship.Outcome.DOUBT)
                .isPresent();
    }

    private static boolean agreed(Facts facts) {
        return last(facts, AuthorityConsulted.class)
                .filter(consulted -> !consulted.objects())
                .isPresent();
    }

    /** Of two of one kind the later one counts. */
    private static <O extends Observation> Optional<O> last(Facts facts, Class<O> kind) {
        return facts.observations().reversed().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst();
    }

    private static boolean anyOrder(Case one) {
        return Assessment.of(one.facts, one.turn(ORDERS)).equals(one.assessment);
    }

    private static List<List<Rule>> orders() {
        Random random = new Random(5);
        List<List<Rule>> orders = new ArrayList<>();
        orders.add(Assessment.RULES.reversed());
        for (int i = 0; i < 30; i++) {
            List<Rule> order = new ArrayList<>(Assessment.RULES);
            Collections.shuffle(order, random);
            orders.add(order);
        }
        return orders;
    }

    private static boolean gravestLeads(Case one) {
        return switch (one.assessment.advice()) {
            case REFUSAL_CANDIDATE -> gravest(one) == Severity.REFUSAL_CANDIDATE;
            case SECOND_LINE -> gravest(one) == Severity.SECOND_LINE;
            case INCONCLUSIVE -> gravest(one) == Severity.UNKNOWN;
            case ADMIT_CANDIDATE -> gravest(one).compareTo(Severity.ATTENTION) <= 0;
        };
    }

    /** What may still be answered is unknown until then, and nothing is told of it. */
    private static Severity gravest(Case one) {
        return Stream.concat(
                        one.assessment.findings().stream().map(Finding::severity),
                        pending(one) ? Stream.of(Severity.UNKNOWN) : Stream.empty())
                .max(Comparator.naturalOrder())
                .orElse(Severity.INFORMATION);
    }

    private static boolean pending(Case one) {
        return one.facts.sources().stream().anyMatch(s -> s.state() == State.PENDING);
    }

    /** The law wants it asked: without it nobody may pass on this advice. */
    private static boolean silenceAdmitsNobody(Case one) {
        SourceFact taken = one.turn(one.facts.sources());
        return !taken.mandatory() || one.without(taken).advice() != Advice.ADMIT_CANDIDATE;
    }

    private static boolean silenceOpensNothing(Case one) {
        SourceFact taken = one.turn(one.facts.sources());
        Assessment left = one.without(taken);
        return left.advice() != Advice.ADMIT_CANDIDATE || left.guardMustAct();
    }

    private static boolean silenceTakesItsOwn(Case one) {
        SourceFact taken = one.turn(one.facts.sources());
        Set<String> left =
                one.without(taken).findings().stream()
                        .map(LawsOfTheCheck::what)
                        .collect(Collectors.toSet());
        return one.all(finding -> finding.restsOn(taken.system()) || left.contains(what(finding)));
    }

    private static String what(Finding finding) {
        return finding.key() + finding.source() + finding.parameters();
    }

    /**
     * Mandatory systems, the regime of the traveller, and whether the chip of a travel document is
     * genuine (8(2), 8(3)(a)(i)).
     */
    private static boolean unknownIsInconclusive(Case one) {
        boolean unknown =
                one.facts.travellerClass() == TravellerClass.UNDETERMINED
                        || pending(one)
                        || one.facts.sources().stream()
                                .anyMatch(s -> s.mandatory() && s.state() == State.UNKNOWN)
                        || one.facts.documents().stream()
                                .filter(PresentedDocumentFact::travelDocument)
                                .anyMatch(document -> document.chip() == Chip.UNPROVED)
                        || one.facts.traveller().maybeMinor()
                                && one.unobserved(Observation.Guardianship.class)
                        || exemptionOpen(one.facts);
        boolean graver = gravest(one).compareTo(Severity.UNKNOWN) > 0;
        return (one.assessment.advice() == Advice.INCONCLUSIVE) == (unknown && !graver);
    }

    /** On entry a visa that may be needed: 2018/1806 Art. 4(1), with conditions on the document. */
    private static boolean exemptionOpen(Facts facts) {
        return facts.crossing() == Crossing.ENTRY
                && facts.traveller().grounds().stream()
                        .map(TravellerGround::kind)
                        .anyMatch(
                                kind ->
                                        kind == TravellerGround.Kind.BIOMETRIC_UNPROVED
                                                || kind == TravellerGround.Kind.TYPE_UNCLEAR);
    }

    private static boolean lettersOfFindings(Case one) {
        Set<RefusalLetter> letters = EnumSet.noneOf(RefusalLetter.class);
        one.assessment.findings().forEach(finding -> letters.addAll(finding.letters()));
        return one.assessment.letters().equals(letters)
                && one.all(
                        finding ->
                                finding.letters().isEmpty()
                                        || finding.severity().compareTo(Severity.SECOND_LINE) >= 0);
    }

    private static boolean refusalNamesItsGround(Case one) {
        return one.all(
                        finding ->
                                finding.severity() != Severity.REFUSAL_CANDIDATE
                                        || !finding.letters().isEmpty())
                && one.all(
                        finding ->
                                finding.letters().stream()
                                        .allMatch(letter -> isGround(letter, finding)));
    }

    /**
     * The entry condition of Art. 6(1) that the letter says is not met, the check that finds it
     * out, or the act that makes it one.
     */
    private static boolean isGround(RefusalLetter letter, Finding finding) {
        String article = finding.basis().act() + " " + finding.basis().article();
        return switch (letter) {
            case A -> article.startsWith("2016/399 6(1)(a)");
            case B -> article.startsWith("2016/399 8(3)(a)(i)");
            case C ->
                    article.startsWith("2016/399 6(1)(b)")
                            || article.startsWith("2016/399 8(3)(b)")
                            || article.equals("2018/1240 44");
            case D -> article.startsWith("2016/399 8(3)(b)") || article.equals("2016/399 8(3)(bb)");
            case E, G -> article.startsWith("2016/399 6(1)(c)");
            case F -> article.equals("2016/399 6(1)");
            case H ->
                    article.startsWith("2018/1861 24(1)")
                            || article.equals("2018/1861 25")
                            || article.equals("2018/1860 8(1)")
                            || article.startsWith("2016/399 6(1)(d)")
                            || article.startsWith("2016/399 6(1)(e)");
            case I -> article.startsWith("2016/399 6(1)(e)");
            case J -> article.startsWith("2016/399 6(1)(f)");
        };
    }

    private static boolean secretsChangeNothing(Case one) {
        Predicate<AlertFact> secret =
                alert ->
                        alert.category() == AlertCategory.DISCREET
                                || alert.category() == AlertCategory.INFO_ALERT;
        if (one.facts.alerts().stream().noneMatch(secret)) {
            return true;
        }
        Facts untold =
                one.facts
                        .change()
                        .alerts(one.facts.alerts().stream().filter(secret.negate()).toList())
                        .facts();
        Assessment without = Assessment.of(untold);
        List<Finding> others =
                one.assessment.findings().stream()
                        .filter(finding -> !aboutSecret(finding, one.facts))
                        .toList();
        return without.advice() == one.assessment.advice()
                && without.guardMustAct() == one.assessment.guardMustAct()
                && without.letters().equals(one.assessment.letters())
                && without.findings().stream()
                        .filter(finding -> !aboutSecret(finding, one.facts))
                        .toList()
                        .equals(others)
                && one.all(
                        finding ->
                                others.contains(finding)
                                        || finding.disclosure() != Disclosure.TRAVELLER);
    }

    /** Told to the guard alone, of the alert itself or of a warning in it. */
    private static boolean aboutSecret(Finding finding, Facts facts) {
        if (finding.key().startsWith("sis.alert.discreet")
                || finding.key().startsWith("sis.alert.info-alert")) {
            return true;
        }
        return (finding.key().equals("sis.warnings") || finding.key().equals("sis.not-the-subject"))
                && facts.alerts().stream()
                        .anyMatch(
                                alert ->
                                        alert.category().secret()
                                                && alert.reference()
                                                        .equals(
                                                                finding.parameters()
                                                                        .get("reference")));
    }

    private static boolean anAlertNeverHelps(Case one) {
        List<AlertFact> more = new ArrayList<>(one.facts.alerts());
        more.add(ARREST);
        Assessment with = Assessment.of(one.facts.change().alerts(more).facts());
        return with.advice().compareTo(one.assessment.advice()) >= 0
                && with.letters().containsAll(one.assessment.letters())
                && with.findings().containsAll(one.assessment.findings());
    }
}
