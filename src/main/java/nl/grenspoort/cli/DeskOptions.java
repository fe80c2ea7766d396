package nl.grenspoort.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import tools.jackson.databind.JsonNode;

import java.util.Map;

/** Who asks, and where: an officer at the demo's desk. */
final class DeskOptions {
    @Option(
            names = "--officer",
            paramLabel = "NUMBER",
            description = "Number of the officer at desk-ams-01 (default ${DEFAULT-VALUE}).",
            defaultValue = "M2001")
    private String officer = "M2001";

    @Mixin private final GatewayOptions gateway = new GatewayOptions();

    /**
     * Asks the gateway as that officer.
     *
     * @param body JSON; null for none
     * @throws CommandFailedException telling what the gateway says against it
     */
    JsonNode ask(Context context, String method, String path, @Nullable Object body) {
        try (Peer peer =
                new Peer(
                        "The gateway",
                        gateway.gateway(),
                        gateway.trust(context.home()),
                        Scenario.DESK,
                        gateway.requestTimeout())) {
            return peer.send(method, path, Map.of("Officer-Number", officer), body)
                    .require(200)
                    .json();
        } catch (ScenarioFailedException e) {
            throw new CommandFailedException(String.valueOf(e.getMessage()), e);
        }
    }
}
