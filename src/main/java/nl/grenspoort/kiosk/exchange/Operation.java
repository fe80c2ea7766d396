package nl.grenspoort.kiosk.exchange;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every operation of the contract, by method and path. What is not here does not exist. */
public enum Operation {
    OPEN("border-check.open", "POST", "/v1/border-checks", Needs.BODY, Needs.OFFICER),
    VIEW("border-check.view", "GET", "/v1/border-checks/{id}", Needs.OFFICER),
    CAPTURE_FACE(
            "border-check.capture-face", "PUT", "/v1/border-checks/{id}/captures/face", Needs.BODY),
    CAPTURE_FINGERS(
            "border-check.capture-fingers",
            "PUT",
            "/v1/border-checks/{id}/captures/fingers",
            Needs.BODY),
    CAPTURE_ANSWERS(
            "border-check.capture-answers",
            "PUT",
            "/v1/border-checks/{id}/captures/answers",
            Needs.BODY),
    COMPLETE("border-check.complete", "POST", "/v1/border-checks/{id}/_complete"),
    ABANDON("border-check.abandon", "POST", "/v1/border-checks/{id}/_abandon"),
    PASSAGE("border-check.passage", "POST", "/v1/border-checks/{id}/passage", Needs.BODY),
    CONTRACT_JSON("contract.json", "GET", "/v1/openapi.json", Needs.NO_REGISTRATION),
    CONTRACT_YAML("contract.yaml", "GET", "/v1/openapi.yaml", Needs.NO_REGISTRATION);

    private static final Pattern CHECK_ID =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final String logName;
    private final String method;
    private final String template;
    private final Pattern path;
    private final Set<Needs> needs;

    Operation(String logName, String method, String template, Needs... needs) {
        this.logName = logName;
        this.method = method;
        this.template = template;
        this.path = Pattern.compile(Pattern.quote(template).replace("{id}", "\\E([^/]+)\\Q"));
        this.needs = needs.length == 0 ? Set.of() : EnumSet.copyOf(List.of(needs));
    }

    /** As the message log names it. */
    public String logName() {
        return logName;
    }

    public String method() {
        return method;
    }

    /** The path with {@code {id}} where the check's id stands. */
    public String template() {
        return template;
    }

    boolean hasBody() {
        return needs.contains(Needs.BODY);
    }

    /** Whether a desk must name its officer. */
    boolean needsOfficer() {
        return needs.contains(Needs.OFFICER);
    }

    /** Whether the caller must be a registered terminal. */
    boolean needsRegistration() {
        return !needs.contains(Needs.NO_REGISTRATION);
    }

    /**
     * Finds the operation of a request.
     *
     * @param path as it stands in the request line, not decoded: none of our paths needs an escape
     */
    static Target find(String method, String path) {
        List<String> allowed = new ArrayList<>();
        for (Operation operation : values()) {
            Matcher matcher = operation.path.matcher(path);
            if (!matcher.matches()) {
                continue;
            }
            if (operation.answers(method)) {
                return matcher.groupCount() == 0
                        ? new Target.Found(operation, null)
                        : at(operation, matcher.group(1));
            }
            allowed.add(operation.method);
        }
        return allowed.isEmpty() ? new Target.NoSuchPath() : new Target.WrongMethod(allowed);
    }

    private boolean answers(String asked) {
        return method.equals(asked) || (method.equals("GET") && asked.equals("HEAD"));
    }

    private static Target at(Operation operation, String id) {
        return CHECK_ID.matcher(id).matches()
                ? new Target.Found(operation, UUID.fromString(id))
                : new Target.NoSuchCheck(operation);
    }

    private enum Needs {
        BODY,
        OFFICER,
        NO_REGISTRATION
    }

    /** Where a request is aimed. */
    sealed interface Target {
        /**
         * At an operation.
         *
         * @param checkId null where the path has none
         */
        record Found(Operation operation, @Nullable UUID checkId) implements Target {}

        /** At an operation on something that is no id at all. */
        record NoSuchCheck(Operation operation) implements Target {}

        /** At nothing. */
        record NoSuchPath() implements Target {}

        /** At something that takes other methods. */
        record WrongMethod(List<String> allowed) implements Target {}
    }
}
