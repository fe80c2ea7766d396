package nl.grenspoort.reference;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.start.ConfigFiles;
import nl.grenspoort.start.StartRefusedException;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
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
    private final String version;
    private final @Nullable LocalDate reviewed;

    private Nationalities(List<Rule> rules, String version, @Nullable LocalDate reviewed) {
        this.rules = List.copyOf(rules);
        this.version = version;
        this.reviewed = reviewed;
    }

    /** Of the file: the beginning of its SHA-256, hex. Logged with every verdict (law 9). */
    public String version() {
        return version;
    }

    /** The day on which somebody last compared the file with the law; empty when it says none. */
    public Optional<LocalDate> reviewed() {
        return Optional.ofNullable(reviewed);
    }

    /**
     * Reads the file.
     *
     * @throws StartRefusedException naming the file and the rule, when it can't be used
     */
    public static Nationalities read(Path file) {
        return read(ConfigFiles.onDisk(), file);
    }

    /**
     * Reads the file from among these.
     *
     * @throws StartRefusedException naming the file and the rule, when it can't be used
     */
    public static Nationalities read(ConfigFiles files, Path file) {
        List<Rule> rules = new ArrayList<>();
        try {
            byte[] bytes = files.read(file);
            NationalitiesFile read = parse(file, bytes);
            for (RuleFile rule : requireNonNull(read.rules(), "rules are missing")) {
                Rule next = rule.rule();
                refuseContradiction(rules, next);
                rules.add(next);
            }
            return new Nationalities(rules, version(bytes), read.reviewed());
        } catch (IOException e) {
            throw new StartRefusedException(
                    file + " is missing, can't be read, or is not part of the signed release.",
                    "Put it there.",
                    e);
        } catch (IllegalArgumentException | NullPointerException e) {
            throw refused(file, "rule " + (rules.size() + 1) + ": " + e.getMessage(), e);
        }
    }

    private static String version(byte[] file) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(file);
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static NationalitiesFile parse(Path file, byte[] bytes) {
        try {
            return YAML.readValue(bytes, NationalitiesFile.class);
        } catch (JacksonException e) {
            throw refused(file, e.getOriginalMessage(), e);
        }
    }

    /**
     * Two rules for one nationality from the same day: which of them holds is nobody's to guess.
     */
    private static void refuseContradiction(List<Rule> rules, Rule next) {
        for (Rule earlier : rules) {
            if (earlier.validFrom.equals(next.validFrom)
                    && !Collections.disjoint(earlier.codes, next.codes)) {
                throw new IllegalArgumentException(
                        "a code is in two rules from " + next.validFrom + " on");
            }
        }
    }

    private static StartRefusedException refused(Path file, String what, Exception cause) {
        return new StartRefusedException(
                file + " can't be used: " + what + ".", "Correct that file.", cause);
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

    private record NationalitiesFile(
            String source, @Nullable LocalDate reviewed, List<RuleFile> rules) {}

    private record RuleFile(
            Status status, LocalDate validFrom, @Nullable LocalDate validTo, Set<String> codes) {
        Rule rule() {
            return new Rule(
                    requireNonNull(status, "status is missing"),
                    requireNonNull(validFrom, "validFrom is missing"),
                    validTo,
                    requireNonNull(codes, "codes are missing").stream()
                            .map(CountryCode::new)
                            .collect(Collectors.toUnmodifiableSet()));
        }
    }
}
