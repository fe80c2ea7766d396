package nl.grenspoort.quality;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a test that proves the control of a threat. {@code docs/threat-model.md} lists every id;
 * {@code ThreatModelTest} fails when an id there has no test, or a test names an id that is not
 * there.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Threat {
    /** Ids such as {@code T-XML-1}. */
    String[] value();
}
