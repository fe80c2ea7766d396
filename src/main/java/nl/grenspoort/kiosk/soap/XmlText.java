package nl.grenspoort.kiosk.soap;

import org.jspecify.annotations.Nullable;

import javax.xml.datatype.DatatypeFactory;
import javax.xml.datatype.XMLGregorianCalendar;

/** Values as XML can hold them. */
final class XmlText {
    private static final DatatypeFactory DATES = DatatypeFactory.newDefaultInstance();

    private XmlText() {}

    /**
     * A text without what XML 1.0 (2.2) has no character for: a system's JSON may carry such a one,
     * and an officer must still be able to read the case.
     */
    static String of(String text) {
        return text.codePoints().allMatch(XmlText::isCharacter)
                ? text
                : text.codePoints()
                        .map(c -> isCharacter(c) ? c : 0xFFFD)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, (a, b) -> {})
                        .toString();
    }

    /** The same, or nothing of nothing. */
    static @Nullable String orNull(@Nullable String text) {
        return text == null ? null : of(text);
    }

    /** A date or time in the form of ISO 8601. */
    static XMLGregorianCalendar date(String iso) {
        return DATES.newXMLGregorianCalendar(iso);
    }

    private static boolean isCharacter(int c) {
        return c == 0x9
                || c == 0xA
                || c == 0xD
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }
}
