package nl.grenspoort.simulator.etias;

import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.reference.Phase;
import nl.grenspoort.reference.Phases;
import nl.grenspoort.simulator.etias.CarrierQuery.Word;
import nl.grenspoort.simulator.rest.Problem;
import nl.grenspoort.simulator.rest.RequestJson;
import nl.grenspoort.simulator.state.Holdings;
import nl.grenspoort.systems.rest.JsonContract;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * What carriers are answered (Regulation (EU) 2018/1240 Art. 45, Implementing Regulation (EU)
 * 2022/1380): from a read-only copy that is refreshed at midnight UTC, so that it is up to a day
 * old.
 */
final class CarrierDesk {
    private static final String SYSTEM = "ETIAS";
    private static final Duration EARLIEST = Duration.ofHours(48);

    private final Holdings<Application> applications;
    private final Phases phases;
    private final QueryLog log;
    private final InstantSource clock;

    CarrierDesk(
            Holdings<Application> applications, Phases phases, QueryLog log, InstantSource clock) {
        this.applications = applications;
        this.phases = phases;
        this.log = log;
        this.clock = clock;
    }

    /** Schema {@code CarrierAnswer}. */
    ObjectNode query(JsonNode request) throws Problem {
        JsonNode journey = request.get("journey");
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        if (departure(journey).minus(EARLIEST).isAfter(now)) {
            throw Problem.invalid(
                    "/journey/scheduledDeparture", "too-early", "is more than 48 hours away");
        }
        if (request.has("declaration")) {
            // as the carrier says: the copy is not asked, and nothing is logged
            return answer(Word.NOT_APPLICABLE);
        }
        Zone zone = Zone.of(request.get("passenger"), "/passenger");
        LocalDate arrival =
                Objects.requireNonNull(RequestJson.date(journey, "/journey", "arrivalDay"));
        CountryCode state = new CountryCode(RequestJson.text(journey, "stateOfEntry"));
        Instant copy = now.truncatedTo(ChronoUnit.DAYS);
        CarrierQuery query =
                new CarrierQuery(
                        UUID.randomUUID(),
                        now,
                        word(zone, arrival, state, copy),
                        zone.document(),
                        RequestJson.text(journey, "transport"),
                        state.value(),
                        copy);
        log.add(query);
        return answer(query.answer())
                .put("queryId", query.id().toString())
                .put("answeredAt", now.toString());
    }

    private static Instant departure(JsonNode journey) throws Problem {
        try {
            return Instant.parse(RequestJson.text(journey, "scheduledDeparture"));
        } catch (DateTimeException e) {
            throw Problem.invalid("/journey/scheduledDeparture", "value", "does not exist");
        }
    }

    private static ObjectNode answer(Word word) {
        return JsonContract.object().put("answer", word.name()).put("system", SYSTEM);
    }

    /** By the phase of the day of arrival: Implementing Regulation (EU) 2022/1380 Art. 6. */
    private Word word(Zone zone, LocalDate arrival, CountryCode state, Instant copy) {
        boolean ok =
                switch (phases.on(SYSTEM, arrival)) {
                    case NOT_LIVE, TRANSITIONAL -> true;
                    case GRACE -> valid(zone, arrival, state, copy) || !enteredInGrace(zone);
                    case FULL -> valid(zone, arrival, state, copy);
                };
        return ok ? Word.OK : Word.NOT_OK;
    }

    private boolean valid(Zone zone, LocalDate arrival, CountryCode state, Instant copy) {
        return about(zone).stream()
                .filter(application -> BorderDesk.isValid(application.stateAt(copy)))
                .filter(
                        application ->
                                !Objects.requireNonNull(application.validUntil()).isBefore(arrival))
                .anyMatch(
                        application ->
                                application.onlyIn().isEmpty()
                                        || application.onlyIn().contains(state));
    }

    /** Whether the person entered since the end of the transitional period. */
    private boolean enteredInGrace(Zone zone) {
        LocalDate began = phases.begins(SYSTEM, Phase.GRACE).orElse(LocalDate.MAX);
        return about(zone).stream()
                .flatMap(application -> application.entries().stream())
                .anyMatch(entry -> !entry.isBefore(began));
    }

    private List<Application> about(Zone zone) {
        return applications.candidates(zone.person(), List.of(zone.document())).stream()
                .filter(application -> application.about(zone.person(), zone.document()))
                .toList();
    }
}
