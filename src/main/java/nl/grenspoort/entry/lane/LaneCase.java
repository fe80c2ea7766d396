package nl.grenspoort.entry.lane;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * All that the last word to a lane rests on.
 *
 * @param admit the advice is that the traveller may be admitted
 * @param guardMustAct something is to be done by a guard, whatever the advice
 * @param obstacles why this lane can't let the traveller pass; not looked at where a guard is
 * @param misread no document could be read
 * @param retryLeft the lane has not sent a traveller back for a misreading just now
 */
public record LaneCase(
        LaneKind lane,
        boolean admit,
        boolean guardMustAct,
        Set<Obstacle> obstacles,
        boolean misread,
        boolean retryLeft) {
    public LaneCase {
        requireNonNull(lane, "lane");
        EnumSet<Obstacle> copy = EnumSet.noneOf(Obstacle.class);
        copy.addAll(obstacles);
        obstacles = Collections.unmodifiableSet(copy);
    }
}
