package nl.grenspoort.kiosk.problem;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.kiosk.text.Texts;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** {@code docs/problems.md} is written from the code. Run as a program this writes it. */
class ProblemsPageTest {
    private static final Path PAGE = Path.of("docs/problems.md");

    @Test
    void the_page_lists_every_problem_as_it_is() throws IOException {
        assertThat(PAGE)
                .as("written by nl.grenspoort.kiosk.problem.ProblemsPageTest, run as a program")
                .hasContent(page());
    }

    public static void main(String[] args) throws IOException {
        Files.createDirectories(PAGE.getParent());
        Files.writeString(PAGE, page());
    }

    private static String page() {
        Texts texts = Texts.load("problems");
        StringBuilder page =
                new StringBuilder(
                        """
                        # Problems

                        Every refusal of the kiosk API is `application/problem+json` (RFC 9457). Its `type` is
                        `urn:grenspoort:problem:` with the key below; `logEntry` is the entry of the message log.
                        The desk service (SOAP) answers with the same problems in the detail of a SOAP fault, under HTTP
                        status 500; those marked SOAP occur only there.
                        A kiosk or e-gate shows none of this: it shows its own text that sends the traveller to the desk.
                        This page is written from the code and tested against it.

                        | status | type | cause | what to do |
                        |---|---|---|---|
                        """);
        for (ProblemType type : ProblemType.values()) {
            page.append(
                    "| %d | `%s`%s | %s | %s |\n"
                            .formatted(
                                    type.status(),
                                    type.key(),
                                    type.ofSoapOnly() ? " (SOAP)" : "",
                                    texts.of("en", type.key() + ".cause", Map.of()),
                                    texts.of("en", type.key() + ".remedy", Map.of())));
        }
        page.append(
                """

                ## Faults in a body

                A problem `invalid-input` lists every fault in `errors`: a JSON Pointer (RFC 6901), in SOAP an XPath, a code and
                a sentence.
                Values are never repeated.

                | code |
                |---|
                """);
        for (InputError.Code code : InputError.Code.values()) {
            page.append("| `").append(code).append("` |\n");
        }
        return page.toString();
    }
}
