package nl.grenspoort.messagelog;

/**
 * Something in the log that is not as it was written.
 *
 * @param index of the entry; for a gap, of the first entry that is missing
 * @param what one clause, without personal data
 */
public record LogProblem(long index, Kind kind, String what) {
    /** What was found. */
    public enum Kind {
        /** Entries are missing. */
        GAP,
        /** Two entries have one index. */
        DUPLICATE,
        /** The leaf hash is not that of the entry. */
        LEAF_HASH,
        /** The entry can't be read, is not canonical, or is not of this log. */
        ENTRY,
        /** A column says something else than the entry. */
        COLUMN,
        /** A sealed body is missing, changed, or nobody's. */
        BODY,
        /** The key of a body is missing, and no entry says that it was destroyed. */
        KEY,
        /** The head counts fewer or more entries than there are. */
        HEAD,
        /** The log is not one that grew from a root known earlier. */
        ROOT
    }
}
