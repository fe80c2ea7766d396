package nl.grenspoort.simulator.sis;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.identity.PartialDate;
import nl.grenspoort.identity.Person;
import nl.grenspoort.identity.PersonName;
import nl.grenspoort.identity.Sex;
import nl.grenspoort.simulator.rest.Persons;
import nl.grenspoort.systems.sis.wsdl.IdentityCategory;
import nl.grenspoort.systems.sis.wsdl.MatchType;

import java.util.List;
import java.util.Optional;

/** One identity of an alert's subject. */
record Identity(PersonName name, PartialDate birth, IdentityCategory category) {
    Identity {
        requireNonNull(name, "name");
        requireNonNull(birth, "birth");
        requireNonNull(category, "category");
    }

    /**
     * How the person asked about matches. Sex and nationality are not compared: a difference there
     * may be an error in either record, and hides nobody.
     */
    Optional<MatchType> match(PersonName asked, PartialDate born) {
        nl.grenspoort.identity.MatchType match =
                Persons.match(person(), person(asked, born)).type();
        if (!match.found()) {
            return Optional.empty();
        }
        if (category == IdentityCategory.ALIAS) {
            return Optional.of(MatchType.ALIAS);
        }
        return Optional.of(
                match == nl.grenspoort.identity.MatchType.EXACT
                        ? MatchType.EXACT
                        : MatchType.FUZZY);
    }

    Person person() {
        return person(name, birth);
    }

    static Person person(PersonName name, PartialDate birth) {
        return new Person(name, birth, Sex.UNSPECIFIED, List.of());
    }
}
