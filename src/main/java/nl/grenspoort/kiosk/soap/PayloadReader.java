package nl.grenspoort.kiosk.soap;

import nl.grenspoort.kiosk.problem.InputError;
import nl.grenspoort.kiosk.problem.InputError.Code;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import javax.xml.XMLConstants;

/**
 * Makes of a request's elements the tree that REST has as JSON, and names what has no place in it.
 * Whether the values are right is for {@code kiosk.input}, as it is for REST.
 */
final class PayloadReader {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,18}");
    private static final Map<String, Boolean> BOOLEANS =
            Map.of("true", true, "1", true, "false", false, "0", false);
    private static final Pattern SPACE = Pattern.compile("[ \\t\\r\\n]+");
    private static final int MOST_ERRORS = 100;

    private final List<InputError> errors = new ArrayList<>();

    private PayloadReader() {}

    /**
     * What was read.
     *
     * @param errors what was not, by XPath
     */
    record Read(ObjectNode tree, List<InputError> errors) {}

    static Read read(Element payload, Shape.Fields shape) {
        PayloadReader reader = new PayloadReader();
        ObjectNode tree = reader.fields(payload, shape, Places.root(payload.getLocalName()));
        return new Read(tree, List.copyOf(reader.errors));
    }

    private JsonNode value(Element element, Shape shape, String path) {
        if (nil(element)) {
            return NODES.nullNode();
        }
        return switch (shape) {
            case Shape.Fields fields -> fields(element, fields, path);
            case Shape.Items items -> items(element, items, path);
            case Shape.Entries entries -> entries(element, entries, path);
            case Shape.Text _, Shape.Number _, Shape.Bool _, Shape.Bytes _ ->
                    leaf(element, shape, path);
        };
    }

    private JsonNode leaf(Element element, Shape shape, String path) {
        attributes(element, path);
        String text = element.getTextContent();
        if (!children(element).isEmpty()) {
            // an object where a text belongs: told as REST tells it
            return NODES.objectNode();
        }
        return switch (shape) {
            case Shape.Bytes _ -> NODES.stringNode(SPACE.matcher(text).replaceAll(""));
            case Shape.Number _ when NUMBER.matcher(text.strip()).matches() ->
                    NODES.numberNode(Long.parseLong(text.strip()));
            case Shape.Bool _ when BOOLEANS.containsKey(text.strip()) ->
                    NODES.booleanNode(BOOLEANS.get(text.strip()));
            default -> NODES.stringNode(SPACE.matcher(text).replaceAll(" ").strip());
        };
    }

    private ObjectNode fields(Element element, Shape.Fields shape, String path) {
        holdsElementsOnly(element, path);
        ObjectNode object = NODES.objectNode();
        int position = 0;
        for (Element child : children(element)) {
            position++;
            String name = child.getLocalName();
            Shape of = Places.ours(child) ? shape.fields().get(name) : null;
            if (of == null) {
                unknown(child, path, position);
            } else if (object.has(name)) {
                add(Places.field(path, name), Code.DUPLICATE, "the element stands there twice");
            } else {
                object.set(name, value(child, of, Places.field(path, name)));
            }
        }
        return object;
    }

    private ArrayNode items(Element element, Shape.Items shape, String path) {
        holdsElementsOnly(element, path);
        ArrayNode array = NODES.arrayNode();
        int position = 0;
        for (Element child : children(element)) {
            position++;
            if (named(child, shape.item())) {
                String place = Places.item(path, shape.item(), array.size() + 1);
                array.add(value(child, shape.of(), place));
            } else {
                unknown(child, path, position);
            }
        }
        return array;
    }

    private ObjectNode entries(Element element, Shape.Entries shape, String path) {
        holdsElementsOnly(element, path);
        ObjectNode object = NODES.objectNode();
        int position = 0;
        int count = 0;
        for (Element child : children(element)) {
            position++;
            if (!named(child, shape.item())) {
                unknown(child, path, position);
                continue;
            }
            String place = Places.item(path, shape.item(), ++count);
            ObjectNode entry = fields(child, entry(shape), place);
            JsonNode name = entry.get(shape.name());
            if (name == null || !name.isString()) {
                add(Places.field(place, shape.name()), Code.MISSING, "is required");
            } else if (object.has(name.stringValue())) {
                add(place, Code.DUPLICATE, "the same name stands there twice");
            } else {
                JsonNode value = entry.get(shape.value());
                object.set(name.stringValue(), value == null ? NODES.nullNode() : value);
            }
        }
        return object;
    }

    private static Shape.Fields entry(Shape.Entries shape) {
        Shape text = new Shape.Text();
        return new Shape.Fields(java.util.Map.of(shape.name(), text, shape.value(), text));
    }

    private void holdsElementsOnly(Element element, String path) {
        attributes(element, path);
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node.getNodeType() == Node.TEXT_NODE && !node.getNodeValue().isBlank()) {
                add(path, Code.WRONG_TYPE, "holds elements, no text");
                return;
            }
        }
    }

    /** Declarations of namespaces, and what XML Schema says of an instance, are no content. */
    private void attributes(Element element, String path) {
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            Attr attribute = (Attr) attributes.item(i);
            String namespace = attribute.getNamespaceURI();
            if (!XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(namespace)
                    && !XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI.equals(namespace)) {
                add(path + "/@*", Code.UNKNOWN_PROPERTY, "no attribute is in the contract");
                return;
            }
        }
    }

    private void unknown(Element child, String path, int position) {
        add(Places.child(path, child, position), Code.UNKNOWN_PROPERTY, "is not in the contract");
    }

    private void add(String path, Code code, String detail) {
        if (errors.size() < MOST_ERRORS) {
            errors.add(new InputError(path, code, detail));
        }
    }

    private static boolean nil(Element element) {
        @Nullable String nil =
                element.getAttributeNS(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "nil");
        return "true".equals(nil) || "1".equals(nil);
    }

    private static boolean named(Element element, String name) {
        return Places.ours(element) && name.equals(element.getLocalName());
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }
}
