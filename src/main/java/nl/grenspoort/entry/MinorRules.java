package nl.grenspoort.entry;

import nl.grenspoort.entry.Observation.Guardianship;
import nl.grenspoort.finding.Disclosure;
import nl.grenspoort.finding.Finding;
import nl.grenspoort.finding.Severity;

import org.jspecify.annotations.Nullable;

import java.util.stream.Stream;

/**
 * Minors: Regulation (EU) 2016/399 Annex VII, 6. Point 6.1 knows no exception: on entry and on
 * exit, and of free movers as of others, the guard finds out who has parental care.
 */
final class MinorRules {
    private static final String DOCUMENT = "document";
    private static final String OFFICER = "officer";

    private MinorRules() {}

    /**
     * Whether the minor travels with, or with the leave of, who has parental care. Nobody can pass
     * a minor before an officer has looked: as long as that is not known, it is unknown (law 1). In
     * doubt whether somebody is of age, the traveller is treated as a minor.
     */
    static Stream<Finding> guardianshipIsKnown(Facts facts) {
        if (!facts.traveller().maybeMinor()) {
            return Stream.empty();
        }
        return Stream.of(
                facts.observed(Guardianship.class)
                        .map(found -> found(found.outcome()))
                        .orElseGet(() -> question(facts.traveller(), facts.party())));
    }

    private static Finding found(Guardianship.Outcome outcome) {
        return switch (outcome) {
            case CONFIRMED ->
                    told("minor.guardian-confirmed", Severity.INFORMATION, "6.2", OFFICER);
            case CONSENT_SHOWN -> told("minor.consent-shown", Severity.ATTENTION, "6.3", OFFICER);
            case DOUBT -> told("minor.guardian-doubt", Severity.SECOND_LINE, "6.2", OFFICER);
        };
    }

    private static Finding question(Traveller traveller, @Nullable PartyFact party) {
        Integer age = traveller.age();
        if (age == null) {
            return open("minor.age-unknown", "6.1");
        }
        return company(party).with("age", age.toString());
    }

    /** By what the lane reported: nobody said anything, no adult, one, or more than one. */
    private static Finding company(@Nullable PartyFact party) {
        if (party == null) {
            return open("minor.guardian-question", "6.1");
        }
        return switch (party.adults()) {
            case 0 -> open("minor.guardian-question.alone", "6.3");
            case 1 -> open("minor.guardian-question.one-adult", "6.2");
            default -> open("minor.guardian-question.accompanied", "6.2");
        };
    }

    private static Finding open(String key, String point) {
        return told(key, Severity.UNKNOWN, point, DOCUMENT);
    }

    private static Finding told(String key, Severity severity, String point, String source) {
        return Finding.of(
                key, severity, Disclosure.GUARD, Sbc.article("Annex VII, " + point), source);
    }
}
