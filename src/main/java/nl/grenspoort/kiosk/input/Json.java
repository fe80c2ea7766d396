package nl.grenspoort.kiosk.input;

import nl.grenspoort.kiosk.problem.InputError;
import nl.grenspoort.kiosk.problem.InputError.Code;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The body of a request: a JSON tree, or what is wrong with its bytes. */
public sealed interface Json {
    /** Deeper than any request needs, and far from hurting a stack. */
    int MAX_DEPTH = 12;

    /**
     * Names, values and brackets of one body. The largest request of the contract has some hundred;
     * twelve megabytes of {@code {},} would be four million objects.
     */
    int MAX_TOKENS = 5000;

    /** The bytes are one JSON text (RFC 8259) without duplicate keys. */
    record Tree(JsonNode root) implements Json {
        @Override
        public String toString() {
            return "Tree[hidden]";
        }
    }

    /** They are not. */
    record Unreadable(InputError error) implements Json {}

    /** Reads bytes; never throws because of them. */
    static Json of(byte[] bytes) {
        try (JsonParser parser = Reader.JSON.createParser(bytes)) {
            try {
                JsonNode root = parser.readValueAsTree();
                if (root == null || root.isMissingNode()) {
                    return new Unreadable(new InputError("", Code.MISSING, "the body is empty"));
                }
                return parser.nextToken() == null
                        ? new Tree(root)
                        : new Unreadable(
                                new InputError("", Code.NOT_JSON, "something follows the JSON"));
            } catch (JacksonException e) {
                return new Unreadable(Reader.error(e, parser));
            }
        } catch (JacksonException e) {
            return new Unreadable(new InputError("", Code.NOT_JSON, "the body is no JSON"));
        }
    }

    /** The library's messages quote the input, so that none of them is passed on. */
    final class Reader {
        private static final JsonMapper JSON =
                JsonMapper.builder(
                                JsonFactory.builder()
                                        // UTF-8 and nothing else (RFC 8259, 8.1)
                                        .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
                                        .streamReadConstraints(
                                                StreamReadConstraints.builder()
                                                        .maxNestingDepth(MAX_DEPTH)
                                                        .maxTokenCount(MAX_TOKENS)
                                                        .maxNumberLength(20)
                                                        .maxNameLength(200)
                                                        .maxStringLength(Integer.MAX_VALUE)
                                                        .build())
                                        .build())
                        .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                        .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                        .build();

        private Reader() {}

        private static InputError error(JacksonException e, JsonParser parser) {
            String pointer = parser.streamReadContext().pathAsPointer().toString();
            TokenStreamLocation at =
                    e.getLocation() == null ? parser.currentLocation() : e.getLocation();
            String place = "line " + at.getLineNr() + ", column " + at.getColumnNr();
            return switch (e) {
                case StreamConstraintsException _ ->
                        new InputError(
                                pointer, Code.TOO_COMPLEX, "beyond what is read, at " + place);
                case StreamReadException _ ->
                        new InputError(pointer, Code.NOT_JSON, "no JSON from " + place);
                default ->
                        new InputError(pointer, Code.DUPLICATE, "the property stands there twice");
            };
        }
    }
}
