package nl.grenspoort.access;

/** A place in a file that can't be used. */
final class PolicyFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;

    /**
     * @param line counted from 1
     */
    PolicyFileException(int line, String problem) {
        super(problem);
        this.line = line;
    }

    int line() {
        return line;
    }
}
