package nl.grenspoort.finding;

import static java.util.Objects.requireNonNull;

/**
 * An act and the article in it.
 *
 * @param act as the EU numbers it, {@code 2016/399}
 * @param article as written in the act, {@code 8(3)(a)}, {@code Annex VII, 6.2}
 */
public record LegalBasis(String act, String article) {
    public LegalBasis {
        requireNonNull(act, "act");
        requireNonNull(article, "article");
        if (act.isBlank() || article.isBlank()) {
            throw new IllegalArgumentException("a legal basis names its act and its article");
        }
    }

    @Override
    public String toString() {
        return article.startsWith("Annex") ? act + " " + article : act + " Art. " + article;
    }
}
