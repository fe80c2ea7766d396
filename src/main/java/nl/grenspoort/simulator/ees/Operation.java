package nl.grenspoort.simulator.ees;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the contract offers. */
enum Operation {
    SEARCH("POST", "/v1/individual-files/_search", "SearchRequest"),
    CREATE("POST", "/v1/individual-files", "IndividualFileRequest"),
    READ("GET", "/v1/individual-files/([A-Za-z0-9][A-Za-z0-9-]*)", null),
    ENTRY(
            "POST",
            "/v1/individual-files/([A-Za-z0-9][A-Za-z0-9-]*)/entry-records",
            "EntryRecordRequest"),
    EXIT(
            "POST",
            "/v1/individual-files/([A-Za-z0-9][A-Za-z0-9-]*)/exit-records",
            "ExitRecordRequest"),
    REFUSAL(
            "POST",
            "/v1/individual-files/([A-Za-z0-9][A-Za-z0-9-]*)/refusal-records",
            "RefusalRecordRequest");

    private final String method;
    private final Pattern path;
    private final @Nullable String schema;

    Operation(String method, String path, @Nullable String schema) {
        this.method = method;
        this.path = Pattern.compile(path);
        this.schema = schema;
    }

    /** Of the body in the contract; null where there is no body. */
    @Nullable String schema() {
        return schema;
    }

    /** Whether it changes what is held, and so needs an idempotency key. */
    boolean writes() {
        return this != SEARCH && this != READ;
    }

    /**
     * An operation and the file it is about.
     *
     * @param reference null where the path names none
     */
    record Call(Operation operation, @Nullable String reference) {}

    static Optional<Call> of(String method, String path) {
        return Arrays.stream(values())
                .filter(operation -> operation.method.equals(method))
                .flatMap(operation -> operation.call(path).stream())
                .findFirst();
    }

    private Optional<Call> call(String asked) {
        Matcher matcher = path.matcher(asked);
        return matcher.matches()
                ? Optional.of(new Call(this, matcher.groupCount() == 0 ? null : matcher.group(1)))
                : Optional.empty();
    }
}
