package nl.grenspoort.kiosk.input;

import java.util.regex.Pattern;

/**
 * What a string must look like.
 *
 * @param said how the caller is told
 */
record Rule(Pattern shape, String said) {
    static final Rule DEVICE = of("[\\x20-\\x7E]{1,100}", "1 to 100 printable ASCII characters");
    static final Rule CONVEYANCE = of("[A-Za-z0-9 ./-]{1,40}", "1 to 40 letters, digits, ' ./-'");
    static final Rule PARTY = of("[A-Za-z0-9._-]{1,64}", "1 to 64 letters, digits, '._-'");
    static final Rule ANSWER = of("[^\\p{Cntrl}]{1,200}", "1 to 200 characters");
    static final Rule OUTCOME = of("[A-Z][A-Z0-9_]{0,39}", "upper case with underscores");
    static final Rule KEY = of("[\\x21-\\x7E]{1,64}", "1 to 64 printable ASCII characters");
    static final Rule OFFICER = of("[A-Za-z0-9-]{1,20}", "1 to 20 letters, digits, hyphens");
    static final Rule QUESTION = of("[a-z][a-z0-9-]{0,63}", "lower case with hyphens");

    static final Rule COUNTRY = of("[A-Z]{1,3}", "1 to 3 letters A-Z, as the MRZ writes it");
    static final Rule REFERENCE = of("[A-Za-z0-9./_-]{1,64}", "1 to 64 letters, digits, './_-'");

    private static Rule of(String shape, String said) {
        return new Rule(Pattern.compile(shape), said);
    }

    boolean holds(String text) {
        return shape.matcher(text).matches();
    }
}
