package nl.grenspoort.simulator.state;

import org.jspecify.annotations.Nullable;

/** A record can't be loaded because its reference is in use. */
public final class ReferenceInUseException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final int index;
    private final @Nullable String owner;

    ReferenceInUseException(int index, @Nullable String owner) {
        super(owner == null ? "the same reference twice" : "a reference is in use by " + owner);
        this.index = index;
        this.owner = owner;
    }

    /** Of the record among those that were to be loaded. */
    public int index() {
        return index;
    }

    /** Who holds the reference; null when two of the records have it. */
    public @Nullable String owner() {
        return owner;
    }
}
