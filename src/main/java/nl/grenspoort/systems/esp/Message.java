package nl.grenspoort.systems.esp;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.systems.SystemAnswer.Source;
import nl.grenspoort.systems.rest.JsonContract;
import nl.grenspoort.systems.rest.NotUnderstoodException;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * One message of the ESP: the parts that are new in it.
 *
 * @param query whose answers they are
 * @param complete nothing more will come
 */
record Message(String query, boolean complete, List<Part> parts) {
    Message {
        parts = List.copyOf(parts);
    }

    /**
     * What one system answered, in its own contract's words.
     *
     * @param messageId of the question
     * @param body null where the system said nothing
     */
    @SuppressWarnings("ArrayRecordComponent") // wire bytes; compared by nobody
    record Part(
            SystemId system,
            String messageId,
            Status status,
            Source source,
            byte @Nullable [] body) {}

    /** What came of the question. */
    enum Status {
        DATA,
        NO_DATA,
        TIMEOUT,
        UNAVAILABLE;

        /** Whether the system itself answered. */
        boolean answered() {
            return this == DATA || this == NO_DATA;
        }
    }

    static Message read(JsonContract contract, byte[] body) throws NotUnderstoodException {
        JsonNode root = contract.read("Answers", body);
        List<Part> parts = new ArrayList<>();
        for (JsonNode part : root.get("parts")) {
            parts.add(part(part));
        }
        return new Message(
                root.get("query").stringValue(), root.get("complete").booleanValue(), parts);
    }

    private static Part part(JsonNode part) throws NotUnderstoodException {
        try {
            Status status = Status.valueOf(part.get("status").stringValue());
            byte[] body = body(part.get("answer"));
            if (status.answered() != (body != null)) {
                throw new NotUnderstoodException("an answer goes with DATA and NO_DATA only");
            }
            return new Part(
                    new SystemId(part.get("system").stringValue()),
                    part.get("messageId").stringValue(),
                    status,
                    source(part),
                    body);
        } catch (IllegalArgumentException e) {
            throw new NotUnderstoodException("a part can't be read: " + e.getClass().getName());
        }
    }

    private static Source source(JsonNode part) throws NotUnderstoodException {
        Source.Kind kind =
                part.has("source")
                        ? Source.Kind.valueOf(part.get("source").stringValue())
                        : Source.Kind.CENTRAL;
        if ((kind == Source.Kind.CENTRAL) == part.has("ageMinutes")) {
            throw new NotUnderstoodException("an age goes with a copy and with nothing else");
        }
        return kind == Source.Kind.CENTRAL
                ? Source.CENTRAL
                : new Source(kind, Duration.ofMinutes(part.get("ageMinutes").intValue()));
    }

    private static byte @Nullable [] body(@Nullable JsonNode answer) {
        if (answer == null) {
            return null;
        }
        if (answer.has("json")) {
            return JsonContract.write(answer.get("json"));
        }
        ByteArrayOutputStream xml = new ByteArrayOutputStream();
        for (JsonNode piece : answer.get("xml")) {
            xml.writeBytes(Base64.getDecoder().decode(piece.stringValue()));
        }
        return xml.toByteArray();
    }
}
