package nl.grenspoort.kiosk;

import nl.grenspoort.casework.BorderChecks;
import nl.grenspoort.kiosk.answer.Answers;
import nl.grenspoort.kiosk.exchange.Exchange;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** People who travel together, over HTTP, for officers. */
@RestController
@RequestMapping(path = "/v1/parties", produces = MediaType.APPLICATION_JSON_VALUE)
final class PartyController {
    private final BorderChecks checks;
    private final Answers answers = new Answers();

    PartyController(BorderChecks checks) {
        this.checks = checks;
    }

    @GetMapping("/{id}")
    ResponseEntity<byte[]> view(@RequestAttribute(Exchange.ATTRIBUTE) Exchange exchange) {
        String id = exchange.pathParty();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(answers.bytes(id, checks.party(exchange.caller(), id)));
    }
}
