package nl.grenspoort.systems;

import nl.grenspoort.access.SystemId;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/**
 * The smallest adapter: asks "Q", reads "NONE" as nothing and "HIT" as something; all else it
 * doesn't understand.
 */
final class EchoAdapter implements SystemAdapter {
    static final SystemId SIS = new SystemId("SIS");
    private static final SystemData HIT = new SystemData() {};

    @Override
    public SystemId system() {
        return SIS;
    }

    @Override
    public Attempt translate(Attempt attempt) {
        byte[] body = ("Q" + attempt.number()).getBytes(StandardCharsets.UTF_8);
        return attempt.translated(
                new WireMessage("POST", "/ask", Map.of("SOAPAction", "\"\""), "text/xml", body),
                null);
    }

    @Override
    public byte[] question(Consultation consultation) {
        return "Q".getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public SystemAnswer read(byte[] body, Consultation consultation) {
        return switch (new String(body, StandardCharsets.UTF_8)) {
            case "NONE" -> new SystemAnswer.NoData(SIS, SystemAnswer.Source.CENTRAL);
            case "HIT" -> new SystemAnswer.Data(SIS, SystemAnswer.Source.CENTRAL, HIT);
            default -> new SystemAnswer.Unavailable(SIS, "NOT_UNDERSTOOD");
        };
    }

    @Override
    public SystemAnswer translateBack(Attempt attempt) {
        WireReply reply = java.util.Objects.requireNonNull(attempt.reply());
        if (reply.status() != 200) {
            return new SystemAnswer.Unavailable(SIS, "FAULT");
        }
        return read(reply.body(), attempt.consultation());
    }

    @Override
    public Set<String> fields() {
        return Set.of();
    }

    @Override
    public SystemAnswer filter(Consultation consultation, SystemAnswer answer) {
        return answer;
    }
}
