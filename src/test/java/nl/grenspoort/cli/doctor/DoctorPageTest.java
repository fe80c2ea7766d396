package nl.grenspoort.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** {@code docs/doctor.md} is written from the code. Run as a program this writes it. */
class DoctorPageTest {
    private static final Path PAGE = Path.of("docs/doctor.md");

    @Test
    void the_page_lists_every_check_and_ailment_as_it_is() throws IOException {
        assertThat(PAGE)
                .as("written by nl.grenspoort.cli.doctor.DoctorPageTest, run as a program")
                .hasContent(page());
    }

    @Test
    void ids_are_unique() {
        assertThat(Arrays.stream(Check.values()).map(Check::id)).doesNotHaveDuplicates();
    }

    @Test
    void checks_stand_in_the_order_of_their_areas() {
        assertThat(Arrays.stream(Check.values()).map(Check::area)).isSorted();
    }

    @ParameterizedTest
    @EnumSource(Ailment.class)
    void an_ailment_has_a_cause_and_a_remedy_of_a_line(Ailment ailment) {
        assertThat(List.of(ailment.cause(), ailment.remedy()))
                .allSatisfy(text -> assertThat(text).isNotBlank().hasSizeLessThan(220));
        assertThat(ailment.verdict()).isIn(Verdict.WARNING, Verdict.PROBLEM);
    }

    public static void main(String[] args) throws IOException {
        Files.createDirectories(PAGE.getParent());
        Files.writeString(PAGE, page());
    }

    private static String page() {
        StringBuilder page =
                new StringBuilder(
                        """
                        # Doctor

                        `./grenspoort doctor` examines a gateway from outside and says of everything that is wrong its cause and its remedy,
                        in a line each. It reads the settings as the gateway does, so it works before the first start, beside a running
                        gateway, and in production.

                        ```
                        ./grenspoort doctor                              # everything, in the demo
                        ./grenspoort doctor certs tls                    # only these areas
                        ./grenspoort doctor --profile production --config /etc/grenspoort
                        ./grenspoort doctor --server.port=9443           # settings are given as to the gateway
                        ./grenspoort doctor --json --strict              # for monitoring: warnings fail too
                        ```

                        | exit code | meaning |
                        |---|---|
                        | 0 | nothing wrong; warnings are allowed unless `--strict` |
                        | 1 | a problem, or with `--strict` a warning |
                        | 2 | could not examine: settings that can't be read, an unknown profile, a wrong option, or nothing but skipped checks |

                        What it does to the outside: it opens connections to the gateway's port, to each system and to the database; it fetches
                        the contracts and the metrics of the gateway; it writes one entry (`ADMIN`, `doctor`) and a reading (`ACCESS`,
                        `verify`) into the message log, unless `--no-write`: then the reading only. It tries weak TLS at the gateway's own port
                        only, never at a system. It puts no question to any system: nobody is asked about without purpose and legal basis. Real
                        systems get a handshake and no byte more; simulated ones of the demo are asked whether they are up. It prints neither
                        secrets nor personal data.

                        Not examined: whether Camel accepts the routes beyond their YAML and addresses (a start does), revocation of the
                        systems' certificates, and anything that only the other side knows.

                        `--json` is described by `contracts/doctor/doctor.schema.json`. Ids of checks and ailments are stable. This page is
                        written from the code and tested against it; words in braces stand for what is found.
                        """);
        for (Area area : Area.values()) {
            page.append("\n## %s\n\n%s.\n".formatted(area.word(), capital(area.what())));
            table(area, page);
        }
        return page.toString();
    }

    private static void table(Area area, StringBuilder page) {
        page.append("\n| check | holds when all is well | rules |\n|---|---|---|\n");
        List<Check> checks = Arrays.stream(Check.values()).filter(it -> it.area() == area).toList();
        for (Check check : checks) {
            page.append(
                    "| `%s` | %s | %s |\n"
                            .formatted(
                                    check.id(),
                                    check.what(),
                                    check.rules().stream().collect(Collectors.joining(", "))));
        }
        page.append("\n| check | ailment | | cause | remedy |\n|---|---|---|---|---|\n");
        for (Check check : checks) {
            for (Ailment ailment : Ailment.of(check)) {
                page.append(
                        "| `%s` | `%s` | %s | %s | %s |\n"
                                .formatted(
                                        check.id(),
                                        ailment.key(),
                                        ailment.verdict().name().toLowerCase(java.util.Locale.ROOT),
                                        ailment.cause(),
                                        ailment.remedy()));
            }
        }
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
