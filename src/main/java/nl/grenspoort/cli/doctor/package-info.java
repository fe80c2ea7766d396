/** What ./grenspoort doctor examines, and what it says of it. */
@NullMarked
package nl.grenspoort.cli.doctor;

import org.jspecify.annotations.NullMarked;
