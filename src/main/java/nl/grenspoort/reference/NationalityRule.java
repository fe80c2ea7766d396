package nl.grenspoort.reference;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.identity.PassportType;
import nl.grenspoort.reference.Nationalities.Status;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One dated rule of {@link Nationalities}.
 *
 * @param validTo last day; null while it holds
 * @param codes empty where it holds for whatever nationality, by its condition alone
 * @param lookFor what only the page shows; empty when nothing
 */
record NationalityRule(
        Status status,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        Set<CountryCode> codes,
        DocumentCondition when,
        String lookFor) {

    boolean holdsOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
    }

    boolean names(CountryCode nationality) {
        return codes.isEmpty() || codes.contains(nationality);
    }

    /** What goes before what: a document of whatever nationality, a condition, the nationality. */
    int rank() {
        if (codes.isEmpty()) {
            return 0;
        }
        return when.given() ? 1 : 2;
    }

    /**
     * Two rules of one rank for one nationality from the same day: which of them holds is nobody's
     * to guess. Conditions of rules that say the same may overlap.
     */
    boolean contradicts(NationalityRule other) {
        return rank() == other.rank()
                && validFrom.equals(other.validFrom)
                && mayMeet(codes, other.codes)
                && mayMeet(when.issuers(), other.when.issuers())
                && (status != other.status || when.equals(other.when));
    }

    private static boolean mayMeet(Set<CountryCode> some, Set<CountryCode> others) {
        return some.isEmpty() || others.isEmpty() || !Collections.disjoint(some, others);
    }

    /** As it stands in the file. */
    record Line(
            @Nullable Status status,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo,
            @Nullable Set<String> codes,
            @Nullable When when,
            @Nullable String lookFor) {
        NationalityRule rule() {
            DocumentCondition condition = when == null ? DocumentCondition.NONE : when.condition();
            if (when != null && !condition.given()) {
                throw new IllegalArgumentException("when says nothing");
            }
            if (codes == null && condition.issuers().isEmpty()) {
                throw new NullPointerException("codes are missing");
            }
            if (codes != null && codes.isEmpty()) {
                throw new IllegalArgumentException("codes are empty");
            }
            LocalDate from = requireNonNull(validFrom, "validFrom is missing");
            if (validTo != null && validTo.isBefore(from)) {
                throw new IllegalArgumentException("validTo is before validFrom");
            }
            return new NationalityRule(
                    requireNonNull(status, "status is missing"),
                    from,
                    validTo,
                    countries(codes),
                    condition,
                    requireNonNullElse(lookFor, ""));
        }
    }

    /** The condition as it stands in the file. */
    record When(
            @Nullable Boolean biometric,
            @Nullable Set<PassportType> passports,
            @Nullable Set<String> issuers,
            @Nullable String numbers,
            @Nullable Boolean personalNumber) {
        /** {@code false} would read as "only without", which no list says. */
        private static boolean only(@Nullable Boolean given, String name) {
            if (Boolean.FALSE.equals(given)) {
                throw new IllegalArgumentException(name + " is true or left out");
            }
            return given != null;
        }

        DocumentCondition condition() {
            return new DocumentCondition(
                    only(biometric, "biometric"),
                    passports == null ? Set.of() : passports,
                    countries(issuers),
                    requireNonNullElse(numbers, ""),
                    only(personalNumber, "personalNumber"));
        }
    }

    private static Set<CountryCode> countries(@Nullable Set<String> codes) {
        return codes == null
                ? Set.of()
                : codes.stream().map(CountryCode::new).collect(Collectors.toUnmodifiableSet());
    }
}
