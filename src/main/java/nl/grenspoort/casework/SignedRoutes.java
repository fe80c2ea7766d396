package nl.grenspoort.casework;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.start.ConfigFiles;

import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.Resource;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Loads the routes in production: from the bytes whose signature was verified. Camel itself reads
 * no file there.
 */
final class SignedRoutes implements CamelContextConfiguration {
    /** Where a route says it came from. */
    static final String SCHEME = "release:";

    private static final Path ROUTES = Path.of("routes");

    private final ConfigFiles files;

    SignedRoutes(ConfigFiles files) {
        this.files = requireNonNull(files, "files");
    }

    @Override
    public void beforeApplicationStart(CamelContext camel) {
        try {
            List<Resource> routes = new ArrayList<>();
            for (Path file : files.below(ROUTES)) {
                routes.add(ResourceHelper.fromBytes(SCHEME + file, files.read(file)));
            }
            PluginHelper.getRoutesLoader(camel).loadRoutes(routes);
        } catch (Exception e) {
            throw RuntimeCamelException.wrapRuntimeCamelException(e);
        }
    }

    @Override
    public void afterApplicationStart(CamelContext camel) {
        // nothing to do: RoutesCheck looks at what came of it
    }
}
