package org.logreeve;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The ring of tests that a class belongs to when it needs more than a JDK. A ring whose needs are
 * not met is left out as a whole: its tests are skipped and counted, and {@link RingsCheck}
 * compares the count with the committed one. Only for classes, never for single methods.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RingCondition.class)
public @interface Ring {
    Rings value();
}
