package nl.grenspoort.simulator.ees;

import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.identity.DocumentKind;
import nl.grenspoort.identity.DocumentNumber;
import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.identity.PartialDate;
import nl.grenspoort.identity.Person;
import nl.grenspoort.identity.PersonName;
import nl.grenspoort.identity.Sex;
import nl.grenspoort.systems.ees.EesFile;
import nl.grenspoort.systems.ees.EesFile.Enrolment;
import nl.grenspoort.systems.ees.EesFile.Entry;
import nl.grenspoort.systems.ees.EesFile.Refusal;
import nl.grenspoort.systems.ees.EesQuestions;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Files of fictional persons, as odd as the contract allows. */
final class RandomFiles {
    private static final String LETTERS = "ABCXYZÄéÆłß'- \"\\/\u0000中";
    private static final List<DocumentKind> KINDS =
            List.of(
                    DocumentKind.PASSPORT,
                    DocumentKind.IDENTITY_CARD,
                    DocumentKind.SEAMANS_BOOK,
                    DocumentKind.OTHER_TRAVEL_DOCUMENT);

    private static final Enrolment[] OF_CONTRACT = {
        Enrolment.PRESENT,
        Enrolment.MISSING,
        Enrolment.TEMPORARILY_IMPOSSIBLE,
        Enrolment.NOT_APPLICABLE
    };

    private final Random random;
    private int made;

    RandomFiles(long seed) {
        random = new Random(seed);
    }

    StoredFile next() {
        made++;
        return new StoredFile(
                person(),
                List.of(document("X" + made), document("XX" + made)),
                new EesFile(
                        "EES-" + made,
                        random.nextBoolean(),
                        oneOf(OF_CONTRACT),
                        oneOf(OF_CONTRACT),
                        entries(),
                        refusals()));
    }

    private Person person() {
        int month = random.nextInt(13);
        int day = month == 0 ? 0 : random.nextInt(29);
        return new Person(
                new PersonName("A" + name(), name()),
                new PartialDate(1920 + random.nextInt(100), month, day),
                oneOf(Sex.values()),
                random.nextBoolean() ? List.of() : List.of(new CountryCode("JPN")));
    }

    private DocumentReference document(String number) {
        return new DocumentReference(
                KINDS.get(random.nextInt(KINDS.size())),
                new CountryCode("UTO"),
                new DocumentNumber(number),
                random.nextBoolean() ? null : before().atOffset(ZoneOffset.UTC).toLocalDate());
    }

    private List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            Instant in = before();
            boolean open = random.nextBoolean();
            Instant out = in.plusNanos(random.nextLong(Duration.ofDays(1).toNanos()));
            entries.add(
                    new Entry(
                            in,
                            "NL-AMS",
                            open ? null : out,
                            open ? null : "DE-FRA",
                            random.nextBoolean() ? null : in.atOffset(ZoneOffset.UTC).toLocalDate(),
                            random.nextInt(4) > 0 ? null : extension(in)));
        }
        return entries.stream().sorted(Comparator.comparing(Entry::entryAt)).toList();
    }

    private EesFile.Extension extension(Instant in) {
        EesFile.Extension.Ground[] grounds = EesFile.Extension.Ground.values();
        return new EesFile.Extension(
                in.atOffset(ZoneOffset.UTC).toLocalDate().plusDays(random.nextInt(200)),
                grounds[random.nextInt(grounds.length)]);
    }

    private List<Refusal> refusals() {
        List<Refusal> refusals = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            refusals.add(new Refusal(before(), "NL-RTM", List.of("A", "J")));
        }
        return refusals.stream().sorted(Comparator.comparing(Refusal::at)).toList();
    }

    private Instant before() {
        return EesQuestions.CROSSING
                .minus(Duration.ofDays(2 + random.nextInt(1500)))
                .plusNanos(random.nextLong(1_000_000_000L));
    }

    private String name() {
        StringBuilder name = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            name.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return name.toString();
    }

    private <T> T oneOf(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
