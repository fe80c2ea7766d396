package nl.grenspoort.systems.register;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.systems.register.RegisterRecord.Action;
import nl.grenspoort.systems.register.RegisterRecord.Kind;
import nl.grenspoort.systems.register.RegisterRecord.MatchType;
import nl.grenspoort.systems.register.RegisterRecord.Warning;
import nl.grenspoort.systems.rest.JsonContract;
import nl.grenspoort.systems.rest.NotUnderstoodException;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads the answer to a search: first the contract's schema, then the values, then whether they can
 * be true. What can't be is not used: nothing of the answer is.
 */
final class SearchResult {
    private final JsonContract contract;

    SearchResult(JsonContract contract) {
        this.contract = contract;
    }

    /**
     * @param today date of the crossing; what is recorded later, or has ended, can't be answered
     * @return the records, in the answer's order; empty when the register said it holds nothing
     */
    List<RegisterRecord> read(byte[] body, LocalDate today) throws NotUnderstoodException {
        JsonNode root = contract.read("SearchResult", body);
        List<RegisterRecord> records;
        try {
            records = root.get("records").valueStream().map(SearchResult::entry).toList();
        } catch (DateTimeException e) {
            throw new NotUnderstoodException("a date that does not exist", e);
        } catch (IllegalArgumentException e) {
            throw new NotUnderstoodException(String.valueOf(e.getMessage()), e);
        }
        check(records, today);
        return records;
    }

    private static RegisterRecord entry(JsonNode entry) {
        return new RegisterRecord(
                text(entry, "reference"),
                Kind.valueOf(text(entry, "kind")),
                Action.valueOf(text(entry, "action")),
                MatchType.valueOf(text(entry, "matchType")),
                LocalDate.parse(text(entry, "registeredOn")),
                date(entry.get("validUntil")),
                warnings(entry.get("warnings")));
    }

    private static Set<Warning> warnings(JsonNode warnings) {
        return warnings.valueStream()
                .map(warning -> Warning.valueOf(warning.stringValue()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Dates are local ones: a register may be a day before or behind the crossing point. */
    private static void check(List<RegisterRecord> records, LocalDate today)
            throws NotUnderstoodException {
        Set<String> references = new HashSet<>();
        for (RegisterRecord entry : records) {
            if (!references.add(entry.reference())) {
                throw new NotUnderstoodException("one record twice");
            }
            if (requireNonNull(entry.registeredOn()).isAfter(today.plusDays(1))) {
                throw new NotUnderstoodException("a record made after this crossing");
            }
            if (entry.validUntil() != null && entry.validUntil().isBefore(today.minusDays(1))) {
                throw new NotUnderstoodException("a record that ended before this crossing");
            }
            if (entry.kind().aboutDocument() && entry.match() != MatchType.DOCUMENT) {
                throw new NotUnderstoodException("a document that was not found by document");
            }
        }
    }

    private static @Nullable LocalDate date(@Nullable JsonNode date) {
        return date == null ? null : LocalDate.parse(date.stringValue());
    }

    private static String text(JsonNode object, String name) {
        return object.get(name).stringValue();
    }
}
