package nl.grenspoort.kiosk.input;

import nl.grenspoort.kiosk.problem.InputError.Code;

import java.util.LinkedHashMap;
import java.util.Map;

/** Reads an object whose property names the caller chooses and whose values are strings. */
final class StringMap {
    private StringMap() {}

    static Map<String, String> read(
            Fields object, Faults faults, int most, Rule names, Rule values) {
        var all = object.all();
        if (all.size() > most) {
            faults.add(object.pointer(), Code.TOO_MANY, "has at most " + most);
            return Map.of();
        }
        Map<String, String> map = new LinkedHashMap<>();
        all.keySet()
                .forEach(
                        name -> {
                            if (!names.holds(name)) {
                                faults.add(
                                        object.place(name),
                                        Code.MALFORMED,
                                        "a name in " + names.said());
                            }
                            object.required(name)
                                    .text(values)
                                    .ifPresent(value -> map.put(name, value));
                        });
        return map;
    }
}
