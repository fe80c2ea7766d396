package nl.grenspoort.casework;

import nl.grenspoort.access.Officer;
import nl.grenspoort.casework.BorderCheckView.Content;
import nl.grenspoort.finding.Finding;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/**
 * Cuts a check down to its reader: a kiosk gets the instruction, an officer what the officer's
 * clearance allows.
 */
final class Views {
    private Views() {}

    static BorderCheckView of(BorderCheck check, Caller caller) {
        Officer officer = caller.terminal().lane().guarded() ? caller.officer() : null;
        return new BorderCheckView(
                check.id(),
                check.status(),
                check.next(),
                officer == null ? null : content(check, officer));
    }

    private static Content content(BorderCheck check, Officer officer) {
        Conclusion conclusion = check.conclusion();
        return new Content(
                check.openedAt(),
                check.terminal().crossingPoint(),
                check.terminal().name(),
                check.request().direction(),
                conclusion == null ? null : conclusion.travellerClass().name(),
                conclusion == null ? null : conclusion.assessment().advice(),
                conclusion == null ? Set.of() : conclusion.assessment().letters(),
                conclusion == null
                        ? List.of()
                        : visible(conclusion.assessment().findings(), officer),
                conclusion == null ? List.of() : conclusion.answers(),
                conclusion == null ? List.of() : conclusion.inspections(),
                passage(check));
    }

    private static List<Finding> visible(List<Finding> findings, Officer officer) {
        return findings.stream()
                .filter(finding -> officer.clearance().maySee(finding.disclosure()))
                .toList();
    }

    private static @Nullable String passage(BorderCheck check) {
        return check.passage() == null ? null : check.passage().name();
    }
}
