package nl.grenspoort.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.HexFormat;

class TlvTest {
    @ParameterizedTest
    @CsvSource({
        "6100, 61, 0, 2",
        "610141, 61, 1, 3",
        "61810141, 61, 1, 4",
        "6182000141, 61, 1, 5",
        "618400000001 41, 61, 1, 7",
        "5F1F0141, 5F1F, 1, 4",
        "7F610141, 7F61, 1, 4",
        "5C02617500FF, 5C, 2, 4",
    })
    void an_object_is_read_in_every_length_form(String hex, String tag, int length, int end)
            throws MalformedException {
        Tlv read = Tlv.first(bytes(hex));
        assertThat(read.tag()).isEqualTo(Integer.parseInt(tag, 16));
        assertThat(read.value()).hasSize(length);
        assertThat(read.end()).isEqualTo(end);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "61",
                "6102",
                "610241",
                "6181",
                "618101",
                "6182FFFF",
                "6180 0000",
                "6184FFFFFFFF",
                "61847FFFFFFF",
                "61850000000001 41",
                "61FF",
                "5F",
                "5F1F",
                "5F8181811F0141"
            })
    void bytes_that_are_no_object_are_malformed(String hex) {
        assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> Tlv.first(bytes(hex)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 127, 128, 255, 256, 65535, 65536})
    void what_was_written_is_read_back(int length) throws MalformedException {
        byte[] value = new byte[length];
        Tlv read = Tlv.first(TlvWriter.object(0x5F2E, value));
        assertThat(read.tag()).isEqualTo(0x5F2E);
        assertThat(read.value()).isEqualTo(value);
    }

    @Test
    void a_child_is_there_once() throws MalformedException {
        Tlv twice = Tlv.first(bytes("6106 5C0161 5C0175"));
        assertThat(twice.children()).hasSize(2);
        assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> twice.child(0x5C));
        assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> twice.child(0x5F01));
        assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> twice.required(0x60));
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
