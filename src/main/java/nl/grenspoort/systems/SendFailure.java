package nl.grenspoort.systems;

/** Why no usable reply came back. */
public enum SendFailure {
    /** Nothing, or not all of it, came inside the deadline. */
    TIMED_OUT,
    /** No connection, or it broke. */
    CONNECTION,
    /** The reply is longer than allowed. */
    REPLY_TOO_LARGE
}
