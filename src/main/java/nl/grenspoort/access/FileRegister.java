package nl.grenspoort.access;

import nl.grenspoort.trust.Oin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The register as {@code config/terminals.yaml} and {@code config/officers.yaml} give it. */
final class FileRegister implements Register {
    private final Map<Oin, Terminal> terminals;
    private final Map<String, Officer> officers;
    private final String version;

    FileRegister(List<Terminal> terminals, List<Officer> officers, String version) {
        this.version = version;
        this.terminals =
                terminals.stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        Terminal::oin,
                                        Function.identity(),
                                        (one, _) -> {
                                            throw new IllegalArgumentException(
                                                    "OIN " + one.oin() + " is registered twice");
                                        }));
        this.officers =
                officers.stream()
                        .collect(
                                Collectors.toUnmodifiableMap(Officer::number, Function.identity()));
    }

    @Override
    public Optional<Terminal> terminal(Oin oin) {
        return Optional.ofNullable(terminals.get(oin));
    }

    @Override
    public Optional<Officer> officer(String number) {
        return Optional.ofNullable(officers.get(number));
    }

    @Override
    public String version() {
        return version;
    }

    /** Terminals registered by a number that is for tests only, by name. */
    List<String> testTerminals() {
        return terminals.values().stream()
                .filter(terminal -> terminal.oin().isTest())
                .map(Terminal::name)
                .sorted()
                .toList();
    }
}
