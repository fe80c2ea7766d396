package nl.grenspoort.kiosk.soap;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.kiosk.input.DeskHead;
import nl.grenspoort.kiosk.input.Json;
import nl.grenspoort.kiosk.problem.InputError;
import nl.grenspoort.kiosk.problem.InputError.Code;
import nl.grenspoort.kiosk.problem.Problem;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Optional;

/**
 * A message to the desk service, as far as it could be read and believed.
 *
 * @param operation name of the Body's child where the contract has it, also when nothing in the
 *     message may be believed; else null
 * @param body the request as the tree that REST has
 * @param found what had no place in that tree, by XPath
 * @param messageUri its MessageID where usable
 * @param signature value of its signature where that was verified
 * @param refusal why it must not be acted on; null when it may
 * @param why the same for the technical log; holds nothing of the message
 */
public record DeskMessage(
        @Nullable String operation,
        Json body,
        List<InputError> found,
        @Nullable String messageUri,
        @Nullable String signature,
        @Nullable Problem refusal,
        @Nullable String why) {
    public DeskMessage {
        requireNonNull(body, "body");
        found = List.copyOf(found);
    }

    static DeskMessage unreadable(Problem refusal, @Nullable String why) {
        return new DeskMessage(
                null,
                new Json.Unreadable(new InputError("", Code.MALFORMED, "no envelope")),
                List.of(),
                null,
                null,
                refusal,
                why);
    }

    /** The officer's number and the check's id as they stand there; only for verified messages. */
    public Optional<String> text(String field) {
        return refusal == null && body instanceof Json.Tree tree
                ? Optional.ofNullable(tree.root().get(field))
                        .filter(JsonNode::isString)
                        .map(JsonNode::stringValue)
                : Optional.empty();
    }

    /** Reads what is in it, so that everything that is wrong is named at once. */
    public DeskReading reading() {
        if (refusal != null || operation == null || !(body instanceof Json.Tree tree)) {
            throw new IllegalStateException("a refused message is not read");
        }
        ObjectNode whole = (ObjectNode) tree.root();
        ObjectNode head = whole.deepCopy().retain(DeskHead.FIELDS);
        ObjectNode rest = JsonMapper.shared().createObjectNode();
        whole.forEachEntry(
                (name, value) -> {
                    if (!DeskHead.FIELDS.contains(name)) {
                        rest.set(name, value);
                    }
                });
        return new DeskReading(operation, new Json.Tree(head), new Json.Tree(rest), found);
    }

    @Override
    public String toString() {
        return "DeskMessage[" + operation + (refusal == null ? "]" : ", refused]");
    }
}
