package nl.grenspoort.simulator.etias;

import nl.grenspoort.identity.PersonName;
import nl.grenspoort.simulator.rest.Problem;
import nl.grenspoort.simulator.state.Holdings;
import nl.grenspoort.systems.rest.JsonContract;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What border authorities are answered: Regulation (EU) 2018/1240 Art. 47(2), (4). */
final class BorderDesk {
    private static final int SOON = 90;

    private final Holdings<Application> applications;
    private final InstantSource clock;

    BorderDesk(Holdings<Application> applications, InstantSource clock) {
        this.applications = applications;
        this.clock = clock;
    }

    /** Schema {@code VerifyResult}. Without a valid authorisation the same for every cause. */
    ObjectNode verify(JsonNode request) throws Problem {
        Instant now = clock.instant();
        Optional<Application> valid = valid(request, now);
        ObjectNode result = JsonContract.object();
        result.putObject("authorisation").put("valid", valid.isPresent());
        valid.ifPresent(application -> tell(application, Application.day(now), result));
        return result;
    }

    /** Schema {@code AdditionalInformation}; refused in one way whatever the cause. */
    ObjectNode additionalInformation(JsonNode request) throws Problem {
        boolean needed = request.at("/secondLine/furtherVerificationNeeded").booleanValue();
        List<String> notes =
                valid(request, clock.instant())
                        .filter(
                                application ->
                                        application.secondLineCheck()
                                                || application.hitWithoutGround() && needed)
                        .map(Application::notes)
                        .orElseThrow(
                                () -> Problem.of(403, "not-opened", "Nothing may be opened here"));
        ObjectNode result = JsonContract.object();
        ArrayNode information = result.putArray("information");
        notes.forEach(information::add);
        return result;
    }

    private Optional<Application> valid(JsonNode request, Instant now) throws Problem {
        Zone zone = Zone.of(request.get("machineReadableZone"), "/machineReadableZone");
        return applications.candidates(zone.person(), List.of(zone.document())).stream()
                .filter(application -> application.about(zone.person(), zone.document()))
                .filter(application -> isValid(application.stateAt(now)))
                .max(Comparator.comparing(Application::issuedAt));
    }

    static boolean isValid(@org.jspecify.annotations.Nullable State state) {
        return state != null && state.valid();
    }

    private static void tell(Application application, LocalDate today, ObjectNode result) {
        ObjectNode authorisation = (ObjectNode) result.get("authorisation");
        authorisation.put("familyMember", application.familyMember());
        if (!application.onlyIn().isEmpty()) {
            ArrayNode states = authorisation.putArray("limitedTerritorialValidity");
            application.onlyIn().stream().map(Object::toString).sorted().forEach(states::add);
        }
        result.putObject("flags")
                .put("secondLineCheck", application.secondLineCheck())
                .put("hitWithoutGround", application.hitWithoutGround());
        LocalDate until = Objects.requireNonNull(application.validUntil());
        result.putObject("expiry")
                .put("within90Days", !until.isAfter(today.plusDays(SOON)))
                .put("validUntil", until.toString());
        relatives(application, result.putObject("relatives"));
    }

    private static void relatives(Application application, ObjectNode relatives) {
        if (!application.guardians().isEmpty()) {
            ArrayNode guardians = relatives.putArray("guardians");
            application.guardians().forEach(guardian -> guardians.add(name(guardian)));
        }
        if (application.familyTie() != null) {
            ObjectNode tie = relatives.putObject("familyMemberOf");
            tie.set("citizen", name(application.familyTie().citizen()));
            tie.put("relation", application.familyTie().relation().name());
        }
    }

    private static ObjectNode name(PersonName name) {
        return JsonContract.object()
                .put("surname", name.surname())
                .put("firstNames", name.givenNames());
    }
}
