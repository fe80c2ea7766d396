package nl.grenspoort.messagelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.messagelog.LogRecord.Capture;
import nl.grenspoort.quality.PropertiesContract;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

import java.time.Duration;
import java.util.Map;

class MessageLogPropertiesTest {
    private static final String PREFIX = "grenspoort.message-log";

    @Test
    void properties_have_the_documented_names_and_defaults() {
        PropertiesContract.assertDefaults(
                new MessageLogProperties(
                        "grenspoort.demo/log",
                        10_000,
                        DataSize.ofMegabytes(64),
                        512,
                        Duration.ofSeconds(2),
                        false,
                        Map.of()));
        PropertiesContract.assertNames(
                Map.of(
                        "origin", "border.example/log",
                        "queue-capacity", "20",
                        "queue-size", "32MB",
                        "batch-size", "10",
                        "commit-timeout", "1s",
                        "keep-answers", "true",
                        "capture.ecris-tcn.request", "redacted",
                        "capture.ecris-tcn.response", "full",
                        "capture.ecris-tcn.basis", "2019/816 Art. 31"),
                new MessageLogProperties(
                        "border.example/log",
                        20,
                        DataSize.ofMegabytes(32),
                        10,
                        Duration.ofSeconds(1),
                        true,
                        Map.of(
                                "ecris-tcn",
                                new CaptureRule(
                                        Capture.REDACTED, Capture.FULL, "2019/816 Art. 31"))));
    }

    @ParameterizedTest
    @CsvSource({
        "origin, two words",
        "origin, ''",
        "origin, a+b",
        "queue-capacity, 100",
        "batch-size, 0",
        "queue-size, 15MB",
        "queue-size, 513MB",
        "commit-timeout, 0s",
        "commit-timeout, -1s",
        "capture.SIS.request, full",
        "capture.sis.response, full",
        "capture.sis.response, redacted",
        "capture.sis.request, everything",
        "capture.sis.basis, 2018/1862 Art. 56"
    })
    void what_can_not_be_meant_is_refused(String name, String value) {
        assertThatThrownBy(() -> bind(Map.of(name, value))).hasStackTraceContaining(PREFIX);
    }

    @Test
    void answers_are_kept_only_where_all_data_are_fictional_or_an_article_is_named() {
        CapturePolicy strict = bind(Map.of()).capturePolicy();
        assertThat(strict.forRequest("SIS")).isEqualTo(Capture.FULL);
        assertThat(strict.forResponse("SIS")).isEqualTo(Capture.METADATA);

        CapturePolicy demo = bind(Map.of("keep-answers", "true")).capturePolicy();
        assertThat(demo.forResponse("SIS")).isEqualTo(Capture.FULL);

        CapturePolicy mixed =
                bind(Map.of(
                                "keep-answers", "true",
                                "capture.sis.response", "metadata",
                                "capture.ecris-tcn.request", "redacted"))
                        .capturePolicy();
        assertThat(mixed.forRequest("SIS")).isEqualTo(Capture.FULL);
        assertThat(mixed.forResponse("SIS")).isEqualTo(Capture.METADATA);
        assertThat(mixed.forRequest("ECRIS-TCN")).isEqualTo(Capture.REDACTED);
        assertThat(mixed.forResponse("ECRIS-TCN")).isEqualTo(Capture.FULL);
        assertThat(mixed.forResponse("EES")).isEqualTo(Capture.FULL);
    }

    private static MessageLogProperties bind(Map<String, String> properties) {
        Map<String, String> prefixed = new java.util.HashMap<>();
        properties.forEach((name, value) -> prefixed.put(PREFIX + "." + name, value));
        return new Binder(new MapConfigurationPropertySource(prefixed))
                .bindOrCreate(PREFIX, MessageLogProperties.class);
    }
}
