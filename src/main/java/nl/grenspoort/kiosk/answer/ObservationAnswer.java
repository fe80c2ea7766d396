package nl.grenspoort.kiosk.answer;

import com.fasterxml.jackson.annotation.JsonInclude;

import nl.grenspoort.casework.ObservedFact;
import nl.grenspoort.entry.Observation;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an officer found out, and who and when: the contract's {@code RecordedObservation}. Besides
 * the kind there is what belongs to that kind.
 *
 * @param at in the form of ISO 8601
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ObservationAnswer(
        String kind,
        String officer,
        String at,
        @Nullable String outcome,
        @Nullable Boolean shown,
        @Nullable String entry,
        @Nullable String exit,
        @Nullable String state,
        @Nullable String evidence,
        @Nullable String day,
        @Nullable Boolean purposeShown,
        @Nullable Boolean meansShown,
        @Nullable String ground,
        @Nullable String needed,
        @Nullable String reference,
        @Nullable Boolean objects) {

    static ObservationAnswer of(ObservedFact fact) {
        Map<String, Object> fields = fields(fact.observation());
        return new ObservationAnswer(
                fact.kind().name(),
                fact.officer(),
                fact.at().toString(),
                text(fields, "outcome"),
                flag(fields, "shown"),
                text(fields, "entry"),
                text(fields, "exit"),
                text(fields, "state"),
                text(fields, "evidence"),
                text(fields, "day"),
                flag(fields, "purposeShown"),
                flag(fields, "meansShown"),
                text(fields, "ground"),
                text(fields, "needed"),
                text(fields, "reference"),
                flag(fields, "objects"));
    }

    /** By name, as the contract has them. */
    private static Map<String, Object> fields(Observation observation) {
        return switch (observation) {
            case Observation.Guardianship(var outcome) -> Map.of("outcome", outcome);
            case Observation.AsylumRequest() -> Map.of();
            case Observation.FamilyTie(boolean shown) -> Map.of("shown", shown);
            case Observation.StayShown stay -> stay(stay);
            case Observation.IntendedDeparture(LocalDate day) -> Map.of("day", day);
            case Observation.DocumentIssued(LocalDate day) -> Map.of("day", day);
            case Observation.StayConditions(boolean purpose, boolean means) ->
                    Map.of("purposeShown", purpose, "meansShown", means);
            case Observation.ThreatAssessed(var ground) -> Map.of("ground", ground);
            case Observation.BiometricsRefused(var needed) -> Map.of("needed", needed);
            case Observation.NotTheSubject(String reference) -> Map.of("reference", reference);
            case Observation.AuthorityConsulted(boolean objects) -> Map.of("objects", objects);
        };
    }

    private static Map<String, Object> stay(Observation.StayShown stay) {
        Map<String, Object> fields = new TreeMap<>();
        fields.put("entry", stay.entry());
        fields.put("state", stay.state());
        fields.put("evidence", stay.evidence());
        if (stay.exit() != null) {
            fields.put("exit", stay.exit());
        }
        return fields;
    }

    private static @Nullable String text(Map<String, Object> fields, String name) {
        Object value = fields.get(name);
        return value == null ? null : value.toString();
    }

    private static @Nullable Boolean flag(Map<String, Object> fields, String name) {
        return (Boolean) fields.get(name);
    }
}
