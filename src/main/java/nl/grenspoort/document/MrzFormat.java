package nl.grenspoort.document;

/** Layouts of the machine-readable zone. */
public enum MrzFormat {
    /** ICAO 9303-5: card, 3 lines of 30. */
    TD1(3, 30),
    /** ICAO 9303-6: card, 2 lines of 36. */
    TD2(2, 36),
    /** ICAO 9303-4: passport, 2 lines of 44. */
    TD3(2, 44),
    /** ICAO 9303-7: visa, 2 lines of 44. */
    MRV_A(2, 44),
    /** ICAO 9303-7: visa, 2 lines of 36. */
    MRV_B(2, 36),
    /**
     * French identity card issued until 2021, 2 lines of 36 in a layout of its own: no nationality,
     * no expiry date, a check digit over both lines. Some stay valid into the 2030s.
     */
    FRENCH_CARD(2, 36);

    private final int lines;
    private final int length;

    MrzFormat(int lines, int length) {
        this.lines = lines;
        this.length = length;
    }

    public int lines() {
        return lines;
    }

    /** Characters per line. */
    public int length() {
        return length;
    }
}
