package nl.grenspoort.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.access.TestPolicies;
import nl.grenspoort.casework.Instruction;
import nl.grenspoort.quality.Threat;
import nl.grenspoort.systems.SystemAnswer.NotAsked;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Law 3: who was asked, who was not and why is for officers. The case behind these answers has a
 * system that was not asked in it ({@link FakeBorderChecks}).
 */
class SystemsUntoldTest extends DeskTest {
    private static final Pattern TOLD =
            Pattern.compile(
                    Stream.concat(
                                    TestPolicies.asShipped().systems().stream()
                                            .map(SystemId::value),
                                    Stream.of(
                                            "NOT_ASKED",
                                            NotAsked.NO_LEGAL_BASIS,
                                            NotAsked.NOT_NEEDED,
                                            NotAsked.NOT_CONNECTED,
                                            NotAsked.SWITCHED_OFF,
                                            NotAsked.INTERRUPTED,
                                            NotAsked.ASYLUM_REQUESTED,
                                            "NOT_LIVE",
                                            "ACCESS_DENIED"))
                            .map(word -> "\\b" + Pattern.quote(word) + "\\b")
                            .collect(Collectors.joining("|")),
                    Pattern.CASE_INSENSITIVE);

    @ParameterizedTest
    @ValueSource(strings = {KIOSK, GATE})
    @Threat("T-SYS-8")
    void a_kiosk_or_gate_hears_of_no_system(String identity) {
        for (Instruction instruction :
                List.of(
                        new Instruction.Wait(),
                        Instruction.Final.OPEN,
                        Instruction.Final.GO_TO_DESK,
                        Instruction.Final.TRY_AGAIN)) {
            checks.instruct(instruction);
            HttpResponse<String> opened = open(identity, Bodies.passport());
            untold(opened);
            String path = opened.headers().firstValue("Location").orElseThrow();
            untold(send(identity, "GET", path, null));
            untold(send(identity, "POST", path + "/_complete", null));
            untold(send(identity, "GET", "/v1/border-checks/" + UUID.randomUUID(), null));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {KIOSK, GATE})
    void a_kiosk_or_gate_that_speaks_soap_hears_of_none_either(String identity) {
        byte[] message = sign(DeskBodies.open(newKey()), UUID.randomUUID()).bytes();
        String answer =
                new String(
                        post(identity, message, action(DeskBodies.open("x"))).body(),
                        StandardCharsets.UTF_8);
        // signatures and certificates in the header are letters by chance
        String body = answer.substring(answer.indexOf("Body"));
        assertThat(body).contains("desks-only").doesNotContainPattern(TOLD);
    }

    /** Else the tests above would hold of answers that tell nobody. */
    @Test
    void an_officer_is_told() {
        checks.instruct(Instruction.Final.GO_TO_DESK);
        assertThat(open(DESK, Bodies.passport(), OFFICER).body())
                .contains("NOT_ASKED", NotAsked.NOT_CONNECTED, "SLTD")
                .containsPattern(TOLD);
    }

    private static void untold(HttpResponse<String> answer) {
        assertThat(answer.body()).doesNotContainPattern(TOLD);
        assertThat(answer.headers().map().toString()).doesNotContainPattern(TOLD);
    }
}
