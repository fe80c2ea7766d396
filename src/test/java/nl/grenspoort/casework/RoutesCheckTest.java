package nl.grenspoort.casework;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.start.ConfigFiles;
import nl.grenspoort.start.StartRefusedException;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.direct.DirectComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

/** A gateway without its routes, or with routes that reach out on their own, does not start. */
class RoutesCheckTest {
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final RoutesCheck check =
            new RoutesCheck(camel, () -> Set.of(Cases.SIS, Cases.EES), ConfigFiles.onDisk());

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void with_a_route_for_the_check_and_for_every_connected_system_it_starts() throws Exception {
        routes(List.of("border-check", "consult", "sis", "ees"));
        assertThatCode(check::check).doesNotThrowAnyException();
    }

    @Test
    void a_connected_system_without_a_route_is_named() throws Exception {
        routes(List.of("border-check", "consult", "sis"));
        assertThatThrownBy(check::check)
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("[ees]");
    }

    @Test
    void a_route_that_reaches_out_by_another_component_is_refused() throws Exception {
        routes(List.of("border-check", "consult", "sis", "ees"));
        camel.addComponent("elsewhere", new DirectComponent());
        camel.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:more").to("elsewhere:else");
                    }
                });
        assertThatThrownBy(check::check)
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("elsewhere");
    }

    private void routes(List<String> ids) throws Exception {
        camel.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        ids.forEach(
                                id -> from("direct:" + id).routeId(id).setBody(constant("done")));
                    }
                });
        camel.start();
    }
}
