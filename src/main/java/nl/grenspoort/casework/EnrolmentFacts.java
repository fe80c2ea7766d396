package nl.grenspoort.casework;

import nl.grenspoort.document.DocumentInspection;
import nl.grenspoort.entry.EnrolmentFact;
import nl.grenspoort.entry.EnrolmentFact.Field;
import nl.grenspoort.entry.EnrolmentFact.File;
import nl.grenspoort.identity.PartialDate;
import nl.grenspoort.systems.SystemAnswer;
import nl.grenspoort.systems.ees.EesData;
import nl.grenspoort.systems.ees.EesFile;
import nl.grenspoort.systems.vis.Biometric;
import nl.grenspoort.systems.vis.VisData;
import nl.grenspoort.systems.vis.VisaFile;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** From an answer of EES or VIS to what is known of the traveller's biometric data. */
final class EnrolmentFacts {
    private static final String EES = "EES";

    private final @Nullable PartialDate birth;

    private EnrolmentFacts(List<DocumentInspection> inspections) {
        this.birth =
                inspections.stream()
                        .flatMap(inspection -> inspection.person().stream())
                        .map(person -> person.birth())
                        .findFirst()
                        .orElse(null);
    }

    /** {@link EnrolmentFact#UNKNOWN} of every other system. */
    static EnrolmentFact of(AnswerReading read) {
        SystemAnswer answer = read.answer();
        if (answer.system().value().equals(EES)) {
            return new EnrolmentFacts(read.inspections()).ees(answer);
        }
        return answer instanceof SystemAnswer.Data(_, _, VisData data)
                ? vis(data.files())
                : EnrolmentFact.UNKNOWN;
    }

    private static EnrolmentFact vis(List<VisaFile> visas) {
        return EnrolmentFact.UNKNOWN.vis(
                visas.stream().map(VisaFile::facialImage).anyMatch(EnrolmentFacts::takenLive),
                visas.stream().map(VisaFile::fingerprints).anyMatch(EnrolmentFacts::present));
    }

    private EnrolmentFact ees(SystemAnswer answer) {
        return switch (answer) {
            case SystemAnswer.NoData _ -> EnrolmentFact.of(File.NONE);
            case SystemAnswer.Data(_, _, EesData(List<EesFile> files)) ->
                    files.size() == 1 ? file(files.getFirst()) : EnrolmentFact.of(File.SEVERAL);
            default -> EnrolmentFact.UNKNOWN;
        };
    }

    private EnrolmentFact file(EesFile file) {
        return EnrolmentFact.of(
                field(file.face()),
                field(file.fingers()),
                lastRecord(file).map(this::ageAt).orElse(null));
    }

    private static Field field(EesFile.Enrolment state) {
        return switch (state) {
            case PRESENT -> Field.PRESENT;
            case MISSING -> Field.MISSING;
            case TEMPORARILY_IMPOSSIBLE -> Field.TEMPORARILY_IMPOSSIBLE;
            case NOT_APPLICABLE -> Field.NOT_APPLICABLE;
            case NOT_TOLD -> Field.NOT_TOLD;
        };
    }

    private static Optional<Instant> lastRecord(EesFile file) {
        return Stream.of(
                        file.entries().stream().map(EesFile.Entry::entryAt),
                        file.entries().stream().flatMap(entry -> Stream.ofNullable(entry.exitAt())),
                        file.refusals().stream().map(EesFile.Refusal::at))
                .flatMap(times -> times)
                .max(Instant::compareTo);
    }

    private @Nullable Integer ageAt(Instant time) {
        if (birth == null) {
            return null;
        }
        var age = birth.ageAt(CrossingDay.of(time));
        return age.isPresent() ? age.getAsInt() : null;
    }

    private static boolean takenLive(@Nullable Biometric image) {
        return image != null && Boolean.TRUE.equals(image.takenLive());
    }

    private static boolean present(@Nullable Biometric prints) {
        return prints != null && prints.present();
    }
}
