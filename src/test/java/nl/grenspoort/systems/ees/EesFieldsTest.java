package nl.grenspoort.systems.ees;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.quality.Threat;
import nl.grenspoort.systems.FieldFilter;
import nl.grenspoort.systems.SystemAdapter;
import nl.grenspoort.systems.SystemAnswer;
import nl.grenspoort.systems.ees.EesFile.Enrolment;
import nl.grenspoort.systems.ees.EesFile.Entry;
import nl.grenspoort.systems.ees.EesFile.Refusal;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class EesFieldsTest {
    private static final SystemAdapter ADAPTER = EesQuestions.adapter(() -> EesQuestions.CROSSING);

    private final Random random = new Random(42);

    @Test
    @Threat("T-SYS-10")
    void nothing_that_the_row_does_not_list_leaves_the_port() {
        FieldFilter.lets_through_only_what_the_row_lists(ADAPTER, this::data, this::other);
    }

    @Test
    void every_field_listed_is_the_whole_file() {
        FieldFilter.changes_nothing_when_every_field_is_listed(ADAPTER, this::data);
    }

    @Test
    void without_concluded_stays_and_refusals_the_open_stay_is_what_is_left() {
        Entry open = entry(false);
        EesFile whole =
                new EesFile(
                        "EES-1",
                        true,
                        Enrolment.PRESENT,
                        Enrolment.MISSING,
                        List.of(entry(true), open),
                        List.of(refusal()));
        assertThat(
                        FieldFilter.filter(
                                ADAPTER,
                                Set.of(EesFields.OPEN_STAY, EesFields.AUTHORISED_STAY_UNTIL),
                                new EesData(List.of(whole))))
                .isEqualTo(
                        new SystemAnswer.Data(
                                ADAPTER.system(),
                                SystemAnswer.Source.CENTRAL,
                                new EesData(
                                        List.of(
                                                new EesFile(
                                                        "",
                                                        false,
                                                        Enrolment.NOT_TOLD,
                                                        Enrolment.NOT_TOLD,
                                                        List.of(open),
                                                        List.of())))));
    }

    private EesData data() {
        return new EesData(
                IntStream.rangeClosed(0, random.nextInt(2)).mapToObj(_ -> file()).toList());
    }

    private EesFile file() {
        return new EesFile(
                text(),
                random.nextBoolean(),
                enrolment(),
                enrolment(),
                IntStream.range(0, random.nextInt(5))
                        .mapToObj(_ -> entry(random.nextBoolean()))
                        .toList(),
                IntStream.range(0, random.nextInt(3)).mapToObj(_ -> refusal()).toList());
    }

    private EesData other(String field, EesData data) {
        return new EesData(data.files().stream().map(file -> other(field, file)).toList());
    }

    private EesFile other(String field, EesFile file) {
        return new EesFile(
                field.equals(EesFields.REFERENCE) ? text() : file.reference(),
                field.equals(EesFields.FAMILY_MEMBER) != file.familyMember(),
                field.equals(EesFields.FACIAL_IMAGE) ? enrolment() : file.face(),
                field.equals(EesFields.FINGERPRINT_DATA) ? enrolment() : file.fingers(),
                switch (field) {
                    case EesFields.OPEN_STAY -> stays(file, true);
                    case EesFields.CONCLUDED_STAYS -> stays(file, false);
                    case EesFields.AUTHORISED_STAY_UNTIL ->
                            file.entries().stream().map(entry -> until(entry, date())).toList();
                    case EesFields.EXTENSION ->
                            file.entries().stream()
                                    .map(entry -> extended(entry, extension()))
                                    .toList();
                    default -> file.entries();
                },
                field.equals(EesFields.REFUSALS) ? List.of(refusal()) : file.refusals());
    }

    /** Another number of stays of the one sort, those of the other as they were. */
    private List<Entry> stays(EesFile file, boolean open) {
        return Stream.concat(
                        IntStream.range(0, random.nextInt(4)).mapToObj(_ -> entry(!open)),
                        file.entries().stream().filter(entry -> (entry.exitAt() == null) != open))
                .toList();
    }

    private static Entry until(Entry entry, @Nullable LocalDate until) {
        return new Entry(
                entry.entryAt(),
                entry.entryPoint(),
                entry.exitAt(),
                entry.exitPoint(),
                until,
                entry.extension());
    }

    private static Entry extended(Entry entry, EesFile.Extension extension) {
        return new Entry(
                entry.entryAt(),
                entry.entryPoint(),
                entry.exitAt(),
                entry.exitPoint(),
                entry.authorisedUntil(),
                extension);
    }

    private EesFile.Extension extension() {
        EesFile.Extension.Ground[] grounds = EesFile.Extension.Ground.values();
        return new EesFile.Extension(date(), grounds[random.nextInt(grounds.length)]);
    }

    private Entry entry(boolean concluded) {
        return new Entry(
                instant(),
                text(),
                concluded ? instant() : null,
                concluded ? text() : null,
                random.nextBoolean() ? date() : null,
                random.nextBoolean() ? extension() : null);
    }

    private Refusal refusal() {
        return new Refusal(instant(), text(), List.of(text()));
    }

    private Instant instant() {
        return Instant.EPOCH.plusSeconds(random.nextInt());
    }

    private LocalDate date() {
        return LocalDate.EPOCH.plusDays(random.nextInt(20_000));
    }

    private Enrolment enrolment() {
        return Enrolment.values()[random.nextInt(4)];
    }

    private String text() {
        return "T" + random.nextInt(1_000_000);
    }
}
