package nl.grenspoort.systems.vis;

import nl.grenspoort.systems.Question;

import java.time.LocalDate;
import java.time.ZoneId;

import javax.xml.datatype.DatatypeConstants;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.datatype.XMLGregorianCalendar;

/** Days to and from XML, and the day of a crossing. */
final class Days {
    /** Of every crossing point of this gateway. */
    private static final ZoneId DUTCH = ZoneId.of("Europe/Amsterdam");

    private static final DatatypeFactory TYPES = DatatypeFactory.newDefaultInstance();

    private Days() {}

    static LocalDate of(Question question) {
        return LocalDate.ofInstant(question.at(), DUTCH);
    }

    static XMLGregorianCalendar written(LocalDate day) {
        return TYPES.newXMLGregorianCalendarDate(
                day.getYear(),
                day.getMonthValue(),
                day.getDayOfMonth(),
                DatatypeConstants.FIELD_UNDEFINED);
    }

    /**
     * @throws IllegalArgumentException when it is not a plain day: one with a time zone means
     *     another day elsewhere
     */
    static LocalDate read(XMLGregorianCalendar day) {
        if (day.getTimezone() != DatatypeConstants.FIELD_UNDEFINED
                || day.getYear() < 1900
                || day.getYear() > 9999) {
            throw new IllegalArgumentException("not a plain day");
        }
        return LocalDate.of(day.getYear(), day.getMonth(), day.getDay());
    }
}
