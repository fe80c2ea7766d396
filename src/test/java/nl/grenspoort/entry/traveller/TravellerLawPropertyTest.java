package nl.grenspoort.entry.traveller;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.entry.Capacity;
import nl.grenspoort.entry.Duties;
import nl.grenspoort.entry.Duty;
import nl.grenspoort.entry.Facts.PresentedDocumentFact.Chip;
import nl.grenspoort.entry.Traveller;
import nl.grenspoort.entry.TravellerClass;
import nl.grenspoort.entry.TravellerGround;
import nl.grenspoort.identity.DocumentKind;
import nl.grenspoort.identity.PartialDate;
import nl.grenspoort.identity.PersonName;
import nl.grenspoort.kiosk.text.Texts;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

/** What holds for whatever somebody lays on the reader. */
class TravellerLawPropertyTest {
    private static final int ROUNDS = 5_000;
    private static final List<String> NATIONALITIES =
            List.of(
                    "NLD", "CHE", "LVA", "USA", "UKR", "GEO", "SRB", "TWN", "CHN", "KEN", "VUT",
                    "AND", "VAT", "XXA", "XXB", "XXX", "UTO", "UNO", "ZZZ");
    private static final List<String> ISSUERS =
            List.of("ESP", "IRL", "CYP", "UTO", "TUR", "NLD", "VAT", "CHN");
    private static final List<String> CODES =
            List.of("P", "PP", "PD", "PO", "PS", "PR", "PT", "PX", "PE");

    private static final List<Texts> TEXTS = List.of(Texts.load("findings"), Texts.load("reasons"));

    private final Random random = new Random(20261125);

    @Test
    void the_order_of_documents_never_matters() {
        for (int round = 0; round < ROUNDS; round++) {
            Presented presented = any();
            List<Paper> shuffled = new ArrayList<>(presented.papers());
            Collections.shuffle(shuffled, random);
            assertThat(Papers.LAW.of(with(presented, shuffled)))
                    .as(presented.toString())
                    .isEqualTo(Papers.LAW.of(presented));
        }
    }

