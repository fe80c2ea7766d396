package nl.grenspoort.simulator.sis;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.simulator.population.Population;
import nl.grenspoort.simulator.rest.BaseFile;
import nl.grenspoort.simulator.state.Holdings;
import nl.grenspoort.simulator.state.ReferenceInUseException;
import nl.grenspoort.systems.sis.wsdl.Alert;
import nl.grenspoort.systems.sis.wsdl.SearchResponse;
import nl.grenspoort.systems.sis.wsdl.Source;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Every alert the simulator knows, by the scenario that brought it. Safe for threads. */
final class SisState {
    private static final String BASE = "";

    private final Map<String, SisRecords> records = new ConcurrentHashMap<>();
    private final Holdings<AlertRecord> alerts;

    SisState(SisRecords base) {
        this(new Holdings<>(AlertRecord::keys));
        put(BASE, base);
    }

    private SisState(Holdings<AlertRecord> alerts) {
        this.alerts = alerts;
    }

    /** Takes in what SIS holds about the population. */
    void settle(Population population) {
        alerts.fill(
                Population.OWNER,
                population.source(
                        new SystemId("SIS"), new SisPopulation(), AlertRecord::schengenId));
    }

    Holdings<AlertRecord> holdings() {
        return alerts;
    }

    /** One of its own with all that this one holds now. */
    synchronized SisState fork() {
        SisState fork = new SisState(alerts.fork());
        fork.records.putAll(records);
        return fork;
    }

    /**
     * Replaces all that this scenario brought.
     *
     * @throws IllegalArgumentException when another holds an alert with the same Schengen id
     */
    synchronized void put(String scenario, SisRecords added) {
        try {
            alerts.load(scenario, added.alerts());
        } catch (ReferenceInUseException e) {
            throw BaseFile.inUse("/alerts/%d/schengenId", e);
        }
        records.put(scenario, added);
    }

    synchronized void remove(String scenario) {
        alerts.unload(scenario);
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
        alerts.candidates(query.person(), query.documents()).stream()
                .flatMap(alert -> Hit.of(alert, query).stream())
                .map(AlertWriter::alert)
                .sorted(Comparator.comparing(Alert::getSchengenId))
                .forEach(response.getAlert()::add);
        return response;
    }
}
