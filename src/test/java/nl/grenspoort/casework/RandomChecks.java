package nl.grenspoort.casework;

import nl.grenspoort.access.Lane;
import nl.grenspoort.access.Officer;
import nl.grenspoort.access.Role;
import nl.grenspoort.access.SystemId;
import nl.grenspoort.access.Terminal;
import nl.grenspoort.biometrics.Capture;
import nl.grenspoort.casework.BorderCheckView.AnswerView;
import nl.grenspoort.casework.NewBorderCheck.Conveyance;
import nl.grenspoort.casework.NewBorderCheck.Party;
import nl.grenspoort.document.ChipVerdict;
import nl.grenspoort.document.DocumentInspection;
import nl.grenspoort.document.Mrz;
import nl.grenspoort.document.MrzFormat;
import nl.grenspoort.document.PresentedDocument;
import nl.grenspoort.entry.Advice;
import nl.grenspoort.entry.Assessment;
import nl.grenspoort.entry.Capacity;
import nl.grenspoort.entry.EnrolmentFact;
import nl.grenspoort.entry.Facts;
import nl.grenspoort.entry.Observation;
import nl.grenspoort.entry.PleasureCraftFact;
import nl.grenspoort.entry.Traveller;
import nl.grenspoort.entry.TravellerClass;
import nl.grenspoort.entry.lane.Obstacle;
import nl.grenspoort.finding.Disclosure;
import nl.grenspoort.finding.Finding;
import nl.grenspoort.finding.LegalBasis;
import nl.grenspoort.finding.RefusalLetter;
import nl.grenspoort.finding.Severity;
import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.identity.DocumentKind;
import nl.grenspoort.identity.DocumentNumber;
import nl.grenspoort.identity.PartialDate;
import nl.grenspoort.identity.PersonName;
import nl.grenspoort.identity.Sex;
import nl.grenspoort.systems.Question.Direction;
import nl.grenspoort.systems.SystemAnswer;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Border checks of every shape a record allows. */
final class RandomChecks {
    private final Random random;

    RandomChecks(Random random) {
        this.random = random;
    }

    BorderCheck check() {
        Terminal terminal = Cases.terminal(any(Lane.class), 1 + random.nextInt(99));
        Officer officer = new Officer("M1", any(Role.class), any(Disclosure.class), Set.of(), true);
        Instant sandbox = maybe(() -> Instant.ofEpochSecond(random.nextInt(2_000_000_000)));
        Caller caller = new Caller(terminal, maybe(() -> officer), "00", sandbox);
        Instant now = Instant.ofEpochSecond(random.nextInt(2_000_000_000), random.nextInt(1000));
        BorderCheck check =
                BorderCheck.opened(new UUID(random.nextLong(), 1), now, caller, request());
        if (random.nextInt(4) == 0) {
            check =
                    check.answeredLate(
                            new Late(Cases.SIS, "NO_DATA", now.plusSeconds(9), maybe(this::part)));
        }
        if (random.nextInt(3) == 0) {
            check =
                    check.observed(
                            new ObservedFact(
                                    "M2001", Cases.NOW, observation(CrossingDay.of(check))));
        }
        for (int i = random.nextInt(5); i > 0; i--) {
            try {
                check = event(check);
            } catch (BorderCheckException refused) {
                return check;
            }
        }
        return check;
    }

    private BorderCheck event(BorderCheck check) {
        return switch (random.nextInt(5)) {
            case 0 -> check.captured(receipt());
            case 1 -> check.complete();
            case 2 -> check.passed(any(BorderChecks.Passage.class));
            case 3 -> random.nextBoolean() ? check.abandoned() : check;
            default -> revised(check.concluded(conclusion()));
        };
    }

    private BorderCheck revised(BorderCheck check) {
        Facts now = check.factsNow();
        if (now == null || check.conclusion() == null || random.nextInt(3) == 0) {
            return check;
        }
        return check.revised(
                check.conclusion().anew(now, assessment(), check.toldSince(now)),
                new Revision(
                        check.openedAt().plusSeconds(20),
                        several(
                                () ->
                                        new Revision.Cause(
                                                any(Revision.Cause.Kind.class), "STAY_SHOWN")),
                        any(Advice.class),
                        random.nextBoolean()));
    }

    private Observation observation(LocalDate crossing) {
        List<Observation> kinds =
                List.of(
                        new Observation.Guardianship(any(Observation.Guardianship.Outcome.class)),
                        new Observation.AsylumRequest(),
                        new Observation.FamilyTie(random.nextBoolean()),
                        new Observation.StayShown(
                                crossing.minusDays(9),
                                maybe(() -> crossing.minusDays(2)),
                                new CountryCode("D"),
                                any(Observation.StayShown.Evidence.class)),
                        new Observation.IntendedDeparture(crossing.plusDays(3)),
                        new Observation.DocumentIssued(crossing.minusYears(3)),
                        new Observation.StayConditions(random.nextBoolean(), random.nextBoolean()),
                        new Observation.ThreatAssessed(
                                any(Observation.ThreatAssessed.Ground.class)),
                        new Observation.BiometricsRefused(
                                any(Observation.BiometricsRefused.Needed.class)),
                        new Observation.NotTheSubject("FR0000000000000001"),
                        new Observation.AuthorityConsulted(random.nextBoolean()));
        return kinds.get(random.nextInt(kinds.size()));
    }

