package nl.grenspoort.kiosk.exchange;

import jakarta.servlet.http.HttpServletRequest;

import nl.grenspoort.kiosk.problem.ProblemException;
import nl.grenspoort.kiosk.soap.DeskDoor;
import nl.grenspoort.kiosk.soap.DeskMessage;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Makes an exchange of a message to the desk service: operation, officer and check are named in its
 * body, and believed when its signature covers them.
 */
final class DeskReception {
    private static final Logger LOG = LoggerFactory.getLogger(DeskReception.class);
    private static final Pattern CHECK_ID =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final DeskDoor door;
    private final Identifier identifier;

    DeskReception(DeskDoor door, Identifier identifier) {
        this.door = door;
        this.identifier = identifier;
    }

    Exchange exchange(
            HttpServletRequest request, Identification.Known known, RequestBody.Whole body) {
        if (!MediaTypes.isSoap(request.getContentType())) {
            // refused when that is logged
            return new Exchange(new Operation.Target.Found(Operation.DESK, null), known, body);
        }
        DeskMessage message =
                door.receive(body.bytes(), known.caller().terminal().oin(), soapAction(request));
        Identification who =
                identifier.withOfficer(known, message.text("officerNumber").orElse(null));
        Exchange exchange =
                new Exchange(
                        new Operation.Target.Found(
                                Operation.ofElement(message.operation()), checkId(message)),
                        who,
                        new RequestBody.Whole(body.bytes(), message.body()),
                        message);
        if (message.why() != null) {
            LOG.warn(
                    "Desk message of exchange {} refused: {}",
                    exchange.correlation(),
                    message.why());
        }
        return exchange;
    }

    private static @Nullable UUID checkId(DeskMessage message) {
        Optional<String> id = message.text("checkId").filter(i -> CHECK_ID.matcher(i).matches());
        return id.map(UUID::fromString).orElse(null);
    }

    /** Two of them can be read in two ways, so neither is. */
    private static @Nullable String soapAction(HttpServletRequest request) {
        try {
            return SingleHeader.of(request, "SOAPAction").orElse(null);
        } catch (ProblemException _) {
            return null;
        }
    }
}