    @Test
    void a_passport_of_a_member_state_of_the_same_person_never_makes_the_regime_heavier() {
        Paper passport = Papers.passport("ITA").numbered("X0000000I").paper();
        int lighter = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Presented presented = any();
            List<Paper> more = new ArrayList<>(presented.papers());
            more.add(passport);
            Traveller before = Papers.LAW.of(presented);
            Traveller after = Papers.LAW.of(with(presented, more));
            boolean undecided =
                    after.travellerClass() == TravellerClass.UNDETERMINED
                            && (before.travellerClass() == TravellerClass.UNDETERMINED
                                    || ofAnother(presented));
            assertThat(undecided || after.travellerClass() == TravellerClass.FREE_MOVEMENT)
                    .as(presented + " " + before.travellerClass() + " " + after.travellerClass())
                    .isTrue();
            lighter += after.travellerClass() != before.travellerClass() ? 1 : 0;
        }
        assertThat(lighter).isGreaterThan(ROUNDS / 10);
    }

    /** Law 1, for documents: nobody is better off because something couldn't be read. */
    @Test
    void making_a_document_unreadable_never_lightens_a_duty() {
        int changed = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Presented presented = any();
            if (presented.papers().isEmpty()) {
                continue;
            }
            int at = random.nextInt(presented.papers().size());
            Paper paper = presented.papers().get(at);
            List<Paper> worse = new ArrayList<>(presented.papers());
            worse.set(at, Paper.unread(paper.kind()));
            changed += assertNotLighter(presented, with(presented, worse));
        }
        assertThat(changed).isGreaterThan(ROUNDS / 10);
    }

    /** A chip that is found false is another matter: a document known to be forged is set aside. */
    @Test
    void a_chip_that_can_not_be_read_or_proved_never_lightens_a_duty() {
        int changed = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Presented presented = any();
            List<Paper> worse =
                    presented.papers().stream()
                            .map(
                                    paper ->
                                            paper.chip() == Chip.AUTHENTIC
                                                    ? new Paper(
                                                            paper.kind(),
                                                            paper.zone(),
                                                            random.nextBoolean()
                                                                    ? Chip.NOT_READ
                                                                    : Chip.UNPROVED,
                                                            paper.chipAgrees())
                                                    : paper)
                            .toList();
            changed += assertNotLighter(presented, with(presented, worse));
        }
        assertThat(changed).isPositive();
    }

    @Test
    void a_capacity_or_a_means_that_nobody_told_never_lightens_a_duty() {
        for (int round = 0; round < ROUNDS; round++) {
            Presented presented = any();
            assertNotLighter(
                    presented,
                    new Presented(
                            presented.papers(),
                            random.nextBoolean() ? Capacity.PASSENGER : presented.capacity(),
                            Presented.Means.UNKNOWN,
                            presented.familyTie(),
                            presented.day()));
        }
    }

    @Test
    void every_decision_says_why_and_gives_what_the_texts_name() {
        Set<TravellerGround.Kind> kinds = EnumSet.noneOf(TravellerGround.Kind.class);
        for (int round = 0; round < ROUNDS; round++) {
            Presented presented = any();
            List<TravellerGround> grounds = Papers.LAW.of(presented).grounds();
            assertThat(grounds).as(presented.toString()).isNotEmpty();
            for (TravellerGround ground : grounds) {
                kinds.add(ground.kind());
                for (Texts texts : TEXTS) {
                    assertThat(ground.parameters().keySet())
                            .as("%s of %s", ground.kind(), presented)
                            .containsAll(texts.placeholders("nl", ground.kind().key()));
                }
            }
        }
        assertThat(kinds).isEqualTo(EnumSet.allOf(TravellerGround.Kind.class));
    }

    private int assertNotLighter(Presented before, Presented after) {
        Traveller known = Papers.LAW.of(before);
        Traveller unknown = Papers.LAW.of(after);
        Duties was = known.duties();
        Duties is = unknown.duties();
        assertThat(notLighter(was.visa(), is.visa()))
                .as("visa %s%n%s%n%s%n%s", before, known, after, unknown)
                .isTrue();
        assertThat(notLighter(was.etias(), is.etias()) || is.visa() != Duty.NOT_REQUIRED)
                .as("etias %s%n%s%n%s%n%s", before, known, after, unknown)
                .isTrue();
        assertThat(notLighter(was.ees(), is.ees()))
                .as("ees %s%n%s%n%s%n%s", before, known, after, unknown)
                .isTrue();
        assertThat(
                        unknown.travellerClass().freeMovement()
                                && !known.travellerClass().freeMovement())
                .as("free movement %s%n%s", before, after)
                .isFalse();
        return known.equals(unknown) ? 0 : 1;
    }

    /** Undecided is not lighter than required: a guard decides before anybody passes. */
    private static boolean notLighter(Duty was, Duty is) {
        return was == Duty.NOT_REQUIRED || is != Duty.NOT_REQUIRED;
    }

    private static boolean ofAnother(Presented presented) {
        return presented.travelDocuments().stream()
                .anyMatch(
                        paper ->
                                !Objects.requireNonNull(paper.readZone().holder())
                                        .name()
                                        .surname()
                                        .equals("ERIKSSON"));
    }

    private Presented any() {
        List<Paper> papers = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            papers.add(paper());
        }
        if (random.nextInt(20) == 0) {
            papers.clear();
        }
        return new Presented(
                papers,
                Capacity.values()[random.nextInt(Capacity.values().length)],
                Presented.Means.values()[random.nextInt(Presented.Means.values().length)],
                random.nextInt(4) == 0,
                Papers.DAY);
    }

    private Paper paper() {
        DocumentKind kind =
                random.nextBoolean()
                        ? DocumentKind.PASSPORT
                        : DocumentKind.values()[random.nextInt(DocumentKind.values().length)];
        if (random.nextInt(12) == 0) {
            return Paper.unread(kind);
        }
        String nationality = one(NATIONALITIES);
        Papers paper =
                Papers.of(
                        kind,
                        code(kind),
                        random.nextInt(3) == 0 || !kind.travelDocument()
                                ? one(ISSUERS)
                                : nationality,
                        nationality);
        paper =
                paper.chip(Chip.values()[random.nextInt(Chip.values().length)])
                        .numbered(one(List.of("X00000001", "K12345678", "MA1234567", "")))
                        .until(
                                random.nextInt(8) == 0
                                        ? null
                                        : Papers.DAY.plusDays(random.nextInt(100) - 15));
        if (random.nextInt(4) == 0) {
            paper = paper.withPersonalNumber();
        }
        if (random.nextInt(10) == 0) {
            paper = paper.born(PartialDate.parse("1974-08-00"));
        }
        if (random.nextInt(15) == 0) {
            paper = paper.of(new PersonName("VASSILIOU", "ELENI"));
        }
        return random.nextInt(20) == 0 ? paper.disagreeing().paper() : paper.paper();
    }

    private String code(DocumentKind kind) {
        return switch (kind) {
            case PASSPORT, OLD_PASSPORT, OTHER_TRAVEL_DOCUMENT -> one(CODES);
            case VISA_STICKER -> one(List.of("V", "VC", "VD"));
            case IDENTITY_CARD -> one(List.of("I", "AC"));
            default -> "I";
        };
    }

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static Presented with(Presented presented, List<Paper> papers) {
        return new Presented(
                papers,
                presented.capacity(),
                presented.means(),
                presented.familyTie(),
                presented.day());
    }
}
