package nl.grenspoort.cli;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.stream.StreamSupport;

/** JSON as the commands read and print it. */
final class Json {
    static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final ObjectWriter PRETTY = MAPPER.writerWithDefaultPrettyPrinter();

    private Json() {}

    static String pretty(Object value) {
        return PRETTY.writeValueAsString(value);
    }

    /** The elements' text; empty for a node that is no array. */
    static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(Json::text).toList();
    }

    /** Text of a value; empty for null, for what is missing, and for what is no single value. */
    static String text(JsonNode value) {
        return value.isValueNode() && !value.isNull() ? value.asString() : "";
    }
}
