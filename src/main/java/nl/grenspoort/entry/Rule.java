package nl.grenspoort.entry;

import nl.grenspoort.finding.Finding;

import java.util.stream.Stream;

/**
 * One rule of law: from facts to findings. Rules don't know of each other; none depends on the
 * order they run in.
 */
@FunctionalInterface
interface Rule {
    Stream<Finding> apply(Facts facts);
}
