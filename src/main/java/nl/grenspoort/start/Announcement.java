package nl.grenspoort.start;

/** One line of what runs where, told when the gateway is ready. Each module announces its own. */
@FunctionalInterface
public interface Announcement {
    /**
     * @return such as {@code simulated SIS https://localhost:18443}; known only once everything
     *     runs
     */
    String line();

    /** Lays a line out as its neighbours are. */
    static String line(String what, String where) {
        return "  %-20s %s".formatted(what, where);
    }
}
