package nl.grenspoort.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A legal basis as a lawyer writes it, in each language: {@code Regulation (EU) 2016/399, Article
 * 6(1), point (b)}. What is not written as the acts number it is shown as it is.
 */
public final class Citation {
    /** How an act is called; acts that are not here are regulations of the European Union. */
    private static final Map<String, Act> ACTS =
            Map.of(
                    "2004/38", new Act("Directive 2004/38/EC", "Richtlijn 2004/38/EG"),
                    "2008/115", new Act("Directive 2008/115/EC", "Richtlijn 2008/115/EG"),
                    "2013/32", new Act("Directive 2013/32/EU", "Richtlijn 2013/32/EU"),
                    "767/2008", regulationOfTheCommunity("767/2008"),
                    "810/2009", regulationOfTheCommunity("810/2009"));

    /** Since 2015 acts are numbered by year, then by number. */
    private static final Pattern BY_YEAR = Pattern.compile("20(1[5-9]|[2-9]\\d)/\\d+");

    private static final Pattern ARTICLE = Pattern.compile("(\\d+)([a-z]?)((?:\\([0-9a-z]+\\))*)");
    private static final Pattern ANNEX =
            Pattern.compile(
                    "Annex ([IVX]+)(?:,? (?:Part )?([A-Z]))?"
                            + "(?:(?:,? (?:point )?|\\()(\\d+(?:\\.\\d+)*)\\)?)?");
    private static final Pattern SUBDIVISION = Pattern.compile("\\(([0-9a-z]+)\\)");
    private static final Pattern PARAGRAPH = Pattern.compile("(\\d+)([a-z]?)");
    private static final Pattern LIST = Pattern.compile(",\\s*(?=\\d|Annex)|\\s+and\\s+");

    /** What was put in later between two numbers: a, b, c in English, words in Dutch. */
    private static final List<String> INSERTED =
            List.of("bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "nonies");

    private Citation() {}

    /**
     * In that language, without a full stop.
     *
     * @param language {@code nl} or {@code en}
     */
    public static String in(String language, LegalBasis basis) {
        boolean dutch =
                switch (language) {
                    case "nl" -> true;
                    case "en" -> false;
                    default -> throw new IllegalArgumentException("no citations in " + language);
                };
        String act = act(basis.act(), dutch);
        List<String> articles =
                listed(basis.article()).map(article -> article(article, dutch)).toList();
        return act + ", " + String.join(dutch ? " en " : " and ", articles);
    }

    /** Whether the article is written in a way that this class knows. */
    static boolean knows(LegalBasis basis) {
        return (ACTS.containsKey(basis.act()) || BY_YEAR.matcher(basis.act()).matches())
                && listed(basis.article())
                        .allMatch(
                                article ->
                                        ARTICLE.matcher(article).matches()
                                                || ANNEX.matcher(article).matches());
    }

    private static Stream<String> listed(String articles) {
        return ANNEX.matcher(articles).matches()
                ? Stream.of(articles)
                : LIST.splitAsStream(articles).map(String::strip);
    }

    private static String act(String number, boolean dutch) {
        Act known = ACTS.get(number);
        if (known != null) {
            return dutch ? known.dutch : known.english;
        }
        return BY_YEAR.matcher(number).matches()
                ? (dutch ? "Verordening (EU) " : "Regulation (EU) ") + number
                : number;
    }

    private static String article(String written, boolean dutch) {
        Matcher article = ARTICLE.matcher(written);
        if (article.matches()) {
            return dutch ? dutchArticle(article) : englishArticle(article);
        }
        Matcher annex = ANNEX.matcher(written);
        return annex.matches() ? annex(annex, dutch) : written;
    }

    /** Article 8(3), point (a)(i): paragraphs are numbers, points letters, below them Roman. */
    private static String englishArticle(Matcher article) {
        StringBuilder text =
                new StringBuilder("Article ").append(article.group(1)).append(article.group(2));
        boolean inPoint = false;
        for (String part : subdivisions(article.group(3))) {
            boolean paragraph = PARAGRAPH.matcher(part).matches();
            text.append(paragraph || inPoint ? "" : ", point ")
                    .append('(')
                    .append(part)
                    .append(')');
            inPoint = !paragraph;
        }
        return text.toString();
    }

    /** Artikel 8, lid 3, onder a), punt i). */
    private static String dutchArticle(Matcher article) {
        StringBuilder text =
                new StringBuilder("artikel ").append(inserted(article.group(1), article.group(2)));
        boolean inPoint = false;
        for (String part : subdivisions(article.group(3))) {
            Matcher paragraph = PARAGRAPH.matcher(part);
            if (paragraph.matches()) {
                text.append(", lid ").append(inserted(paragraph.group(1), paragraph.group(2)));
            } else {
                text.append(inPoint ? ", punt " : ", onder ").append(point(part)).append(')');
                inPoint = true;
            }
        }
        return text.toString();
    }

    /** Between point b and point c came point bb: in Dutch b bis. */
    private static String point(String letters) {
        return letters.length() == 2
                        && letters.charAt(0) == letters.charAt(1)
                        && !letters.equals("ii")
                ? letters.charAt(0) + " bis"
                : letters;
    }

    private static String inserted(String number, String letter) {
        int place = letter.isEmpty() ? -1 : letter.charAt(0) - 'a';
        if (place < 0) {
            return number;
        }
        return number + (place < INSERTED.size() ? " " + INSERTED.get(place) : letter);
    }

    private static String annex(Matcher annex, boolean dutch) {
        StringBuilder text =
                new StringBuilder(dutch ? "bijlage " : "Annex ").append(annex.group(1));
        if (annex.group(2) != null) {
            text.append(dutch ? ", deel " : ", Part ").append(annex.group(2));
        }
        if (annex.group(3) != null) {
            text.append(dutch ? ", punt " : ", point ").append(annex.group(3));
        }
        return text.toString();
    }

    private static List<String> subdivisions(String written) {
        List<String> parts = new ArrayList<>();
        Matcher matcher = SUBDIVISION.matcher(written);
        while (matcher.find()) {
            parts.add(matcher.group(1));
        }
        return parts;
    }

    private static Act regulationOfTheCommunity(String number) {
        return new Act("Regulation (EC) No " + number, "Verordening (EG) nr. " + number);
    }

    private record Act(String english, String dutch) {}
}
