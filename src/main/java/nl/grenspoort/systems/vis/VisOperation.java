package nl.grenspoort.systems.vis;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** What can be asked, as the access policy and the contract name it. */
enum VisOperation {
    /** Art. 18(1). */
    SEARCH("search", "search"),
    /** Art. 19a. */
    SEARCH_VISA_EXEMPT("search-visa-exempt", "searchVisaExempt"),
    /** Art. 22g; not before the revised VIS operates. */
    CHECK_PERMIT("check-permit", "checkPermit");

    /** Every one, as the access policy names it. */
    static final Set<String> ALL =
            Arrays.stream(values())
                    .map(one -> one.permitted)
                    .collect(Collectors.toUnmodifiableSet());

    private final String permitted;
    private final String named;

    VisOperation(String permitted, String named) {
        this.permitted = permitted;
        this.named = named;
    }

    /**
     * @throws IllegalArgumentException when the access policy allows what the VIS has not
     */
    static VisOperation of(String operation) {
        return Arrays.stream(values())
                .filter(one -> one.permitted.equals(operation))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("VIS has no operation " + operation));
    }

    String response() {
        return named + "Response";
    }

    String action() {
        return VisContract.NAMESPACE + ":" + named;
    }

    String answerAction() {
        return VisContract.NAMESPACE + ":" + response();
    }
}
