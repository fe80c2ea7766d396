package nl.grenspoort.messagelog;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.production.TestSettings;
import nl.grenspoort.quality.Threat;
import nl.grenspoort.start.Refusal;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class LogCheckTest {
    @Test
    void a_log_under_a_name_of_its_own_is_not_refused() {
        assertThat(ids(Map.of("grenspoort.message-log.origin", "border.example/log-1"))).isEmpty();
    }

    @Test
    @Threat("T-CFG-10")
    void the_demos_name_and_kept_answers_are_refused() {
        assertThat(ids(Map.of("grenspoort.message-log.keep-answers", "true")))
                .containsExactly("log-origin", "log-keeps-answers");
    }

    private static List<String> ids(Map<String, String> given) {
        return new LogCheck().refusals(TestSettings.of(given)).stream().map(Refusal::id).toList();
    }
}
