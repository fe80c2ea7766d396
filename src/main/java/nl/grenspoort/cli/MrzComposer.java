package nl.grenspoort.cli;

import nl.grenspoort.document.MrzFormat;
import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.identity.PartialDate;
import nl.grenspoort.identity.PersonName;
import nl.grenspoort.identity.Sex;

import java.time.LocalDate;
import java.util.List;

/** Composes the lines of a machine-readable zone, with check digits that hold. */
interface MrzComposer {
    List<String> lines(MrzFields fields);

    /**
     * What stands in the zone.
     *
     * @param code document code without filler: {@code P}, {@code V}
     * @param number at most nine characters
     */
    record MrzFields(
            MrzFormat format,
            String code,
            CountryCode issuer,
            PersonName name,
            String number,
            CountryCode nationality,
            PartialDate birth,
            Sex sex,
            LocalDate expiry) {}
}
