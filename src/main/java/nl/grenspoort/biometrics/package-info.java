/** Floor 2. Biometric captures, and later their comparison. Plain Java. */
@NullMarked
package nl.grenspoort.biometrics;

import org.jspecify.annotations.NullMarked;
