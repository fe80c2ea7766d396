package nl.grenspoort.start;

import java.util.List;

/**
 * What one module refuses in production. Looked for in {@code META-INF/spring.factories} and asked
 * before anything else is made, so that every reason is told at once.
 */
@FunctionalInterface
public interface StartCheck {
    /**
     * All that is wrong; empty when nothing is.
     *
     * @throws RuntimeException when a setting can't be read at all; that is told like a refusal
     */
    List<Refusal> refusals(Settings settings);
}
