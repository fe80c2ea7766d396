package nl.grenspoort.access;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.trust.Oin;

import org.jspecify.annotations.Nullable;

/**
 * A registered kiosk, gate, desk or mobile device: {@code config/terminals.yaml}.
 *
 * @param oin of its client certificate
 * @param crossingPoint code of the border crossing point it stands at
 * @param dutyOfficer number of the officer on duty for this lane; null when nobody is
 */
public record Terminal(
        Oin oin, String name, Lane lane, String crossingPoint, @Nullable String dutyOfficer) {
    public Terminal {
        requireNonNull(oin, "oin");
        requireNonNull(name, "name");
        requireNonNull(lane, "lane");
        requireNonNull(crossingPoint, "crossingPoint");
    }
}
