package nl.grenspoort.quality;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;

class SourceFormatTest {
    @Test
    void every_source_is_formatted() throws IOException {
        assertThat(SourceFormat.differing())
                .as("run: mvn -q test-compile exec:exec@format")
                .isEmpty();
    }
}
