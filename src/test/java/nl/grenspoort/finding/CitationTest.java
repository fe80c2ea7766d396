package nl.grenspoort.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

class CitationTest {
    private static final LegalBasis CONDITION = new LegalBasis("2016/399", "6(1)(b)");

    /** Bases as the sources write them. */
    private static final Pattern BASIS =
            Pattern.compile("new LegalBasis\\(\\s*\"([^\"]+)\",\\s*\"([^\"]+)\"\\)");

    private static final Pattern BASIS_OF_THE_CODE =
            Pattern.compile("Sbc\\.article\\(\\s*\"([^\"]+)\"\\)");

    @Test
    void a_basis_is_written_as_a_lawyer_writes_it_in_each_language() {
        assertThat(Citation.in("en", CONDITION))
                .isEqualTo("Regulation (EU) 2016/399, Article 6(1), point (b)");
        assertThat(Citation.in("nl", CONDITION))
                .isEqualTo("Verordening (EU) 2016/399, artikel 6, lid 1, onder b)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    2018/1240 | Regulation (EU) 2018/1240    | Verordening (EU) 2018/1240
                    767/2008  | Regulation (EC) No 767/2008  | Verordening (EG) nr. 767/2008
                    810/2009  | Regulation (EC) No 810/2009  | Verordening (EG) nr. 810/2009
                    2004/38   | Directive 2004/38/EC         | Richtlijn 2004/38/EG
                    2008/115  | Directive 2008/115/EC        | Richtlijn 2008/115/EG
                    2013/32   | Directive 2013/32/EU         | Richtlijn 2013/32/EU
                    Vw 2000   | Vw 2000                      | Vw 2000
                    """)
    void each_kind_of_act_has_its_name(String act, String english, String dutch) {
        LegalBasis basis = new LegalBasis(act, "5");
        assertThat(Citation.in("en", basis)).isEqualTo(english + ", Article 5");
        assertThat(Citation.in("nl", basis)).isEqualTo(dutch + ", artikel 5");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    8(2)             | Article 8(2)                   | artikel 8, lid 2
                    8(3)(a)(i)       | Article 8(3), point (a)(i)     | artikel 8, lid 3, onder a), punt i)
                    8(3)(h)(ii)      | Article 8(3), point (h)(ii)    | artikel 8, lid 3, onder h), punt ii)
                    8(3)(bb)         | Article 8(3), point (bb)       | artikel 8, lid 3, onder b bis)
                    34(c)            | Article 34, point (c)          | artikel 34, onder c)
                    37a              | Article 37a                    | artikel 37 bis
                    6a(3)(e)         | Article 6a(3), point (e)       | artikel 6 bis, lid 3, onder e)
                    6(1a)            | Article 6(1a)                  | artikel 6, lid 1 bis
                    22g              | Article 22g                    | artikel 22 octies
                    22k              | Article 22k                    | artikel 22k
                    8(2), 8(3)       | Article 8(2) and Article 8(3)  | artikel 8, lid 2 en artikel 8, lid 3
                    Annex VII 6.1    | Annex VII, point 6.1           | bijlage VII, punt 6.1
                    Annex VII, 4     | Annex VII, point 4             | bijlage VII, punt 4
                    Annex V, Part B  | Annex V, Part B                | bijlage V, deel B
                    Annex V, A(3)    | Annex V, Part A, point 3       | bijlage V, deel A, punt 3
                    second paragraph | second paragraph               | second paragraph
                    """)
    void subdivisions_are_named(String article, String english, String dutch) {
        LegalBasis basis = new LegalBasis("2016/399", article);
        assertThat(Citation.in("en", basis)).isEqualTo("Regulation (EU) 2016/399, " + english);
        assertThat(Citation.in("nl", basis)).isEqualTo("Verordening (EU) 2016/399, " + dutch);
    }

    @Test
    void a_language_without_citations_is_an_error() {
        assertThatThrownBy(() -> Citation.in("de", CONDITION))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("de");
    }

    @Test
    void every_basis_of_the_law_of_the_check_can_be_cited() throws IOException {
        List<LegalBasis> bases = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/nl/grenspoort/entry"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String source = Files.readString(file);
                for (Matcher any = BASIS.matcher(source); any.find(); ) {
                    bases.add(new LegalBasis(any.group(1), any.group(2)));
                }
                for (Matcher any = BASIS_OF_THE_CODE.matcher(source); any.find(); ) {
                    bases.add(new LegalBasis("2016/399", any.group(1)));
                }
            }
        }
        assertThat(bases).hasSizeGreaterThan(20);
        assertThat(bases.stream().filter(basis -> !Citation.knows(basis))).isEmpty();
    }

    @Test
    void what_is_not_written_as_the_acts_number_it_is_not_known() {
        assertThat(Citation.knows(new LegalBasis("2016/399", "second paragraph"))).isFalse();
        assertThat(Citation.knows(new LegalBasis("Vw 2000", "5"))).isFalse();
        assertThat(Citation.knows(CONDITION)).isTrue();
    }
}
