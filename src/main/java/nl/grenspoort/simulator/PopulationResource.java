package nl.grenspoort.simulator;

import nl.grenspoort.simulator.SimulatedSystem.Reply;
import nl.grenspoort.simulator.population.PopulationSearch;
import nl.grenspoort.simulator.population.PopulationSearch.Query;
import nl.grenspoort.simulator.population.Regime;
import nl.grenspoort.simulator.population.Trait;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Locale;

/**
 * {@code GET population?name=SMITH&trait=TWIN&held=EES}: persons of the population to try checks
 * with, and what systems hold about them. The same at every system.
 */
final class PopulationResource {
    private static final int MOST = 500;

    private PopulationResource() {}

    static Reply handle(AdminCall call, PopulationSearch search) {
        call.requireNoRest();
        call.requireMethod("GET");
        call.onlyQuery("name", "document", "nationality", "regime", "trait", "held", "limit");
        return AdminReplies.json(
                search.find(
                        new Query(
                                call.parameter("name"),
                                JournalResource.document(call.parameter("document")),
                                call.parameter("nationality"),
                                constant(call, "regime", Regime.class),
                                constant(call, "trait", Trait.class),
                                call.parameter("held"),
                                Math.toIntExact(call.number("limit", 20, 1, MOST)))));
    }

    private static <E extends Enum<E>> @Nullable E constant(
            AdminCall call, String name, Class<E> type) {
        String text = call.parameter(name);
        if (text == null) {
            return null;
        }
        String asked = text.toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> one.name().equals(asked))
                .findFirst()
                .orElseThrow(
                        () ->
                                RefusedCallException.query(
                                        name,
                                        "must be one of "
                                                + Arrays.toString(type.getEnumConstants())));
    }
}
