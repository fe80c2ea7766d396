package nl.grenspoort.simulator;

import nl.grenspoort.simulator.SimulatedSystem.Request;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a request asks a system to do: of SOAP the last word of the action ({@code search}), of REST
 * method and path without references ({@code POST /individual-files/{reference}/entries}).
 */
record OperationName(String value) {
    private static final Pattern REFERENCE = Pattern.compile("[0-9a-fA-F-]{36}|[0-9]+");
    private static final int LONGEST = 200;

    static OperationName of(Request request) {
        String action = request.headers().get("soapaction");
        String name =
                action == null
                        ? request.method() + " " + path(request.path())
                        : last(action.replace("\"", "").strip());
        return new OperationName(name.length() > LONGEST ? name.substring(0, LONGEST) : name);
    }

    /** Whether it is called so: by its whole name, or by the last word of its path. */
    boolean is(String name) {
        return value.equalsIgnoreCase(name) || words().getLast().equalsIgnoreCase(name);
    }

    private List<String> words() {
        List<String> words =
                Arrays.stream(value.split("[ /]"))
                        .filter(word -> !word.isEmpty() && !word.equals("{reference}"))
                        .toList();
        return words.isEmpty() ? List.of("") : words;
    }

    private static String path(String path) {
        String[] parts = path.split("[?#]", 2)[0].split("/", -1);
        for (int i = 0; i < parts.length; i++) {
            if (REFERENCE.matcher(parts[i]).matches()) {
                parts[i] = "{reference}";
            }
        }
        return String.join("/", parts);
    }

    private static String last(String action) {
        return action.substring(Math.max(action.lastIndexOf(':'), action.lastIndexOf('/')) + 1);
    }
}
