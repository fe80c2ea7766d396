package nl.grenspoort.document;

import static nl.grenspoort.document.Specimens.failed;
import static nl.grenspoort.document.Specimens.remark;
import static nl.grenspoort.document.Specimens.successful;
import static nl.grenspoort.document.Specimens.undetermined;
import static nl.grenspoort.document.Specimens.verdict;
import static nl.grenspoort.document.Specimens.with;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.document.ChipVerdict.Result;
import nl.grenspoort.identity.PersonName;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Chips that others made; SOURCES.md says what is known about them. */
class PublishedSpecimensTest {
    private static final Instant WHEN_BSI_2008_WAS_VALID = Instant.parse("2008-06-01T00:00:00Z");
    private static final Instant WHEN_TR03105_WAS_VALID = Instant.parse("2014-06-01T00:00:00Z");

    @Test
    void the_BSI_document_of_2008_is_signed_by_an_issuer_we_do_not_know() {
        ChipVerdict verdict = verdict(bsi2008(), Specimens.TRUSTED, WHEN_BSI_2008_WAS_VALID);
        assertThat(verdict.checks())
                .contains(
                        successful("SIGNATURE"),
                        remark("ALGORITHMS", "WEAK_HASH"),
                        undetermined("CHAIN", "ISSUER_UNKNOWN"),
                        successful("SIGNER_VALIDITY"),
                        successful("COUNTRY"),
                        successful("HASH_DG1"),
                        successful("HASH_DG2"),
                        successful("HASH_DG3"),
                        successful("HASH_DG14"),
                        successful("DG1_MRZ"),
                        successful("EF_COM"));
        assertThat(verdict.result()).isEqualTo(Result.UNDETERMINED);
    }

    @Test
    void its_data_groups_4_and_15_were_never_signed() {
        for (String group : List.of("DG4", "DG15")) {
            byte[] file = TestFiles.bytes("lds/bsi2008/Datagroup" + group.substring(2) + ".bin");
            ChipVerdict verdict =
                    verdict(
                            with(bsi2008(), group, file),
                            Specimens.TRUSTED,
                            WHEN_BSI_2008_WAS_VALID);
            assertThat(verdict.checks()).contains(failed("HASH_" + group, "NOT_SIGNED"));
            assertThat(verdict.result()).isEqualTo(Result.FAILED);
        }
    }

    @Test
    void the_reference_data_of_TR_03105_are_signed_with_PSS_by_an_issuer_we_do_not_know() {
        ChipVerdict verdict = verdict(tr03105(), Specimens.TRUSTED, WHEN_TR03105_WAS_VALID);
        assertThat(verdict.checks())
                .contains(
                        successful("SIGNATURE"),
                        undetermined("CHAIN", "ISSUER_UNKNOWN"),
                        successful("HASH_DG1"),
                        successful("HASH_DG14"));
        assertThat(verdict.result()).isEqualTo(Result.UNDETERMINED);
    }

    @Test
    void its_data_group_15_is_not_the_one_that_was_signed() {
        ChipVerdict verdict =
                verdict(
                        with(tr03105(), "DG15", TestFiles.bytes("lds/tr03105-5/EF_DG15.bin")),
                        Specimens.TRUSTED,
                        WHEN_TR03105_WAS_VALID);
        assertThat(verdict.checks())
                .anyMatch(
                        check ->
                                check.id().equals("HASH_DG15")
                                        && check.outcome() == ChipVerdict.Check.Outcome.FAILED);
        assertThat(verdict.result()).isEqualTo(Result.FAILED);
    }

    @Test
    void the_holder_in_a_chip_is_read() {
        Mrz mrz =
                Specimens.inspect(bsi2008(), List.of(), Specimens.TRUSTED, WHEN_BSI_2008_WAS_VALID)
                        .chipMrz();
        assertThat(mrz).isNotNull();
        assertThat(mrz.name()).isEqualTo(new PersonName("MUSTERMANN", "ERIKA"));
        assertThat(mrz.nationality().value()).isEqualTo("D");
        assertThat(mrz.failures()).isEmpty();
    }

    @Test
    void data_group_1_comes_in_three_formats() throws MalformedException {
        assertThat(Dg1.lines(TestFiles.bytes("lds/icao/dg1_1.bin")))
                .hasSize(3)
                .contains("VAN<DER<STEEN<<MARIANNE<LOUISE");
        assertThat(Dg1.lines(TestFiles.bytes("lds/icao/dg1_2.bin"))).hasSize(2);
        assertThat(Dg1.lines(TestFiles.bytes("lds/icao/dg1_3.bin")))
                .containsExactly(
                        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
                        "L898902C36UTO7408122F1204159ZE184226B<<<<<10");
    }

    private static Map<String, byte[]> bsi2008() {
        Map<String, byte[]> chip = new HashMap<>();
        chip.put("EF.COM", TestFiles.bytes("lds/bsi2008/EF_COM.bin"));
        chip.put("EF.SOD", TestFiles.bytes("lds/bsi2008/EF_SOD.bin"));
        for (int group : new int[] {1, 2, 3, 14}) {
            chip.put("DG" + group, TestFiles.bytes("lds/bsi2008/Datagroup" + group + ".bin"));
        }
        return chip;
    }

    private static Map<String, byte[]> tr03105() {
        Map<String, byte[]> chip = new HashMap<>();
        chip.put("EF.SOD", TestFiles.bytes("lds/tr03105-5/EF_SOD.bin"));
        chip.put("DG1", TestFiles.bytes("lds/tr03105-5/EF_DG1.bin"));
        chip.put("DG14", TestFiles.bytes("lds/tr03105-5/EF_DG14.bin"));
        return chip;
    }
}
