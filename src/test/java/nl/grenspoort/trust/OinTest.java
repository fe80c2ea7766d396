package nl.grenspoort.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;

class OinTest {
    private static final String OIN = "00000099000000001000";
    private static final KeyPair KEYS = keys();

    @ParameterizedTest
    @ValueSource(
            strings = {
                OIN,
                "00000001123456789000",
                "00000003123456780000",
                "0000000712345678A000",
                "00000004003214345001"
            })
    void twenty_positions_with_a_prefix_of_digits_are_an_oin(String text) {
        assertThat(new Oin(text).value()).isEqualTo(text);
        assertThat(new Oin(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0000009900000000100",
                "000000990000000010000",
                "0000009900000000100 ",
                "A0000099000000001000",
                "000000990000000a1000",
                "٠٠٠٠٠٠٩٩٠٠٠٠٠٠٠٠١٠٠٠"
            })
    void anything_else_is_not(String text) {
        assertThatThrownBy(() -> new Oin(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("20 positions");
    }

    @Test
    void the_test_prefix_is_recognised() {
        assertThat(new Oin(OIN).isTest()).isTrue();
        assertThat(new Oin("00000001123456789000").isTest()).isFalse();
    }

    @Test
    void it_is_read_from_the_subjects_serial_number() {
        for (DemoIdentity identity : DemoIdentity.ALL) {
            assertThat(Oin.of(TestPki.shared().anchors(identity.name()).getFirst()))
                    .hasValueSatisfying(oin -> assertThat(oin.value()).isEqualTo(identity.oin()));
        }
        assertThat(Oin.of(TestPki.shared().anchors("tls-ca").getFirst())).isEmpty();
    }

    @Test
    void it_is_found_in_a_name_part_of_several_values() {
        X500Name name =
                new X500NameBuilder(BCStyle.INSTANCE)
                        .addRDN(BCStyle.C, "NL")
                        .addMultiValuedRDN(
                                new org.bouncycastle.asn1.ASN1ObjectIdentifier[] {
                                    BCStyle.CN, BCStyle.SERIALNUMBER
                                },
                                new String[] {"kiosk", OIN})
                        .build();
        assertThat(Oin.of(certificate(name))).contains(new Oin(OIN));
    }

    /** Whoever may choose a common name does not choose an OIN. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SERIALNUMBER=" + OIN,
                "x,SERIALNUMBER=" + OIN,
                "x, SERIALNUMBER=" + OIN + ",y",
                "x+SERIALNUMBER=" + OIN,
                "x\\,SERIALNUMBER=" + OIN,
                "x\",2.5.4.5=" + OIN,
                "x\n,SERIALNUMBER=" + OIN
            })
    void a_common_name_that_looks_like_one_is_not_taken(String commonName) {
        X500Name alone =
                new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, commonName).build();
        assertThat(Oin.of(certificate(alone))).isEmpty();
        for (boolean before : new boolean[] {true, false}) {
            X500NameBuilder name = new X500NameBuilder(BCStyle.INSTANCE);
            if (before) {
                name.addRDN(BCStyle.CN, commonName);
            }
            name.addRDN(BCStyle.SERIALNUMBER, "00000099000000002000");
            if (!before) {
                name.addRDN(BCStyle.CN, commonName);
            }
            assertThat(Oin.of(certificate(name.build()))).contains(new Oin("00000099000000002000"));
        }
    }

    @Test
    void two_serial_numbers_or_one_that_is_no_oin_give_none() {
        assertThat(Oin.of(certificate(serialNumbers(OIN, "00000099000000002000")))).isEmpty();
        assertThat(Oin.of(certificate(serialNumbers("12345")))).isEmpty();
        assertThat(Oin.of(certificate(serialNumbers(OIN + " ")))).isEmpty();
    }

    private static X500Name serialNumbers(String... values) {
        X500NameBuilder name = new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, "kiosk");
        for (String value : values) {
            name.addRDN(BCStyle.SERIALNUMBER, value);
        }
        return name.build();
    }

    private static X509Certificate certificate(X500Name subject) {
        try {
            Instant now = Instant.now();
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            new JcaX509v3CertificateBuilder(
                                            subject,
                                            BigInteger.ONE,
                                            Date.from(now),
                                            Date.from(now.plusSeconds(60)),
                                            subject,
                                            KEYS.getPublic())
                                    .build(
                                            new JcaContentSignerBuilder("SHA256withECDSA")
                                                    .build(KEYS.getPrivate())));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("EC").generateKeyPair();
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
