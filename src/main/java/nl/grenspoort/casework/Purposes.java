package nl.grenspoort.casework;

import nl.grenspoort.access.Purpose;
import nl.grenspoort.entry.TravellerClass;
import nl.grenspoort.systems.Question;

/** The purpose of a border check: Regulation (EU) 2016/399 Art. 8(2), 8(3)(a), 8(3)(g). */
final class Purposes {
    private Purposes() {}

    static Purpose of(TravellerClass travellerClass, Question.Direction direction) {
        if (travellerClass.freeMovement()) {
            return Purpose.BORDER_FREE_MOVEMENT;
        }
        return switch (direction) {
            case ENTRY -> Purpose.BORDER_ENTRY_TCN;
            case EXIT -> Purpose.BORDER_EXIT_TCN;
        };
    }
}
