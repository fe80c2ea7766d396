package nl.grenspoort.systems.ees;

import nl.grenspoort.systems.ees.EesFile.Enrolment;
import nl.grenspoort.systems.ees.EesFile.Entry;
import nl.grenspoort.systems.ees.EesFile.Extension;
import nl.grenspoort.systems.ees.EesFile.Refusal;
import nl.grenspoort.systems.rest.JsonContract;
import nl.grenspoort.systems.rest.NotUnderstoodException;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;

/**
 * Reads the answer to a search. First the contract's schema, so that a missing member or an unknown
 * code stops it, then the values.
 */
final class SearchResult {
    private final JsonContract contract;

    SearchResult(JsonContract contract) {
        this.contract = contract;
    }

    /**
     * @return the files, in the answer's order, their records oldest first; empty when the system
     *     said that it holds nothing
     */
    List<EesFile> read(byte[] body) throws NotUnderstoodException {
        JsonNode root = contract.read("SearchResult", body);
        try {
            return root.get("individualFiles").valueStream().map(SearchResult::file).toList();
        } catch (DateTimeException e) {
            throw new NotUnderstoodException("a date that does not exist", e);
        }
    }

    private static EesFile file(JsonNode file) {
        return new EesFile(
                text(file, "reference"),
                file.get("familyMember").booleanValue(),
                Enrolment.valueOf(text(file, "facialImage")),
                Enrolment.valueOf(text(file, "fingerprintData")),
                file.get("entryExitRecords")
                        .valueStream()
                        .map(SearchResult::entry)
                        .sorted(Comparator.comparing(Entry::entryAt))
                        .toList(),
                file.get("refusalOfEntryRecords")
                        .valueStream()
                        .map(SearchResult::refusal)
                        .sorted(Comparator.comparing(Refusal::at))
                        .toList());
    }

    private static Entry entry(JsonNode entryExit) {
        JsonNode entry = entryExit.get("entry");
        JsonNode exit = entryExit.get("exit");
        return new Entry(
                instant(entry),
                text(entry, "borderCrossingPoint"),
                exit == null ? null : instant(exit),
                exit == null ? null : text(exit, "borderCrossingPoint"),
                date(entryExit.get("authorisedStayUntil")),
                extension(entryExit.get("extension")));
    }

    private static @Nullable Extension extension(@Nullable JsonNode extension) {
        return extension == null
                ? null
                : new Extension(
                        LocalDate.parse(text(extension, "newEndOfStay")),
                        Extension.Ground.valueOf(text(extension, "ground")));
    }

    private static Refusal refusal(JsonNode refusal) {
        return new Refusal(
                instant(refusal),
                text(refusal, "borderCrossingPoint"),
                refusal.get("reasons").valueStream().map(JsonNode::stringValue).toList());
    }

    private static Instant instant(JsonNode crossing) {
        return OffsetDateTime.parse(text(crossing, "dateTime")).toInstant();
    }

    private static @Nullable LocalDate date(@Nullable JsonNode date) {
        return date == null ? null : LocalDate.parse(date.stringValue());
    }

    private static String text(JsonNode object, String name) {
        return object.get(name).stringValue();
    }
}
