package nl.grenspoort.document;

/** Check digits of the MRZ: weights 7, 3, 1, modulo 10 (ICAO 9303-3, 4.9). */
final class CheckDigit {
    private static final int[] WEIGHTS = {7, 3, 1};

    private CheckDigit() {}

    /** The digit over letters A-Z, digits and filler. */
    static char of(String field) {
        int sum = 0;
        for (int i = 0; i < field.length(); i++) {
            sum += value(field.charAt(i)) * WEIGHTS[i % WEIGHTS.length];
        }
        return (char) ('0' + sum % 10);
    }

    /** 0-9 stand for themselves, A-Z for 10-35, filler for 0. */
    static int value(char character) {
        if (character == '<') {
            return 0;
        }
        return character <= '9' ? character - '0' : character - 'A' + 10;
    }
}
