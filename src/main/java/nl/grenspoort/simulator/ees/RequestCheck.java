package nl.grenspoort.simulator.ees;

import nl.grenspoort.simulator.SimulatedSystem.Request;
import nl.grenspoort.simulator.rest.Problem;
import nl.grenspoort.simulator.rest.Requests;
import nl.grenspoort.systems.rest.JsonContract;
import nl.grenspoort.systems.rest.JsonContract.Violation;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;

/** Checks a request against the contract and names every wrong member at once. */
final class RequestCheck {
    private static final List<String> WHY =
            List.of(
                    "consultation-purpose",
                    "consultation-legal-basis",
                    "consultation-border-check",
                    "consultation-end-user");

    private final JsonContract contract;

    RequestCheck(JsonContract contract) {
        this.contract = contract;
    }

    /** The body; null for an operation without one. */
    @Nullable JsonNode check(Operation.Call call, Request request) throws Problem {
        List<Violation> wrong = new ArrayList<>();
        if (call.operation().writes()) {
            header(request, "idempotency-key", wrong);
        }
        String schema = call.operation().schema();
        JsonNode body = null;
        if (schema == null) {
            why(request, wrong);
        } else {
            JsonNode read = Requests.body(request);
            wrong.addAll(contract.violations(schema, read));
            body = read;
        }
        if (!wrong.isEmpty()) {
            throw Problem.invalid(wrong);
        }
        return body;
    }

    private static void header(Request request, String name, List<Violation> wrong) {
        if (Requests.uuid(request.headers().get(name)) == null) {
            wrong.add(new Violation("header " + name, "pattern", "must be a UUID"));
        }
    }

    /** Says the header fields of a request without body in the words of the schema. */
    private void why(Request request, List<Violation> wrong) {
        ObjectNode purpose = JsonContract.object();
        for (String name : WHY) {
            if (!request.headers().containsKey(name)) {
                wrong.add(new Violation("header " + name, "required", "is missing"));
            }
        }
        String stated = request.headers().get("consultation-purpose");
        if (stated != null) {
            contract.violations("Purpose", purpose.textNode(stated))
                    .forEach(
                            violation ->
                                    wrong.add(
                                            new Violation(
                                                    "header consultation-purpose",
                                                    violation.code(),
                                                    violation.detail())));
        }
    }
}
