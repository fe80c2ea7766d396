package nl.grenspoort.kiosk.soap;

import nl.grenspoort.kiosk.answer.StayAnswer;
import nl.grenspoort.kiosk.soap.wsdl.CountedDays;
import nl.grenspoort.kiosk.soap.wsdl.CountedStays;
import nl.grenspoort.kiosk.soap.wsdl.Days;
import nl.grenspoort.kiosk.soap.wsdl.Stay;
import nl.grenspoort.kiosk.soap.wsdl.StayLimit;
import nl.grenspoort.kiosk.soap.wsdl.StaySource;

/** A short stay in the contract's types. */
final class StayWriter {
    private StayWriter() {}

    static Stay stay(StayAnswer answer) {
        Stay stay = new Stay();
        stay.setUsed(answer.used());
        stay.setDaysLeft(answer.daysLeft());
        if (answer.lastLawfulDay() != null) {
            stay.setLastLawfulDay(XmlText.date(answer.lastLawfulDay()));
        }
        if (answer.limitedBy() != null) {
            stay.setLimitedBy(StayLimit.fromValue(answer.limitedBy()));
        }
        stay.setOverstayDays(answer.overstayDays());
        if (answer.overstay() != null) {
            Days days = new Days();
            days.setFirst(XmlText.date(answer.overstay().first()));
            days.setLast(XmlText.date(answer.overstay().last()));
            stay.setOverstay(days);
        }
        CountedStays counted = new CountedStays();
        answer.counted().forEach(one -> counted.getDays().add(counted(one)));
        stay.setCounted(counted);
        return stay;
    }

    private static CountedDays counted(StayAnswer.CountedAnswer answer) {
        CountedDays days = new CountedDays();
        days.setFirst(XmlText.date(answer.first()));
        days.setLast(XmlText.date(answer.last()));
        days.setDays(answer.days());
        days.setState(answer.state());
        days.setSource(StaySource.fromValue(answer.source()));
        return days;
    }
}
