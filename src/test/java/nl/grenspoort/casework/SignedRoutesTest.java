package nl.grenspoort.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.quality.Threat;
import nl.grenspoort.start.ConfigFiles;
import nl.grenspoort.start.StartRefusedException;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** In production routes come from memory, and from nowhere else. */
class SignedRoutesTest {
    private static final String ROUTE =
            "[{\"route\":{\"id\":\"%s\",\"from\":{\"uri\":\"direct:%s\",\"steps\":[{\"to\":{\"uri\":\"direct:end\"}}]}}}]";

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final TreeMap<String, byte[]> files = new TreeMap<>();
    private final ConfigFiles memory =
            new ConfigFiles() {
                @Override
                public byte[] read(Path file) {
                    return requireNonNull(files.get(file.toString()), "a file");
                }

                @Override
                public List<Path> below(Path folder) {
                    return files.keySet().stream()
                            .filter(name -> name.startsWith(folder + "/"))
                            .map(Path::of)
                            .toList();
                }

                @Override
                public String release() {
                    return "ab".repeat(32);
                }
            };
    private final RoutesCheck check = new RoutesCheck(camel, Set::of, memory);

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    @Threat("T-CFG-3")
    void routes_are_loaded_from_the_verified_bytes() {
        load("border-check", "consult");
        camel.start();
        assertThat(camel.getRoute("border-check")).isNotNull();
        assertThatCode(check::check).doesNotThrowAnyException();
    }

    @Test
    @Threat("T-CFG-3")
    void a_route_from_elsewhere_is_refused() throws Exception {
        load("border-check", "consult");
        camel.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:own").routeId("own").to("direct:end");
                    }
                });
        camel.start();
        assertThatThrownBy(check::check)
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("[own]");
    }

    private void load(String... ids) {
        for (String id : ids) {
            files.put(
                    "routes/" + id + ".camel.yaml",
                    ROUTE.formatted(id, id).getBytes(StandardCharsets.UTF_8));
        }
        files.put(
                "routes/end.camel.yaml",
                "[{\"route\":{\"id\":\"end\",\"from\":{\"uri\":\"direct:end\",\"steps\":[{\"stop\":{}}]}}}]"
                        .getBytes(StandardCharsets.UTF_8));
        new SignedRoutes(memory).beforeApplicationStart(camel);
    }
}
