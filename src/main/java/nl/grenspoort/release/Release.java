package nl.grenspoort.release;

import nl.grenspoort.start.ConfigFiles;
import nl.grenspoort.start.Refusal;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A release as it lies in a folder, verified: signatures over the manifest, and every file by its
 * hash there.
 *
 * @param files the very bytes that were verified; also where something is wrong, so that all of it
 *     can be told
 * @param manifest null when it can't be read
 * @param signers whose signatures hold, by the names in their certificates
 * @param refusals all that is wrong; empty for a release that may run
 */
public record Release(
        ConfigFiles files,
        @Nullable Manifest manifest,
        List<String> signers,
        List<Refusal> refusals) {
    private static final String SIGN =
            "Look at what changed, and have it signed anew with ./grenspoort config sign.";

    public Release {
        signers = List.copyOf(signers);
        refusals = List.copyOf(refusals);
    }

    /**
     * Reads every file once and verifies it.
     *
     * @param home where {@code routes} and {@code config} are
     * @param anchors the approvers' authority, or their own certificates
     */
    public static Release verify(
            Path home, ReleaseProperties properties, List<X509Certificate> anchors, Instant now) {
        List<Refusal> wrong = new ArrayList<>();
        byte @Nullable [] bytes = read(home.resolve(properties.manifest()), wrong);
        byte @Nullable [] signature = read(home.resolve(properties.signature()), wrong);
        List<String> signers = signers(bytes, signature, anchors, properties, now, wrong);
        Manifest manifest = manifest(bytes, now, wrong);
        SortedMap<String, byte[]> files = files(home, wrong);
        if (manifest != null) {
            compare(manifest.files(), ReleaseFolder.hashes(files), wrong);
        }
        wrong.addAll(RouteRules.refusals(files));
        return new Release(
                new ReleasedFiles(
                        home,
                        RouteRules.plain(files),
                        bytes == null ? ConfigFiles.UNSIGNED : Hashes.sha256(bytes)),
                manifest,
                signers,
                wrong);
    }

    private static List<String> signers(
            byte @Nullable [] manifest,
            byte @Nullable [] signature,
            List<X509Certificate> anchors,
            ReleaseProperties properties,
            Instant now,
            List<Refusal> wrong) {
        if (manifest == null || signature == null) {
            return List.of();
        }
        try {
            List<String> signers =
                    ReleaseSignature.signers(
                                    manifest, ReleaseSignature.text(signature), anchors, now)
                            .stream()
                            .map(ReleaseSignature::name)
                            .toList();
            if (signers.size() < properties.signatures()) {
                wrong.add(
                        new Refusal(
                                "release-signers",
                                "The release is signed by %d of the %d people it takes."
                                        .formatted(signers.size(), properties.signatures()),
                                "Have another approver sign it with ./grenspoort config sign, which"
                                        + " adds a signature."));
            }
            return signers;
        } catch (IllegalArgumentException e) {
            wrong.add(
                    new Refusal(
                            "release-signature",
                            "%s: %s.".formatted(properties.signature(), e.getMessage()),
                            "Have the release signed by approvers whose certificates are under "
                                    + properties.anchors()
                                    + ".crt."));
            return List.of();
        }
    }

    private static @Nullable Manifest manifest(
            byte @Nullable [] bytes, Instant now, List<Refusal> wrong) {
        if (bytes == null) {
            return null;
        }
        try {
            Manifest manifest = Manifest.of(bytes);
            if (manifest.validFrom().isAfter(now)) {
                wrong.add(
                        new Refusal(
                                "release-too-early",
                                "The release %s holds from %s on."
                                        .formatted(manifest.version(), manifest.validFrom()),
                                "Start it then, or put the release before it back."));
            }
            return manifest;
        } catch (IllegalArgumentException e) {
            wrong.add(
                    new Refusal(
                            "release-manifest",
                            "The release's manifest can't be used: %s.".formatted(e.getMessage()),
                            SIGN));
            return null;
        }
    }

    private static void compare(
            SortedMap<String, String> signed,
            SortedMap<String, String> found,
            List<Refusal> wrong) {
        signed.forEach(
                (name, hash) -> {
                    if (!found.containsKey(name)) {
                        wrong.add(
                                new Refusal(
                                        "release-file-missing",
                                        name + " is part of the release and is not there.",
                                        "Put it back as it was signed."));
                    } else if (!hash.equals(found.get(name))) {
                        wrong.add(
                                new Refusal(
                                        "release-altered",
                                        name + " is not as it was signed.",
                                        SIGN));
                    }
                });
        found.keySet().stream()
                .filter(name -> !signed.containsKey(name))
                .forEach(
                        name ->
                                wrong.add(
                                        new Refusal(
                                                "release-unlisted",
                                                name + " is not part of the signed release.",
                                                "Take it away, or have it signed anew with"
                                                        + " ./grenspoort config sign.")));
    }

    private static SortedMap<String, byte[]> files(Path home, List<Refusal> wrong) {
        try {
            return new ReleaseFolder(home).read();
        } catch (IOException e) {
            wrong.add(
                    new Refusal(
                            "release-unreadable",
                            "The release's files can't be read: %s.".formatted(e.getMessage()),
                            "Start in Grenspoort's own folder, with routes/ and config/ in it."));
            return Collections.unmodifiableSortedMap(new TreeMap<>());
        }
    }

    /** Null, and told, when there is no such file. */
    private static byte @Nullable [] read(Path file, List<Refusal> wrong) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            wrong.add(
                    new Refusal(
                            "release-unsigned",
                            "%s %s: what runs here was approved by nobody."
                                    .formatted(
                                            file,
                                            e instanceof NoSuchFileException
                                                    ? "is missing"
                                                    : "can't be read"),
                            "Have routes/ and config/ signed with ./grenspoort config sign."));
            return null;
        }
    }
}
