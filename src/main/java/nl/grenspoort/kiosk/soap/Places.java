package nl.grenspoort.kiosk.soap;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

import java.util.regex.Pattern;

/**
 * Where in a request something is wrong: XPath 1.0, in which the prefix {@code desk} is the
 * contract's namespace. Only words that the contract has, and short ones of plain letters, are
 * repeated.
 */
final class Places {
    private static final Pattern SIMPLE = Pattern.compile("[A-Za-z][A-Za-z0-9._-]{0,39}");

    private Places() {}

    static boolean ours(Element element) {
        return DeskContract.NAMESPACE.equals(element.getNamespaceURI());
    }

    static String root(String name) {
        return "/soap:Envelope/soap:Body/desk:" + name;
    }

    static String header(String name) {
        return "/soap:Envelope/soap:Header/wsa:" + name;
    }

    static String field(String path, String name) {
        return path + "/desk:" + name;
    }

    static String item(String path, String name, int position) {
        return path + "/desk:" + name + "[" + position + "]";
    }

    /**
     * Any child.
     *
     * @param position among its siblings, from 1
     */
    static String child(String path, Element child, int position) {
        return ours(child) && SIMPLE.matcher(child.getLocalName()).matches()
                ? field(path, child.getLocalName())
                : path + "/*[" + position + "]";
    }

    /** The same place as a JSON Pointer into the tree that was made of a request. */
    static String xpath(String operation, Shape shape, String pointer) {
        String path = root(operation);
        @Nullable Shape at = shape;
        if (pointer.isEmpty()) {
            return path;
        }
        for (String token : pointer.substring(1).split("/", -1)) {
            switch (at) {
                case Shape.Fields fields -> {
                    path = field(path, token);
                    at = fields.fields().get(token);
                }
                case Shape.Items items -> {
                    path = item(path, items.item(), Integer.parseInt(token) + 1);
                    at = items.of();
                }
                case Shape.Entries entries -> {
                    path = entry(path, entries, token);
                    at = null;
                }
                case null, default -> {
                    return path;
                }
            }
        }
        return path;
    }

    private static String entry(String path, Shape.Entries entries, String name) {
        String item = field(path, entries.item());
        return SIMPLE.matcher(name).matches()
                ? item + "[desk:" + entries.name() + "='" + name + "']"
                : item;
    }
}
