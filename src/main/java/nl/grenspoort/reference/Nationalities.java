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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a nationality means at the border, by dated rules of {@code
 * config/reference/nationalities.yaml}.
 */
public final class Nationalities {
    private static final ObjectMapper YAML =
            YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private final List<NationalityRule> rules;
    private final String version;
    private final @Nullable LocalDate reviewed;

    private Nationalities(
            List<NationalityRule> rules, String version, @Nullable LocalDate reviewed) {
        this.rules = rules.stream().sorted(APPLIED).toList();
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
        List<NationalityRule> rules = new ArrayList<>();
        try {
            byte[] bytes = files.read(file);
            NationalitiesFile read = parse(file, bytes);
            for (NationalityRule.Line rule : requireNonNull(read.rules(), "rules are missing")) {
                NationalityRule next = requireNonNull(rule, "it is empty").rule();
                refuseContradiction(rules, next);
                rules.add(next);
            }
            return new Nationalities(rules, DatedFile.version(bytes), read.reviewed());
        } catch (IOException e) {
            throw new StartRefusedException(
                    file + " is missing, can't be read, or is not part of the signed release.",
                    "Put it there.",
                    e);
        } catch (IllegalArgumentException | NullPointerException e) {
            throw DatedFile.refused(file, "rule " + (rules.size() + 1) + ": " + e.getMessage(), e);
        }
    }

    private static NationalitiesFile parse(Path file, byte[] bytes) {
        try {
            return YAML.readValue(bytes, NationalitiesFile.class);
        } catch (JacksonException e) {
            throw DatedFile.refused(file, e.getOriginalMessage(), e);
        }
    }

    private static void refuseContradiction(List<NationalityRule> rules, NationalityRule next) {
        for (NationalityRule earlier : rules) {
            if (earlier.contradicts(next)) {
                throw new IllegalArgumentException(
                        "a code is in two rules from " + next.validFrom() + " on");
            }
        }
    }

    /**
     * What a nationality means with this document on that day. Of rules that hold, one for
     * documents of whatever nationality goes first, then one with a condition, then one without; of
     * each the one that began last. {@link Status#UNKNOWN} without any. A condition that can't be
     * judged is passed over and told in {@link Meaning#open()}.
     */
    public Meaning of(DocumentMarks marks, LocalDate day) {
        List<Meaning.Open> open = new ArrayList<>();
        for (NationalityRule rule : rules) {
            if (!rule.names(marks.nationality()) || !rule.holdsOn(day)) {
                continue;
            }
            Meaning.Need need = rule.when().need(marks);
            switch (rule.when().on(marks)) {
                case YES -> {
                    return new Meaning(rule.status(), open, rule.lookFor());
                }
                case UNKNOWN ->
                        open.add(
                                new Meaning.Open(
                                        rule.status(), requireNonNull(need, "unknown by need")));
                case NO -> {}
            }
        }
        return new Meaning(Status.UNKNOWN, open, "");
    }

    /** Whether a code is a specimen's on that day, as issuer or as nationality. */
    public boolean specimen(CountryCode code, LocalDate day) {
        return rules.stream()
                .anyMatch(
                        rule ->
                                rule.status() == Status.SPECIMEN
                                        && rule.codes().contains(code)
                                        && rule.holdsOn(day));
    }

    /** What a nationality means for a short stay. */
    public enum Status {
        /** Union citizens and those with equivalent rights: Directive 2004/38/EC. */
        FREE_MOVEMENT,
        /** Andorra, Monaco, San Marino, Vatican City: Regulation (EU) 2016/399 Art. 6a(3)(e). */
        MICROSTATE,
        /** Regulation (EU) 2018/1806 Annex II. */
        VISA_EXEMPT,
        /** Regulation (EU) 2018/1806 Annex I. */
        VISA_REQUIRED,
        /**
         * Refugees and stateless persons with a travel document of the Member State they live in:
         * no visa (Regulation (EU) 2018/1806 Art. 4(2)(c)), no travel authorisation (Regulation
         * (EU) 2018/1240 Art. 2(2)(a)).
         */
        MEMBER_STATE_REFUGEE,
        /** With a document of a third country: Regulation (EU) 2018/1806 Art. 3(2). */
        REFUGEE,
        /** With a document of a third country: Regulation (EU) 2018/1806 Art. 3(2). */
        STATELESS,
        /** Staff of an organisation, of whatever nationality: 2018/1806 Art. 6(1)(d). */
        ORGANISATION,
        /** No travel document at all. */
        SPECIMEN,
        /** The document says that no nationality is given. */
        UNSPECIFIED,
        /** A code that no rule names: a guard decides. */
        UNKNOWN
    }

    /** Of one rank the later before the earlier. */
    private static final Comparator<NationalityRule> APPLIED =
            Comparator.comparing(NationalityRule::rank)
                    .thenComparing(NationalityRule::validFrom, Comparator.reverseOrder());

    private record NationalitiesFile(
            @Nullable String source,
            @Nullable LocalDate reviewed,
            @Nullable List<NationalityRule.Line> rules) {}
}
