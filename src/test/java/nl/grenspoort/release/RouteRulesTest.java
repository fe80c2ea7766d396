package nl.grenspoort.release;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.quality.Threat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What routes may do in production, and a list of what they may not. */
class RouteRulesTest {
    private static final String ROUTE =
            "- route: {id: a, routeConfigurationId: cases, from: {uri: 'direct:a', steps: [%s]}}";

    @Test
    void the_shipped_routes_are_allowed() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("routes"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(RouteRules.problems(file.toString(), Files.readAllBytes(file)))
                        .as(file.toString())
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{bean: {ref: borderCheck, method: advise}}",
                "{bean: {ref: ownExtension, method: \"look(${exchange}, 'sis', 3)\"}}",
                "{to: {uri: 'direct:other'}}",
                "{to: {uri: 'wire:ecris-tcn'}}",
                "{toD: {uri: 'direct:${body.system.key}'}}",
                "{choice: {when: [{expression: {simple: '${body.minor} == true'}, steps: [{to: {uri: 'direct:b'}}]}]}}",
                "{filter: {expression: {method: {ref: borderCheck, method: adult}}, steps: [{to: {uri: 'direct:b'}}]}}",
                "{step: {id: one, steps: [{to: {uri: 'direct:b'}}]}}",
            })
    void steps_that_order_our_own_are_allowed(String step) {
        assertThat(problems(ROUTE.formatted(step))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // other ways out
                "{to: {uri: 'http://elsewhere.example'}}",
                "{to: {uri: 'file:/tmp/out'}}",
                "{to: {uri: 'exec:sh'}}",
                "{to: {uri: 'log:body'}}",
                "{to: {uri: 'direct:{{env:WHERE}}'}}",
                "{to: {uri: 'bean:systemSteps?method=filter'}}",
                "{to: {uri: 'wire:sis?bridge=true'}}",
                "{to: 'http://elsewhere.example'}",
                "{toD: {uri: '${body.system.key}'}}",
                "{toD: {uri: '${header.where}:x'}}",
                "{toD: {uri: 'direct:${header.where}'}}",
                "{toD: {uri: 'wire:${body.system.key}'}}",
                "{wireTap: {uri: 'direct:b'}}",
                "{recipientList: {simple: '${body}'}}",
                "{routingSlip: {simple: '${body}'}}",
                "{dynamicRouter: {simple: '${body}'}}",
                "{enrich: {constant: 'file:/etc/passwd'}}",
                "{pollEnrich: {constant: 'file:/etc'}}",
                // code
                "{script: {groovy: 'System.exit(0)'}}",
                "{bean: {beanType: 'java.lang.Runtime', method: exit}}",
                "{bean: {ref: '#class:java.lang.Runtime', method: exit}}",
                "{bean: {ref: camelContext, method: stop}}",
                "{bean: {ref: dataSource, method: close}}",
                "{bean: {ref: borderCheck, method: \"advise(${bean:dataSource?method=close})\"}}",
                "{bean: {ref: borderCheck, method: \"advise(${exchange.context.stop})\"}}",
                "{bean: {ref: borderCheck, method: advise, scope: Prototype}}",
                "{process: {ref: somewhere}}",
                "{loop: {expression: {groovy: 'true'}, steps: [{to: {uri: 'direct:b'}}]}}",
                "{loop: {expression: {simple: '${bean:x}'}, steps: [{to: {uri: 'direct:b'}}]}}",
                "{loop: {expression: {simple: '${body.class.classLoader}'}, steps: [{to: {uri: 'direct:b'}}]}}",
                "{loop: {expression: {simple: '${body.toString()}'}, steps: [{to: {uri: 'direct:b'}}]}}",
                "{loop: {expression: {simple: '${env:HOME}'}, steps: [{to: {uri: 'direct:b'}}]}}",
                "{loop: {expression: {simple: {expression: '${body}', resultType: 'java.lang.Runtime'}}, steps: [{to: {uri: 'direct:b'}}]}}",
                "{split: {expression: {method: {ref: borderCheck, method: x}}, aggregationStrategy: '#class:evil.Code', steps: [{to: {uri: 'direct:b'}}]}}",
                "{split: {expression: {method: {ref: borderCheck, method: x}}, onPrepare: '#class:evil.Code', steps: [{to: {uri: 'direct:b'}}]}}",
                // what a case is told
                "{setBody: {constant: 'NO_DATA'}}",
                "{setHeader: {name: a, constant: b}}",
                "{transform: {constant: 'NO_DATA'}}",
                "{convertBodyTo: {type: 'java.lang.String'}}",
                "{unmarshal: {json: {}}}",
                "{stop: {}}",
                "{kamelet: {name: any}}",
            })
    @Threat("T-CFG-4")
    void a_step_that_does_more_is_refused(String step) {
        assertThat(problems(ROUTE.formatted(step))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- beans: [{name: borderCheck, type: evil.Code}]",
                "- rest: {path: /x}",
                "- routeTemplate: {id: x}",
                "- from: {uri: 'direct:a', steps: []}",
                "- errorHandler: {noErrorHandler: {}}",
                "- onException: {exception: [java.lang.Exception], steps: [{to: {uri: 'direct:b'}}]}",
                "- intercept: {steps: [{to: {uri: 'direct:b'}}]}",
                "- route: {id: a, routeConfigurationId: cases, from: {uri: 'timer:a', steps: [{to: {uri: 'direct:b'}}]}}",
                "- route: {id: a, from: {uri: 'direct:a', steps: [{to: {uri: 'direct:b'}}]}}",
                "- route: {id: a, routeConfigurationId: cases, autoStartup: false, from: {uri: 'direct:a', steps: [{to: {uri: 'direct:b'}}]}}",
                "{}",
                "[]",
                "",
                "- [",
            })
    @Threat("T-CFG-4")
    void a_file_that_makes_more_than_routes_is_refused(String yaml) {
        assertThat(problems(yaml)).isNotEmpty();
    }

    @Test
    @Threat("T-CFG-4")
    void what_two_readers_could_read_in_two_ways_is_refused_or_read_in_one() {
        String allowed = ROUTE.formatted("{to: {uri: 'direct:b'}}");
        assertThat(problems(allowed + "\n---\n- beans: []")).isNotEmpty();
        assertThat(problems(allowed.replace("id: a,", "id: a, id: b,"))).isNotEmpty();
        TreeMap<String, byte[]> files = new TreeMap<>();
        files.put("routes/a.camel.yaml", bytes(allowed + " # a comment"));
        byte[] plain = RouteRules.plain(files).get("routes/a.camel.yaml");
        assertThat(JsonMapper.shared().readTree(plain).path(0).path("route").path("id").asString())
                .isEqualTo("a");
    }

    @Test
    @Threat("T-CFG-4")
    void another_kind_of_file_among_the_routes_is_refused() {
        assertThat(RouteRules.problems("routes/a.xml", bytes("<routes/>"))).isNotEmpty();
    }

    private static java.util.List<String> problems(String yaml) {
        return RouteRules.problems("routes/a.camel.yaml", bytes(yaml));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
