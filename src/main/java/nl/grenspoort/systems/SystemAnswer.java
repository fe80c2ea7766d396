package nl.grenspoort.systems;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.access.SystemId;

import java.time.Duration;

/**
 * What came of asking, or not asking, one system. Unknown is never "no hit" (law 1): there is no
 * other way to say it.
 */
public sealed interface SystemAnswer {
    SystemId system();

    /** The system answered and holds something about the person or document. */
    record Data(SystemId system, Source source, SystemData data) implements SystemAnswer {
        public Data {
            requireNonNull(system, "system");
            requireNonNull(source, "source");
            requireNonNull(data, "data");
        }
    }

    /** The system answered and holds nothing. */
    record NoData(SystemId system, Source source) implements SystemAnswer {
        public NoData {
            requireNonNull(system, "system");
            requireNonNull(source, "source");
        }
    }

    /** No answer inside the deadline. A late one is logged and never changes this one silently. */
    record TimedOut(SystemId system) implements SystemAnswer {}

    /**
     * The system could not be asked, or what it said can't be used.
     *
     * @param reason code for the guard and the auditor: {@code CONNECTION}, {@code CIRCUIT_OPEN},
     *     {@code OVERLOADED}, {@code FAULT}, {@code NOT_UNDERSTOOD}, {@code SIGNATURE_INVALID},
     *     {@code NOT_PERMITTED}, {@code NOT_SUPPORTED}
     */
    record Unavailable(SystemId system, String reason) implements SystemAnswer {
        /** The purpose may see too little of the answer for it to mean anything. */
        public static final String NOT_PERMITTED = "NOT_PERMITTED";

        /** The policy permits an operation that the adapter can't put. */
        public static final String NOT_SUPPORTED = "NOT_SUPPORTED";

        public Unavailable {
            requireNonNull(reason, "reason");
        }
    }

    /**
     * Not asked, and why. Follows from purpose, traveller class and configuration alone, never from
     * another answer.
     *
     * @param reason {@code NOT_NEEDED}, {@code NO_LEGAL_BASIS}, {@code NOT_CONNECTED}, {@code
     *     NOT_LIVE}, {@code SWITCHED_OFF}, {@code INTERRUPTED}
     */
    record NotAsked(SystemId system, String reason) implements SystemAnswer {
        public static final String NO_LEGAL_BASIS = "NO_LEGAL_BASIS";
        public static final String NOT_NEEDED = "NOT_NEEDED";
        public static final String NOT_CONNECTED = "NOT_CONNECTED";

        /** The system is not in use yet on the day of the crossing. */
        public static final String NOT_LIVE = "NOT_LIVE";

        /** The system is switched off here: unknown, like one that does not answer. */
        public static final String SWITCHED_OFF = "SWITCHED_OFF";

        /**
         * Protection was asked for before anybody was asked: the case is handed over, and whoever
         * registers the request asks under another purpose (2016/399 Art. 3(b)).
         */
        public static final String ASYLUM_REQUESTED = "ASYLUM_REQUESTED";

        /** The check was interrupted and taken up too late to ask. */
        public static final String INTERRUPTED = "INTERRUPTED";

        public NotAsked {
            requireNonNull(reason, "reason");
        }
    }

    /** Status word as answers and scenario files write it. */
    default String status() {
        return switch (this) {
            case Data _ -> "DATA";
            case NoData _ -> "NO_DATA";
            case TimedOut _ -> "TIMED_OUT";
            case Unavailable _ -> "UNAVAILABLE";
            case NotAsked _ -> "NOT_ASKED";
        };
    }

    /** Whether the system said what it knows. */
    default boolean known() {
        return this instanceof Data || this instanceof NoData;
    }

    /**
     * Where the answer came from.
     *
     * @param age of the copy; zero for the central system
     */
    record Source(Kind kind, Duration age) {
        public static final Source CENTRAL = new Source(Kind.CENTRAL, Duration.ZERO);

        /** Central system or a copy of it. */
        public enum Kind {
            CENTRAL,
            NATIONAL_COPY,
            OFFLINE_COPY
        }
    }
}
