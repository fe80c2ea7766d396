package nl.grenspoort.messagelog;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.finding.LegalBasis;
import nl.grenspoort.start.ConfigFiles;
import nl.grenspoort.start.StartRefusedException;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How long what is recorded is kept, and by which article: {@code config/retention.yaml}. It is
 * read and checked; nothing deletes by it yet.
 */
public final class RetentionRules {
    private static final ObjectMapper YAML =
            YAMLMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private final String version;
    private final List<Rule> rules;

    private RetentionRules(String version, List<Rule> rules) {
        this.version = requireNonNull(version, "version is missing");
        this.rules = List.copyOf(rules);
    }

    /**
     * Reads the file.
     *
     * @throws StartRefusedException naming the file and the rule, when it can't be used
     */
    public static RetentionRules read(ConfigFiles files, Path file) {
        List<Rule> rules = new ArrayList<>();
        try {
            RulesFile read = YAML.readValue(files.read(file), RulesFile.class);
            for (RuleFile one : requireNonNull(read.rules, "rules are missing")) {
                Rule rule = one.rule();
                refuseContradiction(rules, rule);
                rules.add(rule);
            }
            return new RetentionRules(read.version, rules);
        } catch (JacksonException e) {
            throw refused(file, e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw refused(file, "it is missing or can't be read", e);
        } catch (IllegalArgumentException | NullPointerException e) {
            throw refused(file, "rule " + (rules.size() + 1) + ": " + e.getMessage(), e);
        }
    }

    private static StartRefusedException refused(Path file, String what, Exception cause) {
        return new StartRefusedException(
                file + " can't be used: " + what + ".", "Correct that file.", cause);
    }

    private static void refuseContradiction(List<Rule> rules, Rule next) {
        for (Rule earlier : rules) {
            if (earlier.records == next.records
                    && Objects.equals(earlier.system, next.system)
                    && earlier.validFrom.equals(next.validFrom)) {
                throw new IllegalArgumentException(
                        "there are two for the same records from " + next.validFrom + " on");
            }
        }
    }

    public String version() {
        return version;
    }

    /**
     * Of rules that hold on that day the one that began last.
     *
     * @param system as entries name it: {@code SIS}; null for what the gateway records of itself
     */
    public Optional<Rule> on(Records records, @Nullable String system, LocalDate day) {
        return rules.stream()
                .filter(
                        rule ->
                                rule.records == records
                                        && Objects.equals(rule.system, system)
                                        && rule.holdsOn(day))
                .max(Comparator.comparing(Rule::validFrom));
    }

    /** Kinds of what is recorded. */
    public enum Records {
        /** A border check's documents, captures and answers, sealed. */
        CASE,
        /** An entry of the message log: who, when, why, what came of it. */
        LOG_ENTRY,
        /** The message itself, sealed, where it is kept. */
        LOG_BODY
    }

    /** What a period is counted from. */
    public enum From {
        /** The moment of recording. */
        CREATION,
        /** The erasure, in the system itself, of the data the record tells of. */
        ERASURE
    }

    /**
     * One rule.
     *
     * @param system null for what the gateway records of itself
     * @param keep how long
     * @param longest after creation, where the period is counted from an erasure elsewhere; else
     *     the same as {@code keep}
     */
    public record Rule(
            Records records,
            @Nullable String system,
            TemporalAmount keep,
            From from,
            TemporalAmount longest,
            LegalBasis basis,
            LocalDate validFrom,
            @Nullable LocalDate validTo) {
        boolean holdsOn(LocalDate day) {
            return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
        }
    }

    private record RulesFile(String version, List<RuleFile> rules) {}

    private record RuleFile(
            @Nullable Records records,
            @Nullable String system,
            @Nullable String keep,
            @Nullable From from,
            @Nullable String longest,
            @Nullable String act,
            @Nullable String article,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo) {
        private static final Pattern SYSTEM = Pattern.compile("[A-Z][A-Z0-9]*(-[A-Z0-9]+)*");

        Rule rule() {
            TemporalAmount period = amount("keep", requireNonNull(keep, "keep is missing"));
            From counted = requireNonNull(from, "from is missing");
            require(
                    (longest != null) == (counted == From.ERASURE),
                    "longest is given where a period is counted from ERASURE, and only there");
            require(
                    system == null || SYSTEM.matcher(system).matches(),
                    "a system is named in upper case with hyphens, like ECRIS-TCN");
            require(records != Records.CASE || system == null, "a case belongs to no system");
            return new Rule(
                    requireNonNull(records, "records is missing"),
                    system,
                    period,
                    counted,
                    longest == null ? period : amount("longest", longest),
                    new LegalBasis(
                            requireNonNull(act, "act is missing"),
                            requireNonNull(article, "article is missing")),
                    requireNonNull(validFrom, "validFrom is missing"),
                    validTo);
        }

        private static TemporalAmount amount(String name, String text) {
            try {
                if (text.contains("T")) {
                    Duration duration = Duration.parse(text);
                    require(duration.isPositive(), name + " is longer than nothing");
                    return duration;
                }
                Period period = Period.parse(text);
                require(!period.isNegative() && !period.isZero(), name + " is longer than nothing");
                return period;
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(name + " is a period like P3Y or PT10M", e);
            }
        }

        private static void require(boolean holds, String otherwise) {
            if (!holds) {
                throw new IllegalArgumentException(otherwise);
            }
        }
    }
}
