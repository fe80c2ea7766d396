package nl.grenspoort.simulator.rest;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.systems.rest.JsonContract;
import nl.grenspoort.systems.rest.JsonContract.Violation;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/** A request can't be carried out: what is said about it (RFC 9457). */
public final class Problem extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient List<Violation> errors;

    private Problem(int status, String code, String detail, List<Violation> errors) {
        super(detail);
        this.status = status;
        this.code = code;
        this.errors = List.copyOf(errors);
    }

    public static Problem of(int status, String code, String detail) {
        return new Problem(status, code, detail, List.of());
    }

    /** Every wrong member at once. */
    public static Problem invalid(List<Violation> errors) {
        return new Problem(400, "invalid-input", "The request is not as the contract says", errors);
    }

    public static Problem invalid(String pointer, String code, String detail) {
        return invalid(List.of(new Violation(pointer, code, detail)));
    }

    /**
     * @param system whose problem it is
     */
    Outcome outcome(SystemId system) {
        ObjectNode body = JsonContract.object();
        body.put("type", "urn:grenspoort:" + system.key() + ":problem:" + code);
        body.put("title", code.replace('-', ' '));
        body.put("status", status);
        body.put("detail", getMessage());
        if (!errors.isEmpty()) {
            ArrayNode list = body.putArray("errors");
            errors.forEach(
                    error ->
                            list.addObject()
                                    .put("pointer", error.pointer())
                                    .put("code", error.code())
                                    .put("detail", error.detail()));
        }
        return new Outcome(status, JsonContract.PROBLEM_JSON, null, body);
    }
}
