package nl.grenspoort.entry;

/** Over the external border. */
public enum Crossing {
    ENTRY,
    EXIT
}
