package nl.grenspoort.simulator.sis;

import nl.grenspoort.identity.PartialDate;
import nl.grenspoort.identity.PersonName;
import nl.grenspoort.systems.sis.wsdl.IdentityCategory;
import nl.grenspoort.systems.sis.wsdl.MatchType;

import java.util.Optional;

/**
 * One identity of an alert's subject.
 *
 * @param name in normal form
 */
record Identity(PersonName name, PartialDate birth, IdentityCategory category) {
    Identity {
        name = name.normal();
    }

    /**
     * How the person asked about matches: names as recorded or exchanged, dates of birth as far as
     * both know them. Sex and nationality are not compared: a difference there may be an error in
     * either record, and hides nobody.
     */
    Optional<MatchType> match(PersonName asked, PartialDate born) {
        PersonName other = asked.normal();
        boolean exchanged =
                other.surname().equals(name.givenNames())
                        && other.givenNames().equals(name.surname());
        if ((!other.equals(name) && !exchanged) || !agree(birth, born)) {
            return Optional.empty();
        }
        if (category == IdentityCategory.ALIAS) {
            return Optional.of(MatchType.ALIAS);
        }
        return Optional.of(
                other.equals(name) && birth.equals(born) ? MatchType.EXACT : MatchType.FUZZY);
    }

    private static boolean agree(PartialDate one, PartialDate other) {
        return one.year() == other.year()
                && (one.month() == 0 || other.month() == 0 || one.month() == other.month())
                && (one.day() == 0 || other.day() == 0 || one.day() == other.day());
    }
}
