package nl.grenspoort.access;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.finding.Disclosure;

import java.util.Set;

/**
 * A registered officer: {@code config/officers.yaml}. The number is a pseudonym; names live in the
 * staff register only.
 *
 * @param clearance the most restricted findings the officer may see
 * @param crossingPoints where the officer may work
 */
public record Officer(
        String number,
        Role role,
        Disclosure clearance,
        Set<String> crossingPoints,
        boolean onDuty) {
    public Officer {
        requireNonNull(number, "number");
        requireNonNull(role, "role");
        requireNonNull(clearance, "clearance");
        crossingPoints = Set.copyOf(crossingPoints);
    }
}
