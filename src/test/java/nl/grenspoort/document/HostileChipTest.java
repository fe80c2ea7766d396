package nl.grenspoort.document;

import static nl.grenspoort.document.Specimens.file;
import static nl.grenspoort.document.Specimens.with;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.document.ChipVerdict.Check;
import nl.grenspoort.document.ChipVerdict.Check.Outcome;
import nl.grenspoort.document.ChipVerdict.Result;
import nl.grenspoort.document.TestPki.Issued;
import nl.grenspoort.document.TestPki.Recipe;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** Bytes that nobody in good faith would write. */
class HostileChipTest {
    /** What no signature covers in a security object; a change there is told. */
    private static final Set<String> UNSIGNED =
            Set.of("NOT_DER", "CMS_VERSION", "DIGEST_NOT_LISTED", "SIGNER_NAMED_OTHERWISE");

    private static final List<String> FILES = List.of("EF.COM", "EF.SOD", "DG1", "DG2");

    @Test
    void every_single_flipped_bit_in_a_security_object_is_noticed() {
        Map<String, byte[]> chip = Specimens.chip();
        byte[] sod = file(chip, "EF.SOD");
        for (int bit = 0; bit < sod.length * 8; bit++) {
            byte[] flipped = sod.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertNoticed(with(chip, "EF.SOD", flipped), "bit " + bit);
        }
    }

    @Test
    void random_changes_in_a_security_object_are_noticed() {
        Random random = new Random(20261123);
        Map<String, byte[]> chip = Specimens.chip();
        byte[] sod = file(chip, "EF.SOD");
        for (int round = 0; round < 1000; round++) {
            byte[] changed = sod.clone();
            for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
                changed[random.nextInt(changed.length)] ^= (byte) (1 + random.nextInt(255));
            }
            if (!Arrays.equals(changed, sod)) {
                assertNoticed(with(chip, "EF.SOD", changed), "round " + round);
            }
        }
    }

    /** Other ASN.1 than the above: explicit curve, RSA-PSS, SHA-1. */
    @ParameterizedTest
    @ValueSource(strings = {"bsi2008", "tr03105-5"})
    void random_changes_in_published_security_objects_never_throw(String folder) {
        Random random = new Random(folder.hashCode());
        byte[] sod = TestFiles.bytes("lds/" + folder + "/EF_SOD.bin");
        for (int round = 0; round < 500; round++) {
            byte[] changed = sod.clone();
            for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }
            assertThat(inspect(Map.of("EF.SOD", changed)).authentic()).isFalse();
        }
    }

    private static void assertNoticed(Map<String, byte[]> chip, String as) {
        ChipVerdict verdict = inspect(chip);
        assertThat(verdict.result()).as(as).isNotEqualTo(Result.PASSED);
        if (verdict.authentic()) {
            assertThat(
                            verdict.checks().stream()
                                    .filter(
                                            check ->
                                                    check.outcome()
                                                            == Outcome.SUCCESSFUL_WITH_REMARK)
                                    .map(Check::reason)
                                    .collect(Collectors.toSet()))
                    .as(as)
                    .isNotEmpty()
                    .isSubsetOf(UNSIGNED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"EF.SOD", "DG1", "DG2"})
    void a_file_cut_off_anywhere_never_passes(String name) {
        Map<String, byte[]> chip = Specimens.chip();
        byte[] whole = file(chip, name);
        int step = Math.max(1, whole.length / 400);
        for (int length = 0; length < whole.length; length += step) {
            assertThat(inspect(with(chip, name, Arrays.copyOf(whole, length))).authentic())
                    .as("%s cut off at %d", name, length)
                    .isFalse();
        }
    }

    @Test
    void a_megabyte_of_anything_is_refused() {
        Random random = new Random(1);
        for (String name : FILES) {
            byte[] noise = new byte[1 << 20];
            random.nextBytes(noise);
            Map<String, byte[]> chip = with(Specimens.chip(), name, noise);
            assertThat(inspect(chip).result())
                    .isEqualTo(name.equals("EF.COM") ? Result.PASSED_WITH_REMARKS : Result.FAILED);
        }
    }

    @Test
    void objects_inside_objects_without_end_are_refused() {
        for (byte[] nest :
                List.of(nested((byte) 0x30, (byte) 0x80), nested((byte) 0x24, (byte) 0x80))) {
            byte[] sod = TlvWriter.object(0x77, nest);
            assertThat(inspect(with(Specimens.chip(), "EF.SOD", sod)).checks())
                    .contains(Specimens.failed("SOD_PARSED", "MALFORMED"));
        }
    }

    private static byte[] nested(byte tag, byte length) {
        byte[] bytes = new byte[60_000];
        for (int i = 0; i < bytes.length; i += 2) {
            bytes[i] = tag;
            bytes[i + 1] = length;
        }
        return bytes;
    }

    @Test
    void random_bytes_in_every_file_never_throw() {
        Random random = new Random(9303);
        byte[] tags = {0x60, 0x77, 0x61, 0x75, 0x30, 0x31, 0x5C, 0x5F, 0x1F, 0x01, (byte) 0x80};
        for (int round = 0; round < 2000; round++) {
            Map<String, byte[]> chip = new HashMap<>();
            for (String name : FILES) {
                byte[] bytes = new byte[random.nextInt(200)];
                random.nextBytes(bytes);
                for (int i = 0; i < bytes.length && random.nextBoolean(); i++) {
                    bytes[i] = tags[random.nextInt(tags.length)];
                }
                chip.put(name, bytes);
            }
            assertThat(inspect(chip).authentic()).isFalse();
        }
    }

    @Test
    void content_that_is_no_list_of_hashes_is_refused() {
        for (byte[] content : List.of(new byte[0], new byte[] {5, 0}, new byte[] {0x30, 0})) {
            assertThat(
                            inspect(Specimens.under(new TestSod(Specimens.SIGNER).content(content)))
                                    .checks())
                    .contains(Specimens.failed("SOD_PARSED", "MALFORMED"));
        }
    }

    @Test
    void a_genuine_security_object_of_one_document_proves_nothing_about_another() {
        Issued signer = Recipe.signer("C=UT, CN=DS").under(Specimens.CSCA);
        Map<String, byte[]> other = SpecimenChip.signedBy(signer.credentials(), Specimens.OTHER);
        assertThat(inspect(with(Specimens.chip(), "EF.SOD", file(other, "EF.SOD"))).checks())
                .contains(Specimens.failed("HASH_DG1", "HASH_MISMATCH"));
    }

    private static ChipVerdict inspect(Map<String, byte[]> chip) {
        return Specimens.verdict(chip);
    }
}
