/** Floor 2. The embedded PostgreSQL, its durability proof, and its life. */
@NullMarked
package nl.grenspoort.database;

import org.jspecify.annotations.NullMarked;
