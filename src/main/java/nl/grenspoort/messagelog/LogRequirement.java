package nl.grenspoort.messagelog;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.start.Requirement;

import java.util.Map;
import java.util.Optional;

/** A gateway that can't log asks nobody (law 4), so it serves nobody either. */
final class LogRequirement implements Requirement {
    private final LogMonitor log;

    LogRequirement(LogMonitor log) {
        this.log = requireNonNull(log, "log");
    }

    @Override
    public String name() {
        return "message-log";
    }

    @Override
    public Optional<String> missing() {
        LogHealth state = log.health();
        return state.healthy()
                ? Optional.empty()
                : Optional.of(
                        "the message log has not been able to commit for "
                                + state.failingFor().toSeconds()
                                + " s");
    }

    @Override
    public Map<String, Object> facts() {
        LogHealth state = log.health();
        return Map.of(
                "waiting", state.waiting(),
                "waitingBytes", state.waitingBytes(),
                "oldestMillis", state.oldest().toMillis());
    }
}
