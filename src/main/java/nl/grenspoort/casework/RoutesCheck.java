package nl.grenspoort.casework;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.start.ConfigFiles;
import nl.grenspoort.start.Requirement;
import nl.grenspoort.start.StartRefusedException;
import nl.grenspoort.systems.ConnectedSystems;

import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationListener;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Refuses to start without the routes a border check needs, with routes that reach out by anything
 * but {@code wire:}, and in production with a route that is not of the signed release. Runs when
 * Camel's routes are up and before the gateway is ready.
 */
public final class RoutesCheck
        implements ApplicationListener<ApplicationStartedEvent>, Requirement {
    /** What a route may use. */
    public static final Set<String> SCHEMES = Set.of("direct", "bean", "wire");

    /** Routes that there must be, whichever systems are connected. */
    public static final List<String> ALWAYS = List.of("border-check", "consult");

    private final CamelContext camel;
    private final ConnectedSystems connected;
    private final ConfigFiles files;

    RoutesCheck(CamelContext camel, ConnectedSystems connected, ConfigFiles files) {
        this.files = requireNonNull(files, "files");
        this.camel = requireNonNull(camel, "camel");
        this.connected = requireNonNull(connected, "connected");
    }

    @Override
    public void onApplicationEvent(ApplicationStartedEvent event) {
        check();
    }

    /** Throws {@link StartRefusedException} naming what is missing or not allowed. */
    void check() {
        refuseMissing();
        refuseForeign();
        refuseUnsigned();
    }

    /** In production every route is one of the release's. */
    private void refuseUnsigned() {
        if (files.release().equals(ConfigFiles.UNSIGNED)) {
            return;
        }
        List<String> unsigned =
                camel.getRoutes().stream()
                        .filter(
                                route ->
                                        route.getSourceResource() == null
                                                || !route.getSourceResource()
                                                        .getLocation()
                                                        .startsWith(SignedRoutes.SCHEME))
                        .map(Route::getRouteId)
                        .sorted()
                        .toList();
        if (!unsigned.isEmpty()) {
            throw new StartRefusedException(
                    "The routes " + unsigned + " are not from the signed release.",
                    "Put them in routes/ and have the release signed anew.");
        }
    }

    @Override
    public String name() {
        return "routes";
    }

    /** A route that an operator stopped, or that did not come back from a reload. */
    @Override
    public Optional<String> missing() {
        List<String> down = needed().filter(id -> !started(id)).sorted().toList();
        return down.isEmpty()
                ? Optional.empty()
                : Optional.of("the routes " + down + " are not started");
    }

    private boolean started(String id) {
        ServiceStatus status = camel.getRouteController().getRouteStatus(id);
        return status != null && status.isStarted();
    }

    private Stream<String> needed() {
        Stream<String> systems =
                Stream.concat(ALWAYS.stream(), connected.all().stream().map(SystemId::key));
        return Stream.concat(
                systems,
                connected.portal().stream()
                        .flatMap(portal -> Stream.of(portal.key(), "by-" + portal.key())));
    }

    private void refuseMissing() {
        List<String> missing = needed().filter(id -> camel.getRoute(id) == null).sorted().toList();
        if (!missing.isEmpty()) {
            throw new StartRefusedException(
                    "The routes " + missing + " are missing.",
                    "Start in the folder that holds routes/ (not a link to it), with one file per"
                            + " system in routes/systems, or switch the system off with"
                            + " grenspoort.systems.<key>.enabled=false.");
        }
    }

    private void refuseForeign() {
        List<String> foreign =
                camel.getEndpoints().stream()
                        .map(Endpoint::getEndpointUri)
                        .filter(uri -> !SCHEMES.contains(uri.replaceFirst(":.*", "")))
                        .toList();
        if (!foreign.isEmpty()) {
            throw new StartRefusedException(
                    "Routes use endpoints that are not allowed: " + foreign + ".",
                    "A route in routes/ may use direct:, bean: and wire: only.");
        }
    }
}
