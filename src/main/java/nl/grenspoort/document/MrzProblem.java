package nl.grenspoort.document;

import static java.util.Objects.requireNonNull;

/**
 * Why lines are no machine-readable zone. Names the place and never what stands there.
 *
 * @param line 1-based; 0 when the lines as a whole are meant
 * @param position 1-based; 0 when the line as a whole is meant
 * @param detail one English sentence for a developer
 */
public record MrzProblem(Code code, int line, int position, String detail) {
    public MrzProblem {
        requireNonNull(code, "code");
        requireNonNull(detail, "detail");
    }

    /** What is wrong. */
    public enum Code {
        /** Neither 2 nor 3 lines. */
        LINE_COUNT,
        /** No format has lines of this length. */
        LINE_LENGTH,
        /** Something other than A-Z, 0-9 and filler. */
        CHARACTER,
        /** The document code doesn't begin with a letter. */
        DOCUMENT_CODE,
        /** Issuer or nationality is no code of letters. */
        COUNTRY_CODE
    }
}
