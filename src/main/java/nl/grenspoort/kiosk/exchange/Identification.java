package nl.grenspoort.kiosk.exchange;

import nl.grenspoort.casework.Caller;
import nl.grenspoort.kiosk.problem.Problem;
import nl.grenspoort.messagelog.LogRecord.Actor;

/** Who is calling. */
sealed interface Identification {
    /** As the log names the caller. */
    Actor actor();

    /** A registered terminal, with its officer where one is named. */
    record Known(Caller caller) implements Identification {
        @Override
        public Actor actor() {
            return caller.actor();
        }
    }

    /** Somebody who may not do this. */
    record Refused(Actor actor, Problem problem) implements Identification {}
}
