package nl.grenspoort.systems;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.start.StartRefusedException;

import org.apache.camel.model.BeanDefinition;
import org.apache.camel.model.Model;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.ToDefinition;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationListener;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Refuses to start with a system's route that lacks one of its steps, or has them in another order:
 * such a route would ask nobody (the sender refuses what was not sealed), and every check would end
 * inconclusive. Says so before the first traveller comes.
 */
final class StepsCheck implements ApplicationListener<ApplicationStartedEvent> {
    private static final Pattern CALL = Pattern.compile("(\\w+)(?:\\(.*?(?:'([^']*)')?\\))?");
    private static final String MAP_CODES = "mapCodes";

    private final Model routes;
    private final Collection<SystemId> systems;
    private final Set<SystemId> portal;
    private final CodeTranslations translations;

    StepsCheck(Model routes, Collection<SystemId> systems, CodeTranslations translations) {
        this(routes, systems, Set.of(), translations);
    }

    /**
     * @param portal those of the systems that are portals: their answers come in parts
     */
    StepsCheck(
            Model routes,
            Collection<SystemId> systems,
            Set<SystemId> portal,
            CodeTranslations translations) {
        this.portal = Set.copyOf(portal);
        this.routes = requireNonNull(routes, "routes");
        this.systems = List.copyOf(systems);
        this.translations = requireNonNull(translations, "translations");
    }

    @Override
    public void onApplicationEvent(ApplicationStartedEvent event) {
        check();
    }

    /** Throws {@link StartRefusedException} naming the route and the step. */
    void check() {
        for (SystemId system : systems) {
            RouteDefinition route = routes.getRouteDefinition(system.key());
            // a missing route is told by whoever needs it
            if (route != null) {
                check(system, steps(route));
            }
        }
    }

    private void check(SystemId system, List<Step> steps) {
        String key = system.key();
        List<String> wanted =
                Stream.of(
                                "authorise",
                                "translate",
                                "sealIntent",
                                "wire:" + key,
                                "sealOutcome",
                                portal.contains(system) ? "takeParts" : "",
                                "translateBack",
                                "filter")
                        .filter(step -> !step.isEmpty())
                        .toList();
        List<String> names = steps.stream().map(Step::name).toList();
        int at = -1;
        for (String step : wanted) {
            int next = names.subList(at + 1, names.size()).indexOf(step);
            if (next < 0) {
                throw refused(
                        "The route %s lacks the step %s%s."
                                .formatted(key, step, at < 0 ? "" : " after " + names.get(at)),
                        wanted);
            }
            at += 1 + next;
        }
        for (Step step : steps) {
            if (step.name().equals("authorise") && !key.equals(step.argument())) {
                throw refused(
                        "The route %s authorises questions to '%s'."
                                .formatted(key, step.argument()),
                        wanted);
            }
            if (step.name().equals(MAP_CODES)) {
                translations.named(step.argument());
            }
        }
        if (names.lastIndexOf(MAP_CODES) > names.indexOf("translate")) {
            throw refused(
                    "The route %s calls mapCodes after translate: what was signed is not changed."
                            .formatted(key),
                    wanted);
        }
    }

    private static StartRefusedException refused(String problem, List<String> wanted) {
        return new StartRefusedException(
                problem,
                "A route in routes/systems has the steps %s, in this order; others may stand between"
                                .formatted(String.join(", ", wanted))
                        + " them, and mapCodes before translate.");
    }

    /** What the route calls, in the order it stands there. */
    private static List<Step> steps(ProcessorDefinition<?> within) {
        List<Step> steps = new ArrayList<>();
        for (ProcessorDefinition<?> one : within.getOutputs()) {
            if (one instanceof BeanDefinition bean && "systemSteps".equals(bean.getRef())) {
                steps.add(Step.of(String.valueOf(bean.getMethod())));
            } else if (one instanceof ToDefinition to) {
                steps.add(new Step(to.getUri(), ""));
            }
            steps.addAll(steps(one));
        }
        return steps;
    }

    /**
     * @param name method of the steps' bean, or address
     * @param argument its last argument when that is a text
     */
    private record Step(String name, String argument) {
        static Step of(String method) {
            Matcher call = CALL.matcher(method.strip());
            return call.matches()
                    ? new Step(call.group(1), call.group(2) == null ? "" : call.group(2))
                    : new Step(method, "");
        }
    }
}
