package nl.grenspoort.entry;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.identity.CountryCode;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * What an officer found out by looking and asking, and no system could tell. It changes the facts,
 * and so the advice; it is never a decision. Of two of one kind the later one counts, except of
 * {@link StayShown} and {@link NotTheSubject}, of which each counts.
 */
public sealed interface Observation {
    /** Who has parental care or guardianship of a minor: 2016/399 Annex VII, 6. */
    record Guardianship(Outcome outcome) implements Observation {
        public Guardianship {
            requireNonNull(outcome, "outcome");
        }

        /** What was found out. */
        public enum Outcome {
            /** The adults who travel along hold it: Annex VII, 6.2. */
            CONFIRMED,
            /** Travels alone, and does not leave against the wish of who holds it: 6.3. */
            CONSENT_SHOWN,
            /** Doubt, or suspicion of unlawful removal: further investigation, 6.2, 6.4. */
            DOUBT
        }
    }

    /** Asks for protection, in whatever words: 2016/399 Art. 3(b), 4; Directive 2013/32/EU. */
    record AsylumRequest() implements Observation {}

    /**
     * Family tie to a free mover, shown by documents: Directive 2004/38/EC Art. 2(2), 5(2), 5(4).
     */
    record FamilyTie(boolean shown) implements Observation {}

    /** A stay that a stamp or other evidence shows: 2016/399 Art. 12(3). */
    record StayShown(
            LocalDate entry, @Nullable LocalDate exit, CountryCode state, Evidence evidence)
            implements Observation {
        public StayShown {
            requireNonNull(entry, "entry");
            requireNonNull(state, "state");
            requireNonNull(evidence, "evidence");
            if (exit != null && exit.isBefore(entry)) {
                throw new IllegalArgumentException("a stay ends on or after the day it begins");
            }
        }

        /** What shows it. */
        public enum Evidence {
            STAMP,
            TICKET,
            OTHER
        }
    }

    /** Last day of the intended stay: 2016/399 Art. 6(1)(a)(i). */
    record IntendedDeparture(LocalDate day) implements Observation {
        public IntendedDeparture {
            requireNonNull(day, "day");
        }
    }

    /** Day on which the travel document was issued: 2016/399 Art. 6(1)(a)(ii). */
    record DocumentIssued(LocalDate day) implements Observation {
        public DocumentIssued {
            requireNonNull(day, "day");
        }
    }

    /** Purpose, conditions and means of the stay: 2016/399 Art. 6(1)(c), 6(4). */
    record StayConditions(boolean purposeShown, boolean meansShown) implements Observation {}

    /** An assessed threat: 2016/399 Art. 6(1)(e). Never automatic. */
    record ThreatAssessed(Ground ground) implements Observation {
        public ThreatAssessed {
            requireNonNull(ground, "ground");
        }

        /** To what. */
        public enum Ground {
            PUBLIC_POLICY,
            INTERNAL_SECURITY,
            PUBLIC_HEALTH,
            INTERNATIONAL_RELATIONS
        }
    }

    /** Refuses biometric data, after having been told what follows: 2016/399 Art. 6(1)(f). */
    record BiometricsRefused(Needed needed) implements Observation {
        public BiometricsRefused {
            requireNonNull(needed, "needed");
        }

        /** What they were needed for: the boxes of letter J. */
        public enum Needed {
            EES_FILE,
            BORDER_CHECK
        }
    }

    /**
     * Compared with what the alert says of both, the traveller is not its subject but the person
     * whose identity was misused: 2018/1861 Art. 47, 2018/1862 Art. 62.
     *
     * @param reference of the alert
     */
    record NotTheSubject(String reference) implements Observation {
        public NotTheSubject {
            requireNonNull(reference, "reference");
        }
    }

    /** The national authority was consulted about a diplomatic passport: Annex VII, 4.3. */
    record AuthorityConsulted(boolean objects) implements Observation {}
}
