package nl.grenspoort.start;

import org.springframework.boot.availability.AvailabilityState;

/** Whether the gateway was told to stop: open checks go on for a while, new ones are refused. */
public enum Stopping implements AvailabilityState {
    /** It was not. */
    NOT_YET,
    /** It was told, and ends what is under way. */
    UNDER_WAY
}
