package nl.grenspoort.kiosk.input;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Reads what a desk's SOAP request has in its body and REST has in headers and path. Who the
 * officer is was found out before; here it must be named.
 */
public final class DeskHead {
    /** Everything that is not in the body of the same request over REST. */
    public static final Set<String> FIELDS =
            Set.of("officerNumber", "checkId", "partyId", "idempotencyKey", "wait");

    private static final int LONGEST_WAIT = 99_999;

    private DeskHead() {}

    /** The idempotency key of a request that opens a check. */
    public static String opening(Json head) {
        Faults faults = new Faults();
        Fields fields = officer(head, faults);
        Optional<String> key = fields.required("idempotencyKey").text(Rule.KEY);
        faults.refuse();
        return key.orElseThrow();
    }

    /** The check that any other request is about. */
    public static Subject subject(Json head) {
        Faults faults = new Faults();
        Fields fields = officer(head, faults);
        Optional<UUID> check = fields.required("checkId").uuid();
        Optional<Integer> wait = fields.optional("wait").integer(0, LONGEST_WAIT);
        faults.refuse();
        return new Subject(check.orElseThrow(), wait.map(Duration::ofSeconds).orElse(null));
    }

    /** The party that a request asks for. */
    public static String party(Json head) {
        Faults faults = new Faults();
        Fields fields = officer(head, faults);
        Optional<String> party = fields.required("partyId").text(Rule.PARTY);
        faults.refuse();
        return party.orElseThrow();
    }

    private static Fields officer(Json head, Faults faults) {
        Fields fields = Fields.body(head, faults);
        fields.required("officerNumber").text(Rule.OFFICER);
        return fields;
    }

    /**
     * What a request is about.
     *
     * @param patience how long the caller would wait; null when it does not say
     */
    public record Subject(UUID check, @Nullable Duration patience) {}
}
