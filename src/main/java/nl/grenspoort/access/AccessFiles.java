package nl.grenspoort.access;

import nl.grenspoort.finding.Disclosure;
import nl.grenspoort.start.ConfigFiles;
import nl.grenspoort.start.StartRefusedException;
import nl.grenspoort.trust.Oin;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads the files of {@code config/} that say who may do what. A wrong file is refused whole,
 * naming the place.
 */
final class AccessFiles {
    private static final ObjectMapper YAML =
            YAMLMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build();

    private AccessFiles() {}

    static AccessPolicy policy(Path file) {
        return policy(ConfigFiles.onDisk(), file);
    }

    static AccessPolicy policy(ConfigFiles files, Path file) {
        try {
            return PolicyReader.read(file, bytes(files, file));
        } catch (PolicyFileException e) {
            throw refused(file, "line " + e.line() + ": " + e.getMessage(), e);
        }
    }

    /** Always from the disk: they change from day to day and are not part of a release. */
    static FileRegister register(Path terminals, Path officers) {
        byte[] terminalBytes = bytes(ConfigFiles.onDisk(), terminals);
        byte[] officerBytes = bytes(ConfigFiles.onDisk(), officers);
        List<Officer> staff = officers(officers, officerBytes);
        Set<String> known = staff.stream().map(Officer::number).collect(Collectors.toSet());
        List<Terminal> registered = new ArrayList<>();
        Set<String> names = new HashSet<>();
        try {
            for (TerminalFile terminal :
                    read(terminals, terminalBytes, TerminalsFile.class).terminals) {
                if (terminal.dutyOfficer != null && !known.contains(terminal.dutyOfficer)) {
                    throw new IllegalArgumentException("dutyOfficer is not registered");
                }
                if (!names.add(terminal.name)) {
                    throw new IllegalArgumentException("name is registered twice");
                }
                registered.add(terminal.terminal());
            }
            return new FileRegister(registered, staff, version(terminalBytes, officerBytes));
        } catch (IllegalArgumentException | NullPointerException e) {
            throw refused(
                    terminals, "terminal " + (registered.size() + 1) + ": " + e.getMessage(), e);
        }
    }

    private static String version(byte[] terminals, byte[] officers) {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            hash.update(MessageDigest.getInstance("SHA-256").digest(terminals));
            hash.update(MessageDigest.getInstance("SHA-256").digest(officers));
            return HexFormat.of().formatHex(hash.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static List<Officer> officers(Path file, byte[] bytes) {
        List<Officer> officers = new ArrayList<>();
        Set<String> numbers = new HashSet<>();
        try {
            for (OfficerFile officer : read(file, bytes, OfficersFile.class).officers) {
                if (!numbers.add(officer.number)) {
                    throw new IllegalArgumentException("number is registered twice");
                }
                officers.add(officer.officer());
            }
            return officers;
        } catch (IllegalArgumentException | NullPointerException e) {
            throw refused(file, "officer " + (officers.size() + 1) + ": " + e.getMessage(), e);
        }
    }

    private static byte[] bytes(ConfigFiles files, Path file) {
        try {
            return files.read(file);
        } catch (FileSystemException e) {
            String reason = e.getReason();
            throw refused(
                    file,
                    reason == null ? "the file is missing or can't be read" : "it is " + reason,
                    e);
        } catch (IOException e) {
            throw refused(file, "the file is missing or can't be read", e);
        }
    }

    private static <T> T read(Path file, byte[] bytes, Class<T> type) {
        try {
            return YAML.readValue(bytes, type);
        } catch (JacksonException e) {
            // a syntax error knows its line; for a wrong key Jackson's line is where its object
            // ends
            boolean syntax = e instanceof StreamReadException && e.getLocation() != null;
            String place = syntax ? "line " + e.getLocation().getLineNr() + ": " : "";
            throw refused(file, place + e.getOriginalMessage(), e);
        }
    }

    static StartRefusedException refused(Path file, String what, @Nullable Exception cause) {
        return new StartRefusedException(file + ": " + what + ".", "Correct that file.", cause);
    }

    private static <E extends Enum<E>> E oneOf(Class<E> type, String field, String value) {
        return EnumSet.allOf(type).stream()
                .filter(constant -> constant.name().equals(value))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "unknown %s %s".formatted(field, value)));
    }

    record TerminalsFile(List<TerminalFile> terminals) {}

    record TerminalFile(
            String oin,
            String name,
            String lane,
            String crossingPoint,
            @Nullable String dutyOfficer) {
        Terminal terminal() {
            return new Terminal(
                    new Oin(oin),
                    name,
                    oneOf(Lane.class, "lane", lane),
                    crossingPoint,
                    dutyOfficer);
        }
    }

    record OfficersFile(List<OfficerFile> officers) {}

    record OfficerFile(
            String number,
            String role,
            String clearance,
            Set<String> crossingPoints,
            boolean onDuty) {
        Officer officer() {
            if (!oneOf(Role.class, "role", role).atBorder()) {
                throw new IllegalArgumentException(role + " has no place at a desk or lane");
            }
            return new Officer(
                    number,
                    oneOf(Role.class, "role", role),
                    oneOf(Disclosure.class, "clearance", clearance),
                    crossingPoints,
                    onDuty);
        }
    }
}
