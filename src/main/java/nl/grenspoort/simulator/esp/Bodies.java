package nl.grenspoort.simulator.esp;

import nl.grenspoort.identity.DocumentNumber;
import nl.grenspoort.systems.rest.JsonContract;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Bodies that the contract carries. */
final class Bodies {
    private static final Pattern NUMBER = Pattern.compile("<(?:\\w+:)?number>([^<]+)<");

    private Bodies() {}

    /** Numbers of documents in any question of a query; empty when it can't be read. */
    static Optional<Set<String>> documents(byte[] query) {
        try {
            Set<String> numbers = new HashSet<>();
            for (JsonNode consultation : JsonContract.read(query).path("consultations")) {
                numbersIn(consultation.path("question")).forEach(numbers::add);
            }
            return Optional.of(numbers);
        } catch (JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Stream<String> numbersIn(JsonNode question) {
        Stream<String> found =
                question.has("xml")
                        ? NUMBER.matcher(new String(bytes(question), StandardCharsets.UTF_8))
                                .results()
                                .map(number -> number.group(1))
                        : question.findValues("number").stream()
                                .map(number -> number.stringValue(""));
        return found.filter(number -> !number.isBlank())
                .map(number -> new DocumentNumber(number).value());
    }

    static byte[] bytes(JsonNode carried) {
        if (carried.has("json")) {
            return JsonContract.write(carried.get("json"));
        }
        ByteArrayOutputStream xml = new ByteArrayOutputStream();
        carried.get("xml")
                .forEach(piece -> xml.writeBytes(Base64.getDecoder().decode(piece.stringValue())));
        return xml.toByteArray();
    }
}
