package nl.grenspoort.access;

import nl.grenspoort.finding.Disclosure;
import nl.grenspoort.finding.LegalBasis;
import nl.grenspoort.start.StartRefusedException;
import nl.grenspoort.trust.Oin;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
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
        PolicyFile read = read(file, PolicyFile.class);
        List<AccessPolicy.Row> rows = new ArrayList<>();
        try {
            List<SystemId> systems = read.systems.stream().map(SystemId::new).toList();
            for (RowFile row : read.rows) {
                rows.add(row.row());
            }
            return new AccessPolicy(
                    read.version,
                    systems,
                    rows,
                    read.notYetConnected == null
                            ? Set.of()
                            : read.notYetConnected.stream()
                                    .map(SystemId::new)
                                    .collect(Collectors.toUnmodifiableSet()));
        } catch (IllegalArgumentException | NullPointerException e) {
            throw refused(file, "row " + (rows.size() + 1) + ": " + e.getMessage(), e);
        }
    }

    static FileRegister register(Path terminals, Path officers) {
        List<Officer> staff = officers(officers);
        Set<String> known = staff.stream().map(Officer::number).collect(Collectors.toSet());
        List<Terminal> registered = new ArrayList<>();
        Set<String> names = new HashSet<>();
        try {
            for (TerminalFile terminal : read(terminals, TerminalsFile.class).terminals) {
                if (terminal.dutyOfficer != null && !known.contains(terminal.dutyOfficer)) {
                    throw new IllegalArgumentException("dutyOfficer is not registered");
                }
                if (!names.add(terminal.name)) {
                    throw new IllegalArgumentException("name is registered twice");
                }
                registered.add(terminal.terminal());
            }
            return new FileRegister(registered, staff);
        } catch (IllegalArgumentException | NullPointerException e) {
            throw refused(
                    terminals, "terminal " + (registered.size() + 1) + ": " + e.getMessage(), e);
        }
    }

    private static List<Officer> officers(Path file) {
        List<Officer> officers = new ArrayList<>();
        Set<String> numbers = new HashSet<>();
        try {
            for (OfficerFile officer : read(file, OfficersFile.class).officers) {
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

    private static <T> T read(Path file, Class<T> type) {
        if (!Files.isReadable(file)) {
            throw refused(file, "the file is missing or can't be read", null);
        }
        try {
            return YAML.readValue(file, type);
        } catch (JacksonException e) {
            // a syntax error knows its line; for a wrong key Jackson's line is where its object
            // ends
            boolean syntax = e instanceof StreamReadException && e.getLocation() != null;
            String place = syntax ? "line " + e.getLocation().getLineNr() + ": " : "";
            throw refused(file, place + e.getOriginalMessage(), e);
        }
    }

    private static StartRefusedException refused(
            Path file, String what, @Nullable Exception cause) {
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

    record PolicyFile(
            String version,
            List<String> systems,
            @Nullable List<String> notYetConnected,
            List<RowFile> rows) {}

    record RowFile(
            String purpose,
            String role,
            String system,
            List<String> operations,
            String act,
            String article,
            boolean mandatory,
            @Nullable Set<String> classes) {
        AccessPolicy.Row row() {
            return new AccessPolicy.Row(
                    oneOf(Purpose.class, "purpose", purpose),
                    oneOf(Role.class, "role", role),
                    new SystemId(system.toUpperCase(Locale.ROOT)),
                    Set.copyOf(operations),
                    new LegalBasis(act, article),
                    mandatory,
                    classes);
        }
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
            return new Officer(
                    number,
                    oneOf(Role.class, "role", role),
                    oneOf(Disclosure.class, "clearance", clearance),
                    crossingPoints,
                    onDuty);
        }
    }
}
