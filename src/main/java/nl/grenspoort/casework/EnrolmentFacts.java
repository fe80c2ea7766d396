package nl.grenspoort.casework;

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

/** From the answers of EES and VIS to what is known of the traveller's biometric data. */
final class EnrolmentFacts {
    private static final String EES = "EES";

    private final @Nullable PartialDate birth;

    private EnrolmentFacts(Examination examination) {
        this.birth =
                examination.travelDocumentFirst().stream()
                        .flatMap(inspection -> inspection.person().stream())
                        .map(person -> person.birth())
                        .findFirst()
                        .orElse(null);
    }

    static EnrolmentFact of(Examination examination) {
        EnrolmentFacts facts = new EnrolmentFacts(examination);
        EnrolmentFact known = EnrolmentFact.UNKNOWN;
        for (SystemAnswer answer : examination.answers()) {
            if (answer.system().value().equals(EES)) {
                known = facts.ees(answer);
            }
        }
        List<VisaFile> visas = visas(examination.answers());
        return known.vis(
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

    private static List<VisaFile> visas(List<SystemAnswer> answers) {
        for (SystemAnswer answer : answers) {
            if (answer instanceof SystemAnswer.Data(_, _, VisData data)) {
                return data.files();
            }
        }
        return List.of();
    }

    private static boolean takenLive(@Nullable Biometric image) {
        return image != null && Boolean.TRUE.equals(image.takenLive());
    }

    private static boolean present(@Nullable Biometric prints) {
        return prints != null && prints.present();
    }
}
