package nl.grenspoort.simulator;

import nl.grenspoort.simulator.SimulatedSystem.Reply;
import nl.grenspoort.simulator.SimulatedSystem.Request;
import nl.grenspoort.systems.rest.JsonContract;
import nl.grenspoort.trust.MessageParts;
import nl.grenspoort.trust.MessageSigner;
import nl.grenspoort.trust.Oin;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Wrong answers of systems that speak REST/JSON with signatures over header fields. */
final class DistortedJson {
    private static final List<String> SIGNED =
            List.of(
                    JsonContract.MESSAGE_ID,
                    JsonContract.MESSAGE_TO,
                    JsonContract.RELATES_TO,
                    JsonContract.DIGEST,
                    "Content-Type",
                    JsonContract.COPY_AGE);

    private final String systemKey;
    private final SystemKeys keys;
    private final Oin caller;
    private final InstantSource clock;

    DistortedJson(String systemKey, SystemKeys keys, Oin caller, InstantSource clock) {
        this.systemKey = systemKey;
        this.keys = keys;
        this.caller = caller;
        this.clock = clock;
    }

    Reply refusal(Request request) {
        ObjectNode problem = JsonContract.object();
        problem.put("type", "urn:grenspoort:" + systemKey + ":problem:unavailable");
        problem.put("title", "unavailable");
        problem.put("status", 503);
        problem.put("detail", "The system can't answer now");
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(JsonContract.MESSAGE_ID, UUID.randomUUID().toString());
        headers.put(JsonContract.MESSAGE_TO, caller.value());
        String messageId = request.headers().get("message-id");
        if (messageId != null) {
            headers.put(JsonContract.RELATES_TO, messageId);
        }
        return signed(
                SimulatedFault.plain(FaultMode.FAULT),
                new Reply(503, JsonContract.PROBLEM_JSON, headers, JsonContract.write(problem)));
    }

    Reply distorted(SimulatedFault fault, Reply reply) {
        Map<String, String> headers = new LinkedHashMap<>(reply.headers());
        if (!headers.containsKey(JsonContract.MESSAGE_SIGNATURE)) {
            return reply;
        }
        boolean good = reply.status() < 300;
        int status = reply.status();
        byte[] body = reply.body();
        switch (fault.mode()) {
            case NOT_WELL_FORMED -> body = Arrays.copyOf(body, Math.max(0, body.length - 1));
            case INCOMPLETE -> body = good ? incomplete(body) : body;
            case PARTIAL -> {
                body = good ? half(body) : body;
                status = good ? 206 : status;
            }
            case STALE ->
                    headers.put(
                            JsonContract.COPY_AGE,
                            Long.toString(Math.max(1, fault.amount().toMinutes())));
            case WRONG_CORRELATION ->
                    headers.put(JsonContract.RELATES_TO, UUID.randomUUID().toString());
            case SCHEMA_VERSION -> {
                headers.put("API-Version", "99.0.0");
                body = good ? ofAnotherVersion(body) : body;
            }
            default -> {
                // what is wrong is the signature
            }
        }
        return signed(fault, new Reply(status, reply.mediaType(), headers, body));
    }

    private Reply signed(SimulatedFault fault, Reply reply) {
        Map<String, String> headers = new LinkedHashMap<>(reply.headers());
        headers.put(JsonContract.DIGEST, MessageParts.digest(reply.body()));
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put("Content-Type", reply.mediaType());
        List<String> names = new ArrayList<>();
        for (String name : SIGNED) {
            if (all.containsKey(name)) {
                names.add(name.toLowerCase(Locale.ROOT));
            }
        }
        InstantSource time =
                fault.mode() == FaultMode.CLOCK_SKEW
                        ? () -> clock.instant().plus(fault.amount())
                        : clock;
        headers.put(
                JsonContract.MESSAGE_SIGNATURE,
                new MessageSigner(keys.with(fault.mode()), time)
                        .sign(MessageParts.response(all, reply.body()), names));
        return new Reply(reply.status(), reply.mediaType(), headers, reply.body());
    }

    /** Without the first member: every schema of ours requires what it begins with. */
    private static byte[] incomplete(byte[] body) {
        return changed(body, root -> root.remove(root.propertyNames().stream().limit(1).toList()));
    }

    /** Lists of records lose the half of them, rounded up. */
    private static byte[] half(byte[] body) {
        return changed(
                body,
                root ->
                        root.valueStream()
                                .filter(ArrayNode.class::isInstance)
                                .map(ArrayNode.class::cast)
                                .forEach(
                                        list -> {
                                            int kept = list.size() / 2;
                                            while (list.size() > kept) {
                                                list.remove(list.size() - 1);
                                            }
                                        }));
    }

    /** A later version renamed what the answer begins with. */
    private static byte[] ofAnotherVersion(byte[] body) {
        return changed(
                body,
                root -> {
                    ObjectNode renamed = JsonContract.object();
                    root.properties()
                            .forEach(
                                    member ->
                                            renamed.set(
                                                    member.getKey() + "V99", member.getValue()));
                    root.removeAll();
                    root.setAll(renamed);
                });
    }

    private static byte[] changed(byte[] body, java.util.function.Consumer<ObjectNode> change) {
        try {
            JsonNode root = JsonContract.read(body);
            if (root instanceof ObjectNode object) {
                change.accept(object);
            }
            return JsonContract.write(root);
        } catch (JacksonException e) {
            throw new IllegalStateException("the system's own answer is no JSON", e);
        }
    }
}
