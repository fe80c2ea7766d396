package nl.grenspoort.trust.wus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;

import nl.grenspoort.quality.Threat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** What {@link SafeXml} refuses before anything of a message is looked at. */
class SafeXmlTest {
    private static final int MOST = 50_000_000;
    private static final byte[] PLAIN =
            "<s:Envelope xmlns:s='urn:s'><s:Body><a xmlns='urn:a'>x</a></s:Body></s:Envelope>"
                    .getBytes(UTF_8);

    /** Tags are bounded here; length is bounded by whoever received the message. */
    private static final List<String> BOUNDED_BY_LENGTH =
            List.of("a long text", "a long CDATA section", "many character references");

    /** Left to the contract: not XML that means anything here, and no danger to read. */
    private static final List<String> HARMLESS = List.of("an include");

    private static final Map<String, UnaryOperator<byte[]>> BOMBS = XmlBombs.all();

    @SuppressWarnings("unused") // read by name
    private static final List<String> refused =
            BOMBS.keySet().stream()
                    .filter(name -> !BOUNDED_BY_LENGTH.contains(name) && !HARMLESS.contains(name))
                    .toList();

    @Test
    void what_the_attacks_start_from_is_read() throws WusRefusedException {
        assertThat(SafeXml.parse(PLAIN, MOST).getDocumentElement().getTextContent()).isEqualTo("x");
        assertThat(SafeXml.parse(with("<?xml version='1.0' encoding='utf-8'?>"), MOST)).isNotNull();
        assertThat(SafeXml.parse(with("\ufeff"), MOST)).isNotNull();
        assertThat(SafeXml.parse(with("<?xml version='1.0' standalone='yes'?>"), MOST)).isNotNull();
    }

    @Threat("T-XML-1")
    @ParameterizedTest
    @FieldSource("refused")
    void xml_that_steers_or_wears_out_a_parser_is_refused(String name) {
        byte[] bomb = bomb(name).apply(PLAIN);
        assertThatThrownBy(() -> SafeXml.parse(bomb, MOST))
                .isInstanceOf(WusRefusedException.class)
                .message()
                .hasSizeLessThan(200)
                .doesNotContain("root:", "aaaa", "nnnn");
    }

    /** An attacker's byte costs at most this many of ours: measured, not guessed. */
    @Threat("T-XML-2")
    @Test
    void no_message_costs_much_more_memory_than_its_length() throws WusRefusedException {
        byte[] many = with("", "<a b=''/>".repeat(39_000));
        SafeXml.parse(many, MOST); // classes are loaded now
        long before = allocated();
        SafeXml.parse(many, MOST);
        assertThat(allocated() - before).isLessThan(200L * many.length);
        for (String name : refused) {
            byte[] bomb = bomb(name).apply(PLAIN);
            long start = allocated();
            assertThatThrownBy(() -> SafeXml.parse(bomb, MOST))
                    .isInstanceOf(WusRefusedException.class);
            assertThat(allocated() - start).as(name).isLessThan(4_000_000 + 60L * bomb.length);
        }
    }

    @Threat("T-XML-3")
    @Test
    void nothing_is_fetched_whatever_a_message_points_to() throws Exception {
        AtomicInteger fetched = new AtomicInteger();
        HttpServer net = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 10);
        net.createContext(
                "/",
                exchange -> {
                    fetched.incrementAndGet();
                    exchange.sendResponseHeaders(404, -1);
                });
        net.start();
        try {
            String here = "http://127.0.0.1:" + net.getAddress().getPort() + "/x";
            read(with("<!DOCTYPE e SYSTEM '" + here + "'>"));
            read(with("<!DOCTYPE e PUBLIC '-//X' '" + here + "'>"));
            read(with("<!DOCTYPE e [<!ENTITY % p SYSTEM '" + here + "'> %p;]>"));
            read(with("<!DOCTYPE e [<!ENTITY x SYSTEM '" + here + "'>]>", "&x;"));
            read(with("<?xml-stylesheet href='" + here + "'?>"));
            read(
                    with(
                            "",
                            "<i:include xmlns:i='http://www.w3.org/2001/XInclude' href='"
                                    + here
                                    + "'/>"));
            read(with("", schema("schemaLocation", "urn:a " + here)));
            read(with("", schema("noNamespaceSchemaLocation", here)));
            read(with("", "<a xml:base='" + here + "' href='x'/>"));
        } finally {
            net.stop(0);
        }
        assertThat(fetched).hasValue(0);
    }

    private static String schema(String name, String location) {
        return "<a xmlns:i='http://www.w3.org/2001/XMLSchema-instance' i:%s='%s'/>"
                .formatted(name, location);
    }

    private static void read(byte[] bytes) {
        try {
            SafeXml.parse(bytes, MOST);
        } catch (WusRefusedException _) {
            // refused or read: what counts is that nothing was fetched
        }
    }

    private static byte[] with(String before) {
        return with(before, "");
    }

    private static byte[] with(String before, String inside) {
        String text = new String(PLAIN, UTF_8).replace("x</a>", "x" + inside + "</a>");
        return (before + text).getBytes(UTF_8);
    }

    private static UnaryOperator<byte[]> bomb(String name) {
        return Objects.requireNonNull(BOMBS.get(name));
    }

    /** Bytes that this thread ever took from the heap. */
    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getCurrentThreadAllocatedBytes();
    }
}
