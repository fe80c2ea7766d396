package nl.grenspoort.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.LoggingEvent;

import nl.grenspoort.quality.Threat;
import nl.grenspoort.start.StartRefusedException;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.sql.SQLException;

class QuietThrowablesTest {
    private static final String SECRET = "ERIKSSON";

    @Threat("T-OPS-1")
    @Test
    void a_librarys_words_are_not_shown_wherever_they_stand_in_the_chain() {
        Exception thrown =
                new IllegalStateException(
                        "can't read " + SECRET,
                        new IOException(SECRET, new NumberFormatException(SECRET)));
        thrown.addSuppressed(new IllegalArgumentException(SECRET));
        String shown = QuietThrowables.of(thrown);
        assertThat(shown)
                .doesNotContain(SECRET)
                .contains("java.lang.IllegalStateException\n\tat nl.grenspoort.telemetry")
                .contains("Caused by: java.io.IOException")
                .contains("Caused by: java.lang.NumberFormatException");
    }

    @Test
    void of_a_database_the_state_is_told() {
        assertThat(QuietThrowables.of(new SQLException("row (" + SECRET + ") fails", "23505")))
                .startsWith("java.sql.SQLException (SQLSTATE 23505)")
                .doesNotContain(SECRET);
    }

    @Test
    void our_own_words_are_shown() {
        assertThat(QuietThrowables.of(new StartRefusedException("It is so.", "Do this.")))
                .startsWith("nl.grenspoort.start.StartRefusedException: It is so. Do this.");
    }

    @Test
    void a_chain_that_bites_its_tail_ends() {
        Exception one = new IllegalStateException("a");
        Exception two = new IllegalStateException("b", one);
        one.initCause(two);
        assertThat(QuietThrowables.of(one)).hasSizeLessThan(50_000);
    }

    @Test
    void a_deep_chain_is_cut() {
        Exception deep = new IllegalStateException("x");
        for (int i = 0; i < 10_000; i++) {
            deep = new IllegalStateException("x", deep);
        }
        assertThat(QuietThrowables.of(deep)).hasSizeLessThan(50_000);
    }

    @Threat("T-OPS-1")
    @Test
    void plain_text_logs_show_exceptions_the_same_way() {
        QuietConverter.Registration.register();
        LoggerContext context = new LoggerContext();
        PatternLayout layout = new PatternLayout();
        layout.setContext(context);
        layout.setPattern("%m%n%causes");
        layout.start();
        Logger logger = context.getLogger("test");
        String line =
                layout.doLayout(
                        new LoggingEvent(
                                "test",
                                logger,
                                Level.ERROR,
                                "it broke",
                                new IOException(SECRET),
                                null));
        assertThat(line).startsWith("it broke\njava.io.IOException\n\tat ").doesNotContain(SECRET);
    }
}
