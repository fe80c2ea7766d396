package nl.grenspoort.simulator.sis;

import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.identity.PartialDate;
import nl.grenspoort.identity.PersonName;
import nl.grenspoort.systems.sis.wsdl.IdentityCategory;
import nl.grenspoort.systems.sis.wsdl.MatchType;
import nl.grenspoort.systems.sis.wsdl.Subject;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An alert that matches, and how. Both the subject's identities and documents are tried, and the
 * data of the person whose identity was misused.
 *
 * @param victim the misused identity matches
 */
record Hit(AlertRecord alert, MatchType type, IdentityCategory identity, boolean victim) {
    private static final List<MatchType> STRONGEST_FIRST =
            List.of(MatchType.EXACT, MatchType.ALIAS, MatchType.FUZZY, MatchType.DOCUMENT);

    static Optional<Hit> of(AlertRecord alert, Query query) {
        Optional<Hit> asVictim = victim(alert, query);
        Optional<Hit> asSubject =
                Stream.concat(byPerson(alert, query), byDocument(alert, query).stream())
                        .min(Comparator.comparing(hit -> STRONGEST_FIRST.indexOf(hit.type)));
        return asSubject
                .map(hit -> new Hit(alert, hit.type, hit.identity, asVictim.isPresent()))
                .or(() -> asVictim);
    }

    private static Stream<Hit> byPerson(AlertRecord alert, Query query) {
        PersonName name = query.name();
        PartialDate birth = query.birth();
        if (name == null || birth == null || alert.subject() == Subject.DOCUMENT) {
            return Stream.empty();
        }
        return alert.persons().stream()
                .flatMap(
                        person ->
                                person.match(name, birth).stream()
                                        .map(
                                                type ->
                                                        new Hit(
                                                                alert,
                                                                type,
                                                                person.category(),
                                                                false)));
    }

    /** A document as the alert's object, or as one of its subject's: both are searched. */
    private static Optional<Hit> byDocument(AlertRecord alert, Query query) {
        if (!share(alert.documents(), query.documents())) {
            return Optional.empty();
        }
        IdentityCategory category =
                alert.persons().isEmpty()
                        ? IdentityCategory.CONFIRMED
                        : alert.persons().getFirst().category();
        return Optional.of(new Hit(alert, MatchType.DOCUMENT, category, false));
    }

    private static Optional<Hit> victim(AlertRecord alert, Query query) {
        AlertRecord.Victim victim = alert.victim();
        if (victim == null) {
            return Optional.empty();
        }
        PersonName name = query.name();
        PartialDate birth = query.birth();
        Optional<MatchType> match = Optional.empty();
        if (name != null && birth != null) {
            match =
                    new Identity(victim.name(), victim.birth(), IdentityCategory.MISUSED)
                            .match(name, birth);
        }
        if (match.isEmpty() && share(victim.documents(), query.documents())) {
            match = Optional.of(MatchType.DOCUMENT);
        }
        return match.map(type -> new Hit(alert, type, IdentityCategory.MISUSED, true));
    }

    private static boolean share(List<DocumentReference> one, List<DocumentReference> other) {
        return one.stream().anyMatch(document -> other.stream().anyMatch(document::sameDocument));
    }
}
