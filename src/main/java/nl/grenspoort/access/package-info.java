/** Floor 2. Purposes, legal bases, who may ask what; terminals, lanes, officers and their duty. */
@NullMarked
package nl.grenspoort.access;

import org.jspecify.annotations.NullMarked;
