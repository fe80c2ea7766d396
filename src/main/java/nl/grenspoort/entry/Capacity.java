package nl.grenspoort.entry;

/** As what a person crosses: Regulation (EU) 2016/399 Annexes VI and VII. */
public enum Capacity {
    PASSENGER,
    CREW,
    SEAMAN,
    CROSS_BORDER_WORKER,
    OTHER
}
