package nl.grenspoort.simulator;

import nl.grenspoort.simulator.FaultMode.Argument;
import nl.grenspoort.simulator.FaultRule.Calls;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Reads and writes {@code {"mode": "DELAY", "delay": "3s", "skip": 1, "times": 2, "probability":
 * 0.5, "seed": 7, "operation": "search"}}; all but the mode may be left out.
 */
final class FaultReader {
    private static final Set<String> CALLS =
            Set.of("skip", "times", "probability", "seed", "operation");

    private FaultReader() {}

    /** Every member of a fault. */
    static Set<String> members() {
        Set<String> members = new HashSet<>(CALLS);
        members.add("mode");
        Arrays.stream(Argument.values())
                .filter(argument -> argument != Argument.NONE)
                .forEach(argument -> members.add(argument.member()));
        return members;
    }

    static FaultRule read(Fields fields) {
        FaultMode mode = fields.oneOf("mode", FaultMode.class);
        for (Argument argument : Argument.values()) {
            if (argument != mode.argument() && fields.has(argument.member())) {
                throw Fields.wrong(
                        fields.at(argument.member()), mode + " takes no " + argument.member());
            }
        }
        return new FaultRule(fault(mode, fields), calls(fields));
    }

    private static SimulatedFault fault(FaultMode mode, Fields fields) {
        String member = mode.argument().member();
        Duration usual = mode.usual() == null ? Duration.ZERO : mode.usual();
        try {
            return new SimulatedFault(mode, fields.has(member) ? fields.duration(member) : usual);
        } catch (IllegalArgumentException e) {
            throw Fields.wrong(fields.at(member), String.valueOf(e.getMessage()));
        }
    }

    private static Calls calls(Fields fields) {
        try {
            return new Calls(
                    fields.number("skip", 0),
                    fields.has("times") ? Long.valueOf(fields.number("times", 0)) : null,
                    fields.fraction("probability", 1),
                    fields.number("seed", 0),
                    fields.has("operation") ? fields.text("operation") : null);
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            // their messages begin with the member's name
            throw Fields.wrong(fields.at(message.split(" ", 2)[0]), message);
        }
    }

    static Map<String, Object> written(FaultRule rule) {
        Map<String, Object> written = new LinkedHashMap<>();
        FaultMode mode = rule.fault().mode();
        written.put("mode", mode.name());
        if (mode.argument() != Argument.NONE) {
            written.put(mode.argument().member(), rule.fault().amount().toString());
        }
        Calls calls = rule.calls();
        if (calls.skip() > 0) {
            written.put("skip", calls.skip());
        }
        if (calls.times() != null) {
            written.put("times", calls.times());
        }
        if (calls.probability() < 1) {
            written.put("probability", calls.probability());
            written.put("seed", calls.seed());
        }
        if (calls.operation() != null) {
            written.put("operation", calls.operation());
        }
        written.put("applied", rule.applied());
        return written;
    }
}