    private Facts facts() {
        int least = random.nextInt(100);
        return Cases.facts(any(TravellerClass.class))
                .change()
                .traveller(
                        Traveller.of(any(TravellerClass.class))
                                .aged(least, least + random.nextInt(2)))
                .enrolment(
                        new EnrolmentFact(
                                any(EnrolmentFact.File.class),
                                any(EnrolmentFact.Field.class),
                                any(EnrolmentFact.Field.class),
                                maybe(() -> random.nextInt(100)),
                                random.nextBoolean(),
                                random.nextBoolean()))
                .craft(
                        maybe(
                                () ->
                                        new PleasureCraftFact(
                                                random.nextBoolean(), maybe(() -> "IJmuiden"))))
                .facts();
    }

    private NewBorderCheck request() {
        return new NewBorderCheck(
                several(this::document),
                any(Direction.class),
                any(Capacity.class),
                maybe(
                        () ->
                                new Conveyance(
                                        any(Conveyance.Kind.class),
                                        maybe(() -> "KL0641"),
                                        maybe(() -> "KLM"))),
                maybe(
                        () ->
                                new Party(
                                        "p1",
                                        any(Party.Role.class),
                                        several(() -> new UUID(random.nextLong(), 2)))));
    }

    private PresentedDocument document() {
        byte[] file = new byte[random.nextInt(300)];
        random.nextBytes(file);
        return new PresentedDocument(
                any(DocumentKind.class),
                several(() -> "P<UTO" + random.nextInt()),
                Map.of("EF.SOD", file, "DG" + (1 + random.nextInt(16)), new byte[0]),
                random.nextBoolean() ? Map.of() : Map.of("PACE", "SUCCEEDED"));
    }

    private CaptureReceipt receipt() {
        return new CaptureReceipt(
                any(Capture.Kind.class),
                random.nextBoolean(),
                random.nextBoolean(),
                several(() -> "quality=" + random.nextInt(100)));
    }

    private Conclusion conclusion() {
        return new Conclusion(
                facts(),
                several(this::inspection),
                several(this::answer),
                assessment(),
                some(Capture.Kind.class),
                random.nextBoolean(),
                random.nextBoolean(),
                some(Obstacle.class));
    }

    private Assessment assessment() {
        return new Assessment(any(Advice.class), some(RefusalLetter.class), several(this::finding));
    }

    private AnswerPart part() {
        List<SystemId> systems =
                List.of(Cases.SIS, Cases.EES, Cases.REGISTER, Cases.ETIAS, Cases.SLTD, Cases.VIS);
        List<SystemAnswer> answers = Answers.of(systems.get(random.nextInt(systems.size())));
        return AnswerFacts.of(Answers.read(answers.get(random.nextInt(answers.size()))));
    }

    private AnswerView answer() {
        return new AnswerView(
                "SIS",
                "DATA",
                maybe(() -> "CONNECTION"),
                maybe(() -> "NATIONAL_COPY"),
                maybe(random::nextLong));
    }

    private Finding finding() {
        return new Finding(
                "sis.alert.arrest",
                any(Severity.class),
                any(Disclosure.class),
                new LegalBasis("2018/1862", "26"),
                some(RefusalLetter.class),
                "SIS",
                Map.of("reference", "Ünïcode 文字 " + random.nextInt()));
    }

    private DocumentInspection inspection() {
        return new DocumentInspection(
                any(DocumentKind.class),
                maybe(this::mrz),
                maybe(this::mrz),
                new ChipVerdict(any(ChipVerdict.Result.class), several(this::step), "list-1"));
    }

    private ChipVerdict.Check step() {
        return new ChipVerdict.Check("CHAIN", any(ChipVerdict.Check.Outcome.class), "WEAK_HASH");
    }

    private Mrz mrz() {
        int month = random.nextInt(13);
        return new Mrz(
                any(MrzFormat.class),
                "P",
                new CountryCode("UTO"),
                maybe(() -> new PersonName("O'NEIL", random.nextBoolean() ? "" : "ANNA")),
                random.nextBoolean(),
                maybe(() -> new DocumentNumber("X" + random.nextInt(1_000_000))),
                new CountryCode("D"),
                maybe(() -> new PartialDate(1974, month, month == 0 ? 0 : random.nextInt(29))),
                any(Sex.class),
                maybe(() -> LocalDate.ofEpochDay(random.nextInt(50_000))),
                maybe(random::nextBoolean),
                several(
                        () ->
                                new Mrz.CheckDigitFailure(
                                        any(Mrz.CheckDigitFailure.Field.class), 2, 10, '7', '<')));
    }

    private <E extends Enum<E>> Set<E> some(Class<E> type) {
        Set<E> some = EnumSet.allOf(type);
        some.removeIf(_ -> random.nextBoolean());
        return some;
    }

    private <T> List<T> several(Supplier<T> one) {
        return Stream.generate(one).limit(random.nextInt(3)).toList();
    }

    private <T> @Nullable T maybe(Supplier<T> one) {
        return random.nextBoolean() ? one.get() : null;
    }

    private <E extends Enum<E>> E any(Class<E> type) {
        E[] all = type.getEnumConstants();
        return all[random.nextInt(all.length)];
    }
}
