package nl.grenspoort.casework;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.biometrics.Capture;
import nl.grenspoort.document.DocumentInspection;
import nl.grenspoort.entry.Assessment;
import nl.grenspoort.entry.Facts;
import nl.grenspoort.entry.TravellerClass;
import nl.grenspoort.entry.lane.Obstacle;

import org.jspecify.annotations.Nullable;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an examination found: all that is kept of it. Other States' data are not in it, only the
 * findings they support (law 10).
 *
 * @param facts what the assessment rests on, so that later facts can be added to it; null in rows
 *     of an older node, whose assessment can't be made anew
 * @param capturesNeeded what EES enrolment asks for besides the face
 * @param misread nothing is wrong but the reading: no document could be read
 * @param retryLeft it was misread, and the lane has not sent a traveller back for that just now
 * @param obstacles why the lane can't let the traveller pass, whatever the systems said; none where
 *     a guard is
 */
record Conclusion(
        @Nullable Facts facts,
        List<DocumentInspection> inspections,
        List<BorderCheckView.AnswerView> answers,
        Assessment assessment,
        Set<Capture.Kind> capturesNeeded,
        boolean misread,
        boolean retryLeft,
        Set<Obstacle> obstacles) {
    Conclusion {
        inspections = List.copyOf(inspections);
        answers = List.copyOf(answers);
        requireNonNull(assessment, "assessment");
        capturesNeeded = Set.copyOf(capturesNeeded);
        // a row of an older node says nothing of them: no gate opens on it
        obstacles = obstacles == null ? EnumSet.allOf(Obstacle.class) : Set.copyOf(obstacles);
    }

    Optional<TravellerClass> travellerClass() {
        return Optional.ofNullable(facts).map(Facts::travellerClass);
    }

    /**
     * The same examination, of which more is known now.
     *
     * @param told by systems since
     */
    Conclusion anew(Facts known, Assessment made, List<BorderCheckView.AnswerView> told) {
        Map<String, BorderCheckView.AnswerView> newest =
                told.stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        BorderCheckView.AnswerView::system, one -> one));
        return new Conclusion(
                known,
                inspections,
                answers.stream().map(one -> newest.getOrDefault(one.system(), one)).toList(),
                made,
                capturesNeeded,
                misread,
                retryLeft,
                obstacles);
    }
}
