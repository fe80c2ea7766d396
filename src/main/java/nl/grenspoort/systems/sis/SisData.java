package nl.grenspoort.systems.sis;

import nl.grenspoort.systems.SystemData;

import java.util.List;

/**
 * Alerts that the Schengen Information System holds about the person or a presented document. All
 * of them: none is picked out (domain.md 2.3).
 *
 * @param alerts never empty: without one the answer is {@code NoData}
 */
public record SisData(List<SisAlert> alerts) implements SystemData {
    public SisData {
        alerts = List.copyOf(alerts);
        if (alerts.isEmpty()) {
            throw new IllegalArgumentException("an answer without alerts is NoData");
        }
    }
}
