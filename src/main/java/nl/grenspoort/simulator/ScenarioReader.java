package nl.grenspoort.simulator;

import nl.grenspoort.identity.DocumentNumber;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.HashSet;
import java.util.Set;

/**
 * Reads {@code {"records": …, "fault": {"mode": "DELAY", "delay": "3s"}}}. Whatever is wrong is
 * refused with its place; a field nobody knows is wrong.
 */
final class ScenarioReader {
    private ScenarioReader() {}

    static Scenario read(String id, byte[] body) {
        Fields root = Fields.of(body).only(Set.of("records", "fault"));
        JsonNode records = root.get("records");
        Set<String> travellers =
                records == null
                        ? Set.of()
                        : documents(
                                Fields.of(records, "/records").get("travellers"),
                                "/records/travellers");
        FaultRule fault =
                root.has("fault")
                        ? FaultReader.read(
                                Fields.of(root.get("fault"), "/fault").only(FaultReader.members()))
                        : null;
        if (fault != null && travellers.isEmpty() && !id.equals(Scenario.EVERYTHING)) {
            throw Fields.wrong(
                    "/records/travellers",
                    "a fault needs the document numbers it is for; only the scenario * has none");
        }
        return new Scenario(id, records, travellers, fault);
    }

    /** Document numbers in normal form; none when there is no list. */
    static Set<String> documents(@Nullable JsonNode list, String at) {
        if (list == null) {
            return Set.of();
        }
        if (!list.isArray()) {
            throw Fields.wrong(at, "this must be a list of document numbers");
        }
        Set<String> numbers = new HashSet<>();
        for (int i = 0; i < list.size(); i++) {
            String place = at + "/" + i;
            try {
                numbers.add(new DocumentNumber(Fields.text(list.get(i), place)).value());
            } catch (IllegalArgumentException e) {
                throw Fields.wrong(place, String.valueOf(e.getMessage()));
            }
        }
        return numbers;
    }
}
