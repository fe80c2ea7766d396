package nl.grenspoort.systems.sis;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;

import nl.grenspoort.quality.Mutator;
import nl.grenspoort.quality.Threat;
import nl.grenspoort.systems.Attempt;
import nl.grenspoort.systems.SystemAdapter;
import nl.grenspoort.systems.SystemAnswer;
import nl.grenspoort.systems.WireReply;
import nl.grenspoort.trust.TestPki;
import nl.grenspoort.trust.wus.SentMessage;
import nl.grenspoort.trust.wus.SignatureGames;
import nl.grenspoort.trust.wus.SoapForge;

import org.junit.jupiter.api.Test;

import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/** A SIS that lies, or somebody between it and the gateway. */
class SisAttackTest {
    private static final String NOTHING =
            "<searchResponse xmlns='urn:grenspoort:contracts:sis:v1'>"
                    + "<source>CENTRAL</source></searchResponse>";
    private static final String HIT = SisAnswerTest.DISCREET;

    private final SystemAdapter adapter = SisQuestions.adapter(InstantSource.system());
    private final Attempt sent =
            adapter.translate(
                    Attempt.first(
                            SisQuestions.about("X1", "ERIKSSON", "ANNA MARIA", "1974-08-12")));

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
        try {
            String here = "http://127.0.0.1:" + net.getAddress().getPort() + "/x";
            SignatureGames.fetching(here)
                    .forEach(
                            (name, attack) ->
                                    assertThat(read(attack.apply(answer(HIT))).known())
                                            .as(name)
                                            .isFalse());
        } finally {
            net.stop(0);
        }
        assertThat(fetched).hasValue(0);
    }

    /** A text written otherwise is the same text, to the signature and to whoever reads it. */
    @Threat("T-SIG-1")
    @Test
    void another_spelling_of_the_same_signed_text_is_the_same_answer() {
        SystemAnswer original = read(answer(HIT));
        assertThat(original).isInstanceOf(SystemAnswer.Data.class);
        for (String spelling : new String[] {"<![CDATA[FRA]]>", "&#70;RA", "F<![CDATA[]]>RA"}) {
            String text = new String(answer(HIT), UTF_8).replace(">FRA<", ">" + spelling + "<");
            assertThat(text).contains(spelling);
            assertThat(read(text.getBytes(UTF_8))).as(spelling).isEqualTo(original);
        }
    }

    /** The fuzzer's promise at E3: -Dgrenspoort.fuzz=100000 for more. */
    @Threat({"T-SIG-3", "T-XML-4"})
    @Test
    void no_mutation_turns_an_answer_into_another_or_breaks_the_reader() {
        for (String payload : new String[] {HIT, NOTHING}) {
            byte[] good = answer(payload);
            SystemAnswer original = read(good);
            Mutator mutator = new Mutator(20_261_125, good, answer(NOTHING), answer(HIT));
            for (int i = 0; i < Mutator.rounds(1000); i++) {
                SystemAnswer answer = read(mutator.next());
                if (answer.known()) {
                    assertThat(answer).as(mutator.toString()).isEqualTo(original);
                }
            }
        }
    }

    private byte[] answer(String payload) {
        SentMessage state = (SentMessage) Objects.requireNonNull(sent.codecState());
        return SoapForge.answer(state, TestPki.shared().credentials("sis-signing"), payload)
                .bytes();
    }

    private SystemAnswer read(byte[] body) {
        return adapter.translateBack(
                sent.answered(
                        new WireReply(
                                200, Map.of("content-type", "text/xml; charset=UTF-8"), body)));
    }
}
