package nl.grenspoort.simulator.ees;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.Base64URL;
import com.sun.net.httpserver.HttpServer;

import nl.grenspoort.quality.Mutator;
import nl.grenspoort.quality.Threat;
import nl.grenspoort.systems.SystemAnswer;
import nl.grenspoort.systems.WireReply;

import org.junit.jupiter.api.Test;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers of the EES that ask the gateway to fetch, to guess, or to wear itself out. */
class ReplyGamesTest {
    private final RealAnswers real = new RealAnswers();
    private final WireReply data = real.data;

    @Threat("T-XML-3")
    @Test
    void nothing_is_fetched_whatever_a_signature_points_to() throws Exception {
        AtomicInteger fetched = new AtomicInteger();
        HttpServer net = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 10);
        net.createContext(
                "/",
                exchange -> {
                    fetched.incrementAndGet();
                    exchange.sendResponseHeaders(404, -1);
                });
        net.start();
        URI here = URI.create("http://127.0.0.1:" + net.getAddress().getPort() + "/x");
        try {
            // named besides the chain they change nothing; instead of it they are no signature
            assertThat(real.read(Forgery.jws(data, header().jwkURL(here).build())))
                    .isInstanceOf(SystemAnswer.Data.class);
            assertThat(real.read(Forgery.jws(data, header().x509CertURL(here).build())))
                    .isInstanceOf(SystemAnswer.Data.class);
            assertThat(real.read(Forgery.jws(data, header().keyID("../../secret").build())))
                    .isInstanceOf(SystemAnswer.Data.class);
            assertRefused(
                    "keys elsewhere",
                    Forgery.jws(data, header().x509CertChain(null).jwkURL(here).build()));
            assertRefused(
                    "a certificate elsewhere",
                    Forgery.jws(data, header().x509CertChain(null).x509CertURL(here).build()));
            assertRefused(
                    "a key's name only",
                    Forgery.jws(data, header().x509CertChain(null).keyID("ees-signing").build()));
        } finally {
            net.stop(0);
        }
        assertThat(fetched).hasValue(0);
    }

    @Threat("T-SIG-2")
    @Test
    void a_signature_written_in_another_way_is_none() {
        String[] parts = Forgery.signature(data).split("\\.", -1);
        String header = Base64URL.from(parts[0]).decodeToString();
        Map<String, String> games = new LinkedHashMap<>();
        games.put("with its payload", parts[0] + "." + Base64URL.encode("x") + "." + parts[2]);
        games.put("with four parts", parts[0] + ".." + parts[2] + ".x");
        games.put("with two parts", parts[0] + "." + parts[2]);
        games.put(
                "as JSON",
                "{\"protected\":\"" + parts[0] + "\",\"signature\":\"" + parts[2] + "\"}");
        games.put("without a signature", parts[0] + "..");
        games.put("a name twice", headed(header.replace("{", "{\"alg\":\"none\","), parts));
        games.put("a name twice, later", headed(header.replace("}", ",\"alg\":\"none\"}"), parts));
        games.put("spaces in the header", headed(header.replace(":", ": "), parts));
        games.put("a header that is none", headed("[]", parts));
        games.put("a deep header", headed("{\"a\":" + "[".repeat(5000) + "}", parts));
        games.put("a long header", headed("{\"a\":\"" + "x".repeat(20_000) + "\"}", parts));
        games.put("no list of what is critical", headed(header.replace("crit", "crat"), parts));
        games.put(
                "b64 as text", headed(header.replace("\"b64\":false", "\"b64\":\"false\""), parts));
        games.put("b64 true", headed(header.replace("\"b64\":false", "\"b64\":true"), parts));
        games.put(
                "a chain of nothing",
                headed(header.replaceAll("\"x5c\":\\[[^]]*]", "\"x5c\":[null]"), parts));
        games.put(
                "a chain of texts",
                headed(header.replaceAll("\"x5c\":\\[[^]]*]", "\"x5c\":[\"AAAA\",\"x\"]"), parts));
        games.forEach(
                (name, signature) ->
                        assertRefused(name, Forgery.with(data, "message-signature", signature)));
    }

    /** Signed by the EES itself, and yet nothing that can be read in one way. */
    @Threat("T-SIZE-4")
    @Test
    void a_signed_body_made_to_wear_out_or_confuse_a_reader_is_not_used() {
        String good = new String(data.body(), UTF_8);
        Map<String, byte[]> bodies = new LinkedHashMap<>();
        bodies.put("deep", ("[".repeat(100_000)).getBytes(UTF_8));
        bodies.put("many members", ("[" + "{},".repeat(300_000) + "{}]").getBytes(UTF_8));
        bodies.put(
                "a name twice",
                good.replaceFirst("\\{", "{\"individualFiles\":[],").getBytes(UTF_8));
        bodies.put("a number without end", ("{\"a\":" + "9".repeat(100_000) + "}").getBytes(UTF_8));
        bodies.put("beyond numbers", "{\"individualFiles\":1e999999999}".getBytes(UTF_8));
        bodies.put("no number", "{\"individualFiles\":NaN}".getBytes(UTF_8));
        bodies.put("something after it", (RealAnswers.NOTHING + "{}").getBytes(UTF_8));
        bodies.put("a mark in front", ("\ufeff" + RealAnswers.NOTHING).getBytes(UTF_8));
        bodies.put("UTF-16", RealAnswers.NOTHING.getBytes(Charset.forName("UTF-16BE")));
        bodies.put("UTF-32", RealAnswers.NOTHING.getBytes(Charset.forName("UTF-32")));
        bodies.put("a long text", ("{\"a\":\"" + "x".repeat(1_000_000) + "\"}").getBytes(UTF_8));
        bodies.put("no UTF-8", new byte[] {'{', '"', -1, '"', ':', '1', '}'});
        bodies.put("nothing", new byte[0]);
        bodies.forEach(
                (name, body) ->
                        assertThat(
                                        real.read(
                                                Forgery.signed(
                                                        data,
                                                        Map.of(),
                                                        body,
                                                        Forgery.ees(),
                                                        real.exchange.clock())))
                                .as(name)
                                .isEqualTo(real.unavailable("NOT_UNDERSTOOD")));
    }

    /** The fuzzer's promise at E3: -Dgrenspoort.fuzz=100000 for more. */
    @Threat({"T-SIG-3", "T-XML-4"})
    @Test
    void no_mutation_turns_an_answer_into_another_or_breaks_the_reader() {
        SystemAnswer original = real.read(data);
        Mutator bodies = new Mutator(1, data.body(), RealAnswers.NOTHING.getBytes(UTF_8));
        Mutator signatures = new Mutator(2, Forgery.signature(data).getBytes(UTF_8));
        byte[] header = Base64URL.from(Forgery.signature(data).split("\\.")[0]).decode();
        Mutator headers = new Mutator(3, header);
        for (int i = 0; i < Mutator.rounds(700); i++) {
            assertSameOrUnknown(bodies, Forgery.with(data, bodies.next()), original);
            String signature = new String(signatures.next(), UTF_8);
            assertSameOrUnknown(
                    signatures, Forgery.with(data, "message-signature", signature), original);
            String rest = Forgery.signature(data).split("\\.", 2)[1];
            assertSameOrUnknown(
                    headers,
                    Forgery.with(
                            data,
                            "message-signature",
                            Base64URL.encode(headers.next()) + "." + rest),
                    original);
        }
    }

    private void assertSameOrUnknown(Mutator by, WireReply reply, SystemAnswer original) {
        SystemAnswer answer = real.read(reply);
        if (answer.known()) {
            assertThat(answer).as(by.toString()).isEqualTo(original);
        }
    }

    private void assertRefused(String name, WireReply reply) {
        assertThat(real.read(reply)).as(name).isEqualTo(real.unavailable("SIGNATURE_INVALID"));
    }

    private JWSHeader.Builder header() {
        return Forgery.header(
                JWSAlgorithm.PS256, List.copyOf(Forgery.COVERED), real.exchange.clock().instant());
    }

    private static String headed(String header, String[] parts) {
        return Base64URL.encode(header) + ".." + parts[2];
    }
}
