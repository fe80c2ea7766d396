package nl.grenspoort.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.junit.jupiter.api.Test;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import javax.imageio.ImageIO;

class SpecimenChipTest {
    @Test
    void its_signature_convinces_another_implementation() throws Exception {
        Tlv sod = Tlv.first(Specimens.file(Specimens.chip(), "EF.SOD"));
        assertThat(sod.tag()).isEqualTo(0x77);
        CMSSignedData cms = new CMSSignedData(sod.value());
        SignerInformation signer = cms.getSignerInfos().iterator().next();
        X509CertificateHolder certificate = Specimens.SIGNER.holder();
        assertThat(signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(certificate)))
                .isTrue();
        assertThat(cms.getSignedContentTypeOID()).isEqualTo("2.23.136.1.1.1");
        assertThat(cms.getVersion()).isEqualTo(3);
    }

    @Test
    void it_holds_the_files_of_LDS_1_8() throws MalformedException {
        Map<String, byte[]> chip = Specimens.chip();
        assertThat(chip).containsOnlyKeys("EF.COM", "EF.SOD", "DG1", "DG2");
        assertThat(EfCom.parse(Specimens.file(chip, "EF.COM")))
                .isEqualTo(
                        new EfCom(
                                "0108",
                                new TreeSet<>(List.of(new DataGroup(1), new DataGroup(2)))));
        SecurityObject sod = SecurityObject.parse(Specimens.file(chip, "EF.SOD"));
        assertThat(sod.ldsVersion()).isEqualTo("0108");
        assertThat(sod.remarks()).isEmpty();
        assertThat(Dg1.lines(Specimens.file(chip, "DG1"))).isEqualTo(Specimens.ANNA);
    }

    @Test
    void its_face_is_a_face_record_with_an_image_of_the_size_it_says() throws Exception {
        Tlv group = Tlv.first(Specimens.file(Specimens.chip(), "DG2")).required(0x75);
        Tlv template = group.child(0x7F61).child(0x7F60);
        assertThat(template.child(0xA1).child(0x87).value()).containsExactly(1, 1);
        assertThat(template.child(0xA1).child(0x88).value()).containsExactly(0, 8);
        byte[] bytes = template.child(0x5F2E).value();
        ByteBuffer face = ByteBuffer.wrap(bytes);
        assertThat(new String(bytes, 0, 8, StandardCharsets.US_ASCII)).isEqualTo("FAC\0" + "010\0");
        assertThat(face.getInt(8)).as("length of the record").isEqualTo(bytes.length);
        assertThat(face.getShort(12)).as("faces").isEqualTo((short) 1);
        assertThat(face.getInt(14)).as("length of the face").isEqualTo(bytes.length - 14);
        byte[] jpeg = Arrays.copyOfRange(bytes, 14 + 20 + 12, bytes.length);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(jpeg));
        assertThat((int) face.getShort(36)).isEqualTo(image.getWidth());
        assertThat((int) face.getShort(38)).isEqualTo(image.getHeight());
    }

    @Test
    void it_can_be_a_card() {
        List<String> card =
                List.of(
                        "I<UTOD231458907<<<<<<<<<<<<<<<",
                        "7408122F1204159UTO<<<<<<<<<<<6",
                        "ERIKSSON<<ANNA<MARIA<<<<<<<<<<");
        assertThat(
                        Specimens.verdict(
                                        SpecimenChip.signedBy(Specimens.SIGNER.credentials(), card))
                                .result())
                .isEqualTo(ChipVerdict.Result.PASSED);
    }

    @Test
    void lines_that_are_no_MRZ_make_no_chip() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                SpecimenChip.signedBy(
                                        Specimens.SIGNER.credentials(), List.of("P<UTO")));
    }
}
