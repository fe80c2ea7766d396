package nl.grenspoort.trust.wus;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** XML made to steer a parser or to wear it out, around a message that is otherwise in order. */
final class XmlBombs {
    private XmlBombs() {}

    static Map<String, UnaryOperator<byte[]>> all() {
        Map<String, UnaryOperator<byte[]>> bombs = new LinkedHashMap<>();
        documentTypes(bombs);
        masses(bombs);
        encodings(bombs);
        characters(bombs);
        return bombs;
    }

    private static void documentTypes(Map<String, UnaryOperator<byte[]>> bombs) {
        bombs.put("an empty DTD", doctype("<!DOCTYPE e>"));
        bombs.put("a DTD from a file", doctype("<!DOCTYPE e SYSTEM \"file:///etc/passwd\">"));
        bombs.put(
                "a DTD from the net", doctype("<!DOCTYPE e SYSTEM \"http://127.0.0.1:9/e.dtd\">"));
        bombs.put(
                "a public DTD",
                doctype("<!DOCTYPE e PUBLIC \"-//X//Y\" \"http://127.0.0.1:9/e\">"));
        bombs.put(
                "a file as entity",
                entity("<!DOCTYPE e [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"));
        bombs.put(
                "a parameter entity",
                doctype("<!DOCTYPE e [<!ENTITY % p SYSTEM \"http://127.0.0.1:9/p\"> %p;]>"));
        bombs.put(
                "quadratic entities",
                entity("<!DOCTYPE e [<!ENTITY x \"" + "a".repeat(50_000) + "\">]>"));
        bombs.put("an attribute list", doctype("<!DOCTYPE e [<!ATTLIST e a CDATA \"x\">]>"));
    }

    private static void masses(Map<String, UnaryOperator<byte[]>> bombs) {
        bombs.put("ten thousand attributes", attributes(numbered(i -> "a" + i + "=\"x\"", 10_000)));
        bombs.put(
                "ten thousand namespaces",
                attributes(numbered(i -> "xmlns:n" + i + "=\"urn:" + i + "\"", 10_000)));
        bombs.put("names of one hash", attributes(numbered(i -> colliding(i) + "=\"x\"", 4096)));
        bombs.put(
                "a hundred thousand levels",
                inBody("<a>".repeat(100_000) + "</a>".repeat(100_000)));
        bombs.put("fifty levels", inBody("<a>".repeat(50) + "</a>".repeat(50)));
        bombs.put("a hundred thousand elements", inBody("<a/>".repeat(100_000)));
        bombs.put("a name of a hundred kilobytes", inBody("<" + "n".repeat(100_000) + "/>"));
        bombs.put("an attribute's name of the same", inBody("<a " + "n".repeat(100_000) + "=''/>"));
        bombs.put("a long comment", inBody("<!--" + "c".repeat(100_000) + "-->"));
        bombs.put("a long instruction", inBody("<?x " + "c".repeat(100_000) + "?>"));
        bombs.put("a long text", inBody("t".repeat(5_000_000)));
        bombs.put("a long CDATA section", inBody("<![CDATA[" + "c".repeat(5_000_000) + "]]>"));
        bombs.put("many character references", inBody("&#97;".repeat(1_000_000)));
    }

    private static void encodings(Map<String, UnaryOperator<byte[]>> bombs) {
        bombs.put("UTF-16 without a word about it", recoded("", StandardCharsets.UTF_16BE));
        bombs.put("UTF-16 from the other end", recoded("UTF-16LE", StandardCharsets.UTF_16LE));
        bombs.put("UTF-32", recoded("UTF-32", Charset.forName("UTF-32")));
        bombs.put("EBCDIC", recoded("IBM037", Charset.forName("IBM037")));
        bombs.put("Latin-1", recoded("ISO-8859-1", StandardCharsets.ISO_8859_1));
        bombs.put("ASCII", recoded("US-ASCII", StandardCharsets.US_ASCII));
        bombs.put("UTF-7", recoded("UTF-7", UTF_8));
        bombs.put("an encoding nobody has", recoded("x-none", UTF_8));
        bombs.put("XML 1.1", prefixed("<?xml version=\"1.1\" encoding=\"UTF-8\"?>"));
        bombs.put("XML 2.0", prefixed("<?xml version=\"2.0\"?>"));
        bombs.put("UTF-16's mark before UTF-8", bytes -> joined(new byte[] {-2, -1}, bytes));
    }

