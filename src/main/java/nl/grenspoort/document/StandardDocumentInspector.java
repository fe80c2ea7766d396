package nl.grenspoort.document;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Inspects by ICAO 9303. Keeps nothing of a document. */
final class StandardDocumentInspector implements DocumentInspector {
    private final PassiveAuthentication passiveAuthentication;

    StandardDocumentInspector(CscaTrustStore trusted) {
        this.passiveAuthentication = new PassiveAuthentication(requireNonNull(trusted, "trusted"));
    }

    @Override
    public DocumentInspection inspect(PresentedDocument document, Instant at) {
        LocalDate today = LocalDate.ofInstant(at, ZoneOffset.UTC);
        Map<String, byte[]> files = document.chipFiles();
        Mrz chipMrz = chipMrz(files, today);
        return new DocumentInspection(
                document.kind(),
                read(document.mrz(), today),
                chipMrz,
                files.isEmpty()
                        ? ChipVerdict.NOT_PERFORMED
                        : passiveAuthentication.verdict(files, chipMrz, at));
    }

    private static @Nullable Mrz chipMrz(Map<String, byte[]> files, LocalDate today) {
        byte[] file = files.get("DG1");
        try {
            return file == null ? null : read(Dg1.lines(file), today);
        } catch (MalformedException e) {
            // told by the check DG1_MRZ
            return null;
        }
    }

    private static @Nullable Mrz read(List<String> lines, LocalDate today) {
        return switch (MrzReader.read(lines, today)) {
            case MrzReading.Read(Mrz mrz) -> mrz;
            case MrzReading.Unreadable _ -> null;
        };
    }
}
