package nl.grenspoort.document;

import java.nio.charset.StandardCharsets;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * EF.COM: version and list of data groups (ICAO 9303-10, 4.6.1). Not signed, so nothing rests on
 * it.
 *
 * @param ldsVersion four digits: {@code 0107}
 */
record EfCom(String ldsVersion, SortedSet<DataGroup> groups) {
    static final int TAG = 0x60;
    static final int VERSION_TAG = 0x5F01;
    static final int UNICODE_TAG = 0x5F36;
    static final int LIST_TAG = 0x5C;
    static final int LARGEST = 1024;

    static EfCom parse(byte[] file) throws MalformedException {
        if (file.length > LARGEST) {
            throw new MalformedException("EF.COM is too large");
        }
        Tlv com = Tlv.first(file).required(TAG);
        String version = new String(com.child(VERSION_TAG).value(), StandardCharsets.US_ASCII);
        if (!version.matches("[0-9]{4}")) {
            throw new MalformedException("the LDS version is not four digits");
        }
        SortedSet<DataGroup> groups = new TreeSet<>();
        for (byte tag : com.child(LIST_TAG).value()) {
            groups.add(
                    DataGroup.tagged(tag & 0xFF)
                            .orElseThrow(
                                    () -> new MalformedException("EF.COM lists an unknown tag")));
        }
        return new EfCom(version, groups);
    }
}
