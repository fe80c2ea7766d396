package nl.grenspoort.messagelog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** The columns beside an entry only find it; this compares them with what the entry says. */
final class EntryColumns {
    private EntryColumns() {}

    /** Names of the columns that say something else than the entry. */
    static List<String> differing(LogEntryView entry, ResultSet row) throws SQLException {
        Instant at = Instant.parse(entry.at());
        Map<String, Boolean> same = new LinkedHashMap<>();
        same.put(
                "day",
                at.atOffset(ZoneOffset.UTC)
                        .toLocalDate()
                        .equals(row.getObject("day", LocalDate.class)));
        same.put("id", entry.id().equals(row.getObject("id", UUID.class)));
        same.put("at", at.equals(row.getObject("at", OffsetDateTime.class).toInstant()));
        same.put("kind", entry.kind().name().equals(row.getString("kind")));
        same.put("direction", entry.direction().name().equals(row.getString("direction")));
        same.put(
                "check_id", Objects.equals(entry.checkId(), row.getObject("check_id", UUID.class)));
        same.put(
                "correlation_id",
                entry.correlationId().equals(row.getObject("correlation_id", UUID.class)));
        same.put("system", entry.system().equals(row.getString("system")));
        same.put("operation", entry.operation().equals(row.getString("operation")));
        same.put("result", entry.result().equals(row.getString("result")));
        return same.entrySet().stream()
                .filter(column -> !column.getValue())
                .map(Map.Entry::getKey)
                .toList();
    }
}
