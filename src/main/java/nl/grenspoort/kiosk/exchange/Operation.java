package nl.grenspoort.kiosk.exchange;

import nl.grenspoort.kiosk.soap.DeskContract;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Every operation of the contracts, by method and path, and at the desk service by the message's
 * content. What is not here does not exist.
 */
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
    OBSERVE(
            "border-check.observe",
            "POST",
            "/v1/border-checks/{id}/observations",
            Needs.BODY,
            Needs.OFFICER,
            Needs.GUARD),
    PARTY("party.view", "GET", "/v1/parties/{id}", Needs.OFFICER, Needs.GUARD, Needs.PARTY),
    CONTRACT_JSON("contract.json", "GET", "/v1/openapi.json", Needs.NO_REGISTRATION),
    CONTRACT_YAML("contract.yaml", "GET", "/v1/openapi.yaml", Needs.NO_REGISTRATION),

    /** A message to the desk service before it is known what it asks, or when it asks nothing. */
    DESK("desk.unknown", ""),
    DESK_OPEN("desk.open", "openBorderCheck"),
    DESK_VIEW("desk.view", "getBorderCheck"),
    DESK_CAPTURE_FACE("desk.capture-face", "captureFace"),
    DESK_CAPTURE_FINGERS("desk.capture-fingers", "captureFingers"),
    DESK_CAPTURE_ANSWERS("desk.capture-answers", "captureAnswers"),
    DESK_COMPLETE("desk.complete", "completeBorderCheck"),
    DESK_ABANDON("desk.abandon", "abandonBorderCheck"),
    DESK_PASSAGE("desk.passage", "recordPassage"),
    DESK_OBSERVE("desk.observe", "recordObservation"),
    DESK_PARTY("desk.party", "getParty"),
    /** Asked with {@code ?wsdl}. */
    DESK_WSDL("desk.wsdl", "GET", DeskContract.PATH, Needs.NO_REGISTRATION),
    DESK_XSD("desk.xsd", "GET", "/ws/desk.xsd", Needs.NO_REGISTRATION);

    private static final Pattern CHECK_ID =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private static final Pattern PARTY_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final String logName;
    private final String method;
    private final String template;
    private final Pattern path;
    private final Set<Needs> needs;
    private final @Nullable String element;

    Operation(String logName, String method, String template, Needs... needs) {
        this(logName, method, template, null, needs);
    }

    /** Of the desk service: all at one address, told apart by the Body's child. */
    Operation(String logName, String element) {
        this(logName, "POST", DeskContract.PATH, element, Needs.BODY);
    }

    Operation(
            String logName,
            String method,
            String template,
            @Nullable String element,
            Needs... needs) {
        this.logName = logName;
        this.method = method;
        this.template = template;
        this.path = Pattern.compile(Pattern.quote(template).replace("{id}", "\\E([^/]+)\\Q"));
        this.needs = needs.length == 0 ? Set.of() : EnumSet.copyOf(List.of(needs));
        this.element = element;
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

    /** Name of the Body's child that asks for it; null outside the desk service. */
    public @Nullable String element() {
        return element;
    }

    /** Whether it is asked by a SOAP message. */
    boolean isSoap() {
        return element != null;
    }

    /** The operation that a Body's child asks for; {@link #DESK} when there is none. */
    static Operation ofElement(@Nullable String name) {
        return Arrays.stream(values())
                .filter(operation -> name != null && name.equals(operation.element))
                .findFirst()
                .orElse(DESK);
    }

    boolean hasBody() {
        return needs.contains(Needs.BODY);
    }

    /** Whether a desk must name its officer. */
    boolean needsOfficer() {
        return needs.contains(Needs.OFFICER);
    }

    /** Whether kiosks and gates are refused: what it is about, only an officer may know. */
    boolean guardedOnly() {
        return isSoap() || needs.contains(Needs.GUARD);
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
        Set<String> allowed = new LinkedHashSet<>();
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
        return allowed.isEmpty()
                ? new Target.NoSuchPath()
                : new Target.WrongMethod(List.copyOf(allowed));
    }

    private boolean answers(String asked) {
        return method.equals(asked) || (method.equals("GET") && asked.equals("HEAD"));
    }

    private static Target at(Operation operation, String id) {
        if (operation.needs.contains(Needs.PARTY)) {
            return PARTY_ID.matcher(id).matches()
                    ? new Target.Found(operation, null, id)
                    : new Target.NoSuchParty(operation);
        }
        return CHECK_ID.matcher(id).matches()
                ? new Target.Found(operation, UUID.fromString(id))
                : new Target.NoSuchCheck(operation);
    }

    private enum Needs {
        BODY,
        OFFICER,
        GUARD,
        PARTY,
        NO_REGISTRATION
    }

    /** Where a request is aimed. */
    sealed interface Target {
        /**
         * At an operation.
         *
         * @param checkId null where the path has none
         * @param party id that the path names; null where it names none
         */
        record Found(Operation operation, @Nullable UUID checkId, @Nullable String party)
                implements Target {
            Found(Operation operation, @Nullable UUID checkId) {
                this(operation, checkId, null);
            }
        }

        /** At a party by what is no id of one. */
        record NoSuchParty(Operation operation) implements Target {}

        /** At an operation on something that is no id at all. */
        record NoSuchCheck(Operation operation) implements Target {}

        /** At nothing. */
        record NoSuchPath() implements Target {}

        /** At something that takes other methods. */
        record WrongMethod(List<String> allowed) implements Target {}
    }
}
