package nl.grenspoort.document;

import org.jspecify.annotations.Nullable;

import java.security.MessageDigest;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whether what was read from the chip is what was signed (ICAO 9303-11, 5.1 step 4).
 *
 * <ul>
 *   <li>{@code HASH_DG1}..{@code HASH_DG16}: {@code HASH_MISMATCH}, {@code NOT_SIGNED} (read, but
 *       the security object doesn't know it), not performed {@code NOT_READ}
 *   <li>{@code HASH_ALGORITHM}: remark {@code WEAK_HASH}
 *   <li>{@code DG1_MRZ}: {@code UNREADABLE}, remark {@code CHECK_DIGITS}
 *   <li>{@code EF_COM}: remarks {@code MALFORMED}, {@code LISTS_UNSIGNED_GROUP}, {@code
 *       HIDES_SIGNED_GROUP} (nobody looks for an active authentication key that isn't listed),
 *       {@code LDS_VERSION_DIFFERS}
 * </ul>
 */
final class DataGroupChecks {
    private static final String EF_COM = "EF_COM";
    private final SecurityObject sod;
    private final Map<String, byte[]> files;
    private final Checks checks;

    DataGroupChecks(SecurityObject sod, Map<String, byte[]> files, Checks checks) {
        this.sod = sod;
        this.files = files;
        this.checks = checks;
    }

    void make(@Nullable Mrz chipMrz) {
        SortedMap<DataGroup, byte[]> read = new TreeMap<>();
        files.forEach(
                (name, file) -> DataGroup.named(name).ifPresent(group -> read.put(group, file)));
        TreeSet<DataGroup> all = new TreeSet<>(sod.hashes().keySet());
        all.addAll(read.keySet());
        all.forEach(group -> hash(group, sod.hashes().get(group), read.get(group)));
        if (SignatureScheme.weak(sod.digest())) {
            checks.remark("HASH_ALGORITHM", "WEAK_HASH");
        }
        if (read.containsKey(DataGroup.MRZ)) {
            mrz(chipMrz);
        }
        byte[] com = files.get("EF.COM");
        if (com != null) {
            efCom(com);
        }
    }

    private void hash(DataGroup group, byte @Nullable [] signed, byte @Nullable [] read) {
        String id = Checks.HASH + group;
        if (signed == null) {
            checks.failed(id, "NOT_SIGNED");
        } else if (read == null) {
            checks.notPerformed(id, "NOT_READ");
        } else if (MessageDigest.isEqual(signed, Digests.of(sod.digest(), read))) {
            checks.successful(id);
        } else {
            checks.failed(id, "HASH_MISMATCH");
        }
    }

    private void mrz(@Nullable Mrz chipMrz) {
        if (chipMrz == null) {
            checks.undetermined(Checks.DG1_MRZ, "UNREADABLE");
        } else if (chipMrz.checkDigitsHold()) {
            checks.successful(Checks.DG1_MRZ);
        } else {
            // signed as it is: the issuer's mistake, unless the hash fails
            checks.remark(Checks.DG1_MRZ, "CHECK_DIGITS");
        }
    }

    private void efCom(byte[] file) {
        try {
            EfCom com = EfCom.parse(file);
            boolean unsigned = !sod.hashes().keySet().containsAll(com.groups());
            boolean hidden = !com.groups().containsAll(sod.hashes().keySet());
            boolean version =
                    !sod.ldsVersion().isEmpty() && !sod.ldsVersion().equals(com.ldsVersion());
            remarkIf(unsigned, "LISTS_UNSIGNED_GROUP");
            remarkIf(hidden, "HIDES_SIGNED_GROUP");
            remarkIf(version, "LDS_VERSION_DIFFERS");
            if (!unsigned && !hidden && !version) {
                checks.successful(EF_COM);
            }
        } catch (MalformedException e) {
            // the chip's fault, told as a check; EF.COM isn't signed, so nothing rests on it
            checks.remark(EF_COM, "MALFORMED");
        }
    }

    private void remarkIf(boolean found, String reason) {
        if (found) {
            checks.remark(EF_COM, reason);
        }
    }
}
