/** Floor 1. Keys, certificates, sealing, and the demo PKI. */
@NullMarked
package nl.grenspoort.trust;

import org.jspecify.annotations.NullMarked;
