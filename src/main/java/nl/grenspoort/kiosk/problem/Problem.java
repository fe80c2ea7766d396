package nl.grenspoort.kiosk.problem;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;

/**
 * What is wrong with one request.
 *
 * @param parameters what its texts name
 * @param headers that go with it, such as {@code Allow}
 */
public record Problem(
        ProblemType type,
        Map<String, String> parameters,
        List<InputError> errors,
        Map<String, String> headers) {
    public Problem {
        requireNonNull(type, "type");
        parameters = Map.copyOf(parameters);
        errors = List.copyOf(errors);
        headers = Map.copyOf(headers);
    }

    public static Problem of(ProblemType type) {
        return new Problem(type, Map.of(), List.of(), Map.of());
    }

    /** About a header of the request. */
    public static Problem header(ProblemType type, String header) {
        return new Problem(type, Map.of("header", header), List.of(), Map.of());
    }

    /** About the body of the request. */
    public static Problem input(List<InputError> errors) {
        return new Problem(ProblemType.INVALID_INPUT, Map.of(), errors, Map.of());
    }

    public Problem with(String header, String value) {
        var more = new java.util.HashMap<>(headers);
        more.put(header, value);
        return new Problem(type, parameters, errors, more);
    }
}
