package nl.grenspoort.reference;

import nl.grenspoort.identity.CountryCode;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a nationality means at the border, by dated rules of {@code
 * config/reference/nationalities.yaml}.
 */
public final class Nationalities {
    private static final ObjectMapper YAML =
            YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private final List<Rule> rules;

    private Nationalities(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /**
     * Reads the file; throws Jackson's exception, which names file and line, when it can't be used.
     */
    public static Nationalities read(Path file) {
        return new Nationalities(
                YAML.readValue(file, NationalitiesFile.class).rules().stream()
                        .map(RuleFile::rule)
                        .toList());
    }

    /**
     * Of rules that hold on that day the one that began last; {@link Status#UNKNOWN} without one.
     */
    public Status on(CountryCode nationality, LocalDate day) {
        return rules.stream()
                .filter(rule -> rule.codes.contains(nationality) && rule.holdsOn(day))
                .max(java.util.Comparator.comparing(Rule::validFrom))
                .map(Rule::status)
                .orElse(Status.UNKNOWN);
    }

    /** What a nationality means for a short stay. */
    public enum Status {
        /** Union citizens and those with equivalent rights: Directive 2004/38/EC. */
        FREE_MOVEMENT,
        /** Regulation (EU) 2018/1806 Annex II. */
        VISA_EXEMPT,
        /** Regulation (EU) 2018/1806 Annex I. */
        VISA_REQUIRED,
        /**
         * Stateless, refugee, organisation, specimen, or a code that no rule names: a guard
         * decides.
         */
        UNKNOWN
    }

    private record Rule(
            Status status,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            Set<CountryCode> codes) {
        boolean holdsOn(LocalDate day) {
            return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
        }
    }

    private record NationalitiesFile(String source, LocalDate reviewed, List<RuleFile> rules) {}

    private record RuleFile(
            Status status, LocalDate validFrom, @Nullable LocalDate validTo, Set<String> codes) {
        Rule rule() {
            return new Rule(
                    status,
                    validFrom,
                    validTo,
                    codes.stream().map(CountryCode::new).collect(Collectors.toUnmodifiableSet()));
        }
    }
}
