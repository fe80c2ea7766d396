package nl.grenspoort.systems;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.access.AccessPolicy;
import nl.grenspoort.access.SystemId;
import nl.grenspoort.access.TestPolicies;
import nl.grenspoort.start.StartRefusedException;
import nl.grenspoort.systems.ees.EesQuestions;
import nl.grenspoort.systems.register.RegisterQuestions;
import nl.grenspoort.systems.sis.SisQuestions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class PolicyCheckTest {
    private static final Map<SystemId, SystemAdapter> ADAPTERS =
            Stream.of(
                            SisQuestions.adapter(InstantSource.system()),
                            EesQuestions.adapter(InstantSource.system()),
                            RegisterQuestions.adapter(
                                    RegisterQuestions.SIGNER, InstantSource.system()))
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    SystemAdapter::system, Function.identity()));

    @TempDir Path folder;

    @Test
    void the_shipped_rows_name_fields_that_there_are() {
        assertThatCode(() -> new PolicyCheck(TestPolicies.asShipped(), ADAPTERS))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "entryBan]|entryban]|unknown field entryban of SIS",
                "concludedStays, |concluded_stays, |unknown field concluded_stays of EES",
                "refusedEntry, |refusedEntry, reason, |unknown field reason of NATIONAL-REGISTER"
            })
    void a_misspelt_field_is_refused_by_line(String right, String wrong, String told)
            throws IOException {
        refused(right, wrong, told);
    }

    /** Law 1: what is cut away would look like what is not there. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "concludedStays, |BORDER_FREE_MOVEMENT can't be judged by an answer of EES without",
                "warnings, |BORDER_FREE_MOVEMENT can't be judged by an answer of SIS without",
                "missing, |BORDER_FREE_MOVEMENT can't be judged by an answer of NATIONAL-REGISTER"
            })
    void a_row_without_what_its_purpose_is_judged_by_is_refused(String field, String told)
            throws IOException {
        refused(field, "", told);
    }

    /** Law 1: a system that is connected is unknown when it is off, not told as absent. */
    @Test
    void a_connected_system_that_is_still_said_to_be_absent_is_refused() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("policy.yaml"),
                        Files.readString(Path.of("config/access-policy.yaml"))
                                .replaceFirst("(?m)^notYetConnected:.*$", "")
                                .replaceFirst(
                                        "(?m)^rows:$",
                                        "notYetConnected: [NATIONAL-REGISTER]\nrows:"));
        AccessPolicy policy = AccessPolicy.read(file);
        assertThatThrownBy(() -> new PolicyCheck(policy, ADAPTERS))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("'notYetConnected' lists NATIONAL-REGISTER");
    }

    private void refused(String right, String wrong, String told) throws IOException {
        String shipped = Files.readString(Path.of("config/access-policy.yaml"));
        int at = shipped.indexOf(right);
        long line = shipped.substring(0, shipped.lastIndexOf("- {", at)).lines().count();
        Path file =
                Files.writeString(
                        folder.resolve("policy.yaml"),
                        shipped.substring(0, at)
                                + (wrong == null ? "" : wrong)
                                + shipped.substring(at + right.length()));
        AccessPolicy policy = AccessPolicy.read(file);
        assertThatThrownBy(() -> new PolicyCheck(policy, ADAPTERS))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("policy.yaml: line " + line + ": ")
                .hasMessageContaining(told);
    }
}
