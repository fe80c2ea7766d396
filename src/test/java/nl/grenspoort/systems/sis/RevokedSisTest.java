package nl.grenspoort.systems.sis;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.quality.Threat;
import nl.grenspoort.systems.Attempt;
import nl.grenspoort.systems.SystemAdapter;
import nl.grenspoort.systems.SystemAnswer;
import nl.grenspoort.systems.SystemAnswer.Unavailable;
import nl.grenspoort.systems.WireReply;
import nl.grenspoort.trust.Credentials;
import nl.grenspoort.trust.Recipe;
import nl.grenspoort.trust.RevocableTrust;
import nl.grenspoort.trust.wus.SentMessage;
import nl.grenspoort.trust.wus.SoapForge;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;

class RevokedSisTest {
    private static final String NOTHING =
            "<searchResponse xmlns='urn:grenspoort:contracts:sis:v1'><source>CENTRAL</source></searchResponse>";

    @Test
    @Threat("T-KEY-5")
    void an_answer_signed_with_a_revoked_certificate_is_unavailable(@TempDir Path folder) {
        RevocableTrust revocable = new RevocableTrust(folder);
        Credentials sis =
                Recipe.signing(revocable.authority())
                        .named("C=NL,O=Example,SERIALNUMBER=00000099000000011000,CN=sis")
                        .make();
        SystemAdapter adapter =
                SisConfiguration.adapter(
                        SisQuestions.PROPERTIES,
                        () -> revocable.trust().credentials("gateway-signing"),
                        revocable.trust().authorities("signing-ca"),
                        InstantSource.system());
        assertThat(ask(adapter, sis)).isInstanceOf(SystemAnswer.NoData.class);

        revocable.revoke(sis);

        assertThat(ask(adapter, sis))
                .isEqualTo(new Unavailable(SisAdapter.SIS, "SIGNATURE_INVALID"));
    }

    private static SystemAnswer ask(SystemAdapter adapter, Credentials sis) {
        Attempt asked =
                adapter.translate(
                        Attempt.first(
                                SisQuestions.about("X1", "ERIKSSON", "ANNA MARIA", "1974-08-12")));
        SentMessage sent = (SentMessage) Objects.requireNonNull(asked.codecState());
        byte[] answer = SoapForge.answer(sent, sis, NOTHING).bytes();
        return adapter.translateBack(
                asked.answered(
                        new WireReply(
                                200, Map.of("content-type", "text/xml; charset=UTF-8"), answer)));
    }
}
