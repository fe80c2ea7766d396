package nl.grenspoort.crash;

/** Places in a gateway's work at which it, or its database, can be made to crash. */
enum CrashPoint {
    /** A migration's statement is about to run. */
    MIGRATION,
    /** The log takes the head's lock, because it does not know the next index. */
    HEAD_LOCKED,
    /** The partition of a day is about to be made; was made. */
    PARTITION,
    PARTITION_MADE,
    /** A batch is about to be sent; its statement is done, in autocommit also its commit. */
    BATCH,
    BATCH_WRITTEN,
    /** A new check is about to be stored; its statement is done; it is committed. */
    CHECK,
    CHECK_WRITTEN,
    CHECK_COMMITTED,
    /** The same for a conclusion. */
    CONCLUSION,
    CONCLUSION_WRITTEN,
    CONCLUSION_COMMITTED,
    /** The same for a takeover. Looking for checks to take over counts too. */
    TAKEOVER,
    TAKEOVER_WRITTEN,
    TAKEOVER_COMMITTED,
    /** The request is durable in the log, and nothing was done yet. */
    REQUEST_LOGGED,
    /** The intent is durable, nothing was sent. */
    INTENT_SEALED,
    /** The question was sent, its answer not read. */
    SENT,
    /** The answer was read and is nowhere yet. */
    ANSWERED,
    /** The outcome is durable, the check not concluded. */
    OUTCOME_DURABLE,
    /** The answer to the caller is durable, and was not told. */
    BEFORE_TELLING,
    /** A stop was asked for; the log was closed. */
    CLOSING,
    CLOSED
}
