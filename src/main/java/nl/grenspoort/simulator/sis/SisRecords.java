package nl.grenspoort.simulator.sis;

import nl.grenspoort.identity.DocumentNumber;
import nl.grenspoort.systems.sis.wsdl.Source;

import tools.jackson.databind.JsonNode;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The records of one scenario, or of the base file.
 *
 * @param source where questions about the scenario's travellers are answered from
 * @param ageMinutes of the national copy; 0 for the central system
 * @param travellers document numbers, in normal form, that the scenario is about
 */
record SisRecords(List<AlertRecord> alerts, Source source, int ageMinutes, Set<String> travellers) {
    static final SisRecords NONE = new SisRecords(List.of(), Source.CENTRAL, 0, Set.of());

    private static final Set<String> FIELDS =
            Set.of("alerts", "source", "ageMinutes", "travellers");

    SisRecords {
        alerts = List.copyOf(alerts);
        travellers = Set.copyOf(travellers);
    }

    /**
     * Reads the node {@code records}.
     *
     * @throws IllegalArgumentException naming the place of the first error
     */
    static SisRecords read(JsonNode records) {
        if (records.isNull()) {
            return NONE;
        }
        Fields fields = Fields.of(records, "", FIELDS);
        List<AlertRecord> alerts = AlertReader.alerts(fields);
        Source source =
                fields.has("source") ? fields.oneOf("source", Source.class) : Source.CENTRAL;
        int age = fields.minutes("ageMinutes").orElse(0);
        if (source == Source.CENTRAL && age > 0) {
            throw fields.error("ageMinutes", "only a NATIONAL_COPY has an age");
        }
        Set<String> travellers =
                new HashSet<>(fields.texts("travellers", text -> new DocumentNumber(text).value()));
        return new SisRecords(alerts, source, age, travellers);
    }

    boolean isAbout(Query query) {
        return query.documentNumbers().stream().anyMatch(travellers::contains);
    }
}
