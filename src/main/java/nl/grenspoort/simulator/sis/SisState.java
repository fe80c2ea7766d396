package nl.grenspoort.simulator.sis;

import nl.grenspoort.systems.sis.wsdl.Alert;
import nl.grenspoort.systems.sis.wsdl.SearchResponse;
import nl.grenspoort.systems.sis.wsdl.Source;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Every alert the simulator knows, by the scenario that brought it. */
final class SisState {
    private static final String BASE = "";

    private final Map<String, SisRecords> records = new ConcurrentHashMap<>();

    SisState(SisRecords base) {
        records.put(BASE, base);
    }

    /** One of its own with all that this one holds now. */
    SisState fork() {
        SisState fork = new SisState(SisRecords.NONE);
        fork.records.putAll(records);
        return fork;
    }

    void put(String scenario, SisRecords added) {
        records.put(scenario, added);
    }

    void remove(String scenario) {
        records.remove(scenario);
    }

    /** Every alert that matches; which of them matters most is the reader's business. */
    SearchResponse search(Query query) {
        SearchResponse response = new SearchResponse();
        Optional<SisRecords> copy =
                records.values().stream()
                        .filter(scenario -> scenario.source() == Source.NATIONAL_COPY)
                        .filter(scenario -> scenario.isAbout(query))
                        .max(Comparator.comparingInt(SisRecords::ageMinutes));
        response.setSource(copy.isPresent() ? Source.NATIONAL_COPY : Source.CENTRAL);
        copy.ifPresent(scenario -> response.setAgeMinutes(scenario.ageMinutes()));
        records.values().stream()
                .flatMap(scenario -> scenario.alerts().stream())
                .flatMap(alert -> Hit.of(alert, query).stream())
                .map(AlertWriter::alert)
                .sorted(Comparator.comparing(Alert::getSchengenId))
                .forEach(response.getAlert()::add);
        return response;
    }
}