    private static void characters(Map<String, UnaryOperator<byte[]>> bombs) {
        bombs.put("a style sheet", prefixed("<?xml-stylesheet href=\"http://127.0.0.1:9/x\"?>"));
        bombs.put("a comment in front", prefixed("<!-- -->"));
        bombs.put("something after the end", bytes -> joined(bytes, "<a/>".getBytes(UTF_8)));
        bombs.put("a comment after the end", bytes -> joined(bytes, "<!---->".getBytes(UTF_8)));
        bombs.put("a NUL after the end", bytes -> joined(bytes, new byte[1]));
        bombs.put("a reference to NUL", inBody("&#0;"));
        bombs.put("a reference to a control character", inBody("&#x1F;"));
        bombs.put("a reference beyond Unicode", inBody("&#x110000;"));
        bombs.put("a reference to half a character", inBody("&#xD800;"));
        bombs.put("a NUL", inBody("\0"));
        bombs.put("half a character", inBody(new byte[] {-19, -96, -128}));
        bombs.put("an overlong slash", inBody(new byte[] {-64, -81}));
        bombs.put("a byte that is no UTF-8", inBody(new byte[] {-1}));
        bombs.put("an entity of its own accord", inBody("&nbsp;"));
        bombs.put("an include", inBody(include()));
    }

    private static String include() {
        return "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude'"
                + " href='file:///etc/passwd' parse='text'/>";
    }

    /** Equal hash codes in Java: every pair of letters is either Aa or BB. */
    private static String colliding(int i) {
        return IntStream.range(0, 12)
                .mapToObj(bit -> (i >> bit & 1) == 0 ? "Aa" : "BB")
                .collect(Collectors.joining());
    }

    private static String numbered(java.util.function.IntFunction<String> item, int count) {
        return IntStream.range(0, count).mapToObj(item).collect(Collectors.joining(" "));
    }

    private static UnaryOperator<byte[]> doctype(String doctype) {
        return prefixed(doctype);
    }

    /** Declares the entity x, and uses it often in the body. */
    private static UnaryOperator<byte[]> entity(String doctype) {
        return bytes -> prefixed(doctype).apply(inBody("&x;".repeat(1000)).apply(bytes));
    }

    private static UnaryOperator<byte[]> prefixed(String text) {
        return bytes -> joined(text.getBytes(UTF_8), bytes);
    }

    /** Onto the payload's root element. */
    private static UnaryOperator<byte[]> attributes(String attributes) {
        return bytes -> {
            String text = new String(bytes, UTF_8);
            int body = text.indexOf(":Body");
            int payload = text.indexOf('<', body);
            int name = payload + 1;
            while (!Character.isWhitespace(text.charAt(name)) && text.charAt(name) != '>') {
                name++;
            }
            return (text.substring(0, name) + " " + attributes + text.substring(name))
                    .getBytes(UTF_8);
        };
    }

    private static UnaryOperator<byte[]> inBody(String more) {
        return inBody(more.getBytes(UTF_8));
    }

    /** At the end of the body, where text and elements can stand. */
    private static UnaryOperator<byte[]> inBody(byte[] more) {
        return bytes -> {
            String latin = new String(bytes, StandardCharsets.ISO_8859_1);
            int end = latin.lastIndexOf("</", latin.lastIndexOf(":Body>"));
            return joined(
                    joined(Arrays.copyOf(bytes, end), more),
                    Arrays.copyOfRange(bytes, end, bytes.length));
        };
    }

    private static UnaryOperator<byte[]> recoded(String named, Charset charset) {
        String declaration =
                named.isEmpty() ? "" : "<?xml version=\"1.0\" encoding=\"" + named + "\"?>";
        return bytes -> (declaration + new String(bytes, UTF_8)).getBytes(charset);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
