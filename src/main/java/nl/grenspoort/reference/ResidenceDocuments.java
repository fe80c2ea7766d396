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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whose residence permits, long-stay visas and residence cards let their holder in, by dated rules
 * of {@code config/reference/residence-documents.yaml}.
 */
public final class ResidenceDocuments {
    private static final ObjectMapper YAML =
            YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private final List<Rule> rules;
    private final Set<String> longStayCodes;
    private final Set<CountryCode> specimens;
    private final String version;

    private ResidenceDocuments(
            List<Rule> rules,
            Set<String> longStayCodes,
            Set<CountryCode> specimens,
            String version) {
        this.rules = List.copyOf(rules);
        this.longStayCodes = Set.copyOf(longStayCodes);
        this.specimens = Set.copyOf(specimens);
        this.version = version;
    }

    /**
     * Reads the file.
     *
     * @param specimens issuers whose specimens are taken for documents; none in production
     * @throws StartRefusedException naming the file and the rule, when it can't be used
     */
    public static ResidenceDocuments read(
            ConfigFiles files, Path file, Set<CountryCode> specimens) {
        List<Rule> rules = new ArrayList<>();
        try {
            byte[] bytes = files.read(file);
            DocumentsFile read = parse(file, bytes);
            Set<String> codes = codes(read.longStayVisaCodes());
            for (Line line : requireNonNull(read.documents(), "documents are missing")) {
                rules.add(requireNonNull(line, "it is empty").rule());
            }
            return new ResidenceDocuments(rules, codes, specimens, DatedFile.version(bytes));
        } catch (IOException e) {
            throw new StartRefusedException(
                    file + " is missing, can't be read, or is not part of the signed release.",
                    "Put it there.",
                    e);
        } catch (IllegalArgumentException | NullPointerException e) {
            throw DatedFile.refused(file, "rule " + (rules.size() + 1) + ": " + e.getMessage(), e);
        }
    }

    private static Set<String> codes(@Nullable Set<String> given) {
        Set<String> codes = requireNonNull(given, "longStayVisaCodes are missing");
        for (String code : codes) {
            if (code == null || !code.matches("V[A-Z]")) {
                throw new IllegalArgumentException("longStayVisaCodes are V and a letter");
            }
        }
        return codes;
    }

    private static DocumentsFile parse(Path file, byte[] bytes) {
        try {
            return requireNonNull(YAML.readValue(bytes, DocumentsFile.class), "it is empty");
        } catch (JacksonException e) {
            throw DatedFile.refused(file, e.getOriginalMessage(), e);
        }
    }

    /** Of the file: the beginning of its SHA-256, hex. Logged with every verdict (law 9). */
    public String version() {
        return version;
    }

    /** Whether a document of this kind and issuer lets its holder in on that day. */
    public boolean counts(Kind kind, CountryCode issuer, LocalDate day) {
        return specimens.contains(issuer)
                || rules.stream()
                        .anyMatch(
                                rule ->
                                        rule.kind == kind
                                                && rule.issuers.contains(issuer)
                                                && rule.holdsOn(day));
    }

    /** Whether a visa sticker with this document code in its MRZ is one for a long stay. */
    public boolean longStay(String code) {
        return longStayCodes.contains(code);
    }

    /** Whether specimens of this issuer are taken for documents. */
    public boolean specimenCounts(CountryCode issuer) {
        return specimens.contains(issuer);
    }

    /** What lets its holder in without a visa. */
    public enum Kind {
        /** Regulation (EU) 2016/399 Art. 2(16), 6(1)(b). */
        RESIDENCE_PERMIT,
        /** National visa for more than 90 days: Regulation (EU) 2016/399 Art. 6(1)(b). */
        LONG_STAY_VISA,
        /** Of a family member of a Union citizen: Directive 2004/38/EC Art. 5(2), 10, 20. */
        RESIDENCE_CARD
    }

    private record Rule(
            Kind kind, LocalDate validFrom, @Nullable LocalDate validTo, Set<CountryCode> issuers) {
        boolean holdsOn(LocalDate day) {
            return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
        }
    }

    private record DocumentsFile(
            @Nullable String source,
            @Nullable LocalDate reviewed,
            @Nullable Set<String> longStayVisaCodes,
            @Nullable List<Line> documents) {}

    private record Line(
            @Nullable Kind kind,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo,
            @Nullable Set<String> issuers) {
        Rule rule() {
            LocalDate from = requireNonNull(validFrom, "validFrom is missing");
            if (validTo != null && validTo.isBefore(from)) {
                throw new IllegalArgumentException("validTo is before validFrom");
            }
            return new Rule(
                    requireNonNull(kind, "kind is missing"),
                    from,
                    validTo,
                    requireNonNull(issuers, "issuers are missing").stream()
                            .map(CountryCode::new)
                            .collect(Collectors.toUnmodifiableSet()));
        }
    }
}
