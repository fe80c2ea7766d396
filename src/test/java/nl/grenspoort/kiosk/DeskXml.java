package nl.grenspoort.kiosk;

import org.w3c.dom.Element;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Set;

/** An answer of the desk service in the form that REST gives, made without the gateway's code. */
final class DeskXml {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Set<String> LISTS =
            Set.of(
                    "letters",
                    "findings",
                    "answers",
                    "documents",
                    "captures",
                    "checks",
                    "counted",
                    "observations",
                    "wrongCheckDigits");
    private static final Set<String> BOOLEANS =
            Set.of(
                    "nameMayBeTruncated",
                    "shown",
                    "purposeShown",
                    "meansShown",
                    "objects",
                    "partial");
    private static final Set<String> NUMBERS =
            Set.of("ageMinutes", "line", "position", "used", "days", "daysLeft", "overstayDays");

    private DeskXml() {}

    static JsonNode json(Element element) {
        String name = element.getLocalName();
        List<Element> children = DeskReply.children(element);
        if (LISTS.contains(name)) {
            ArrayNode list = NODES.arrayNode();
            children.forEach(child -> list.add(json(child)));
            return list;
        }
        if (name.equals("parameters")) {
            ObjectNode map = NODES.objectNode();
            children.forEach(
                    child ->
                            map.put(
                                    DeskReply.children(child).get(0).getTextContent(),
                                    DeskReply.children(child).get(1).getTextContent()));
            return map;
        }
        if (children.isEmpty()) {
            return leaf(name, element.getTextContent());
        }
        ObjectNode object = NODES.objectNode();
        children.forEach(child -> object.set(child.getLocalName(), json(child)));
        return object;
    }

    private static JsonNode leaf(String name, String text) {
        if (NUMBERS.contains(name)) {
            return NODES.numberNode(Integer.parseInt(text));
        }
        return BOOLEANS.contains(name)
                ? NODES.booleanNode(Boolean.parseBoolean(text))
                : NODES.stringNode(text);
    }
}
