package nl.grenspoort.kiosk;

import jakarta.servlet.http.HttpServletRequest;

import nl.grenspoort.casework.BorderCheckView;
import nl.grenspoort.casework.BorderChecks;
import nl.grenspoort.casework.IdempotencyKey;
import nl.grenspoort.kiosk.answer.Answers;
import nl.grenspoort.kiosk.exchange.Exchange;
import nl.grenspoort.kiosk.input.BorderCheckInput;
import nl.grenspoort.kiosk.input.CaptureInput;
import nl.grenspoort.kiosk.input.Limits;
import nl.grenspoort.kiosk.input.ObservationInput;
import nl.grenspoort.kiosk.input.PassageInput;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * The conversation about a border check, over HTTP. Who calls, what the path names and the body
 * were found out before ({@link Exchange}).
 */
@RestController
@RequestMapping(path = "/v1/border-checks", produces = MediaType.APPLICATION_JSON_VALUE)
final class BorderCheckController {
    private final BorderChecks checks;
    private final Answers answers = new Answers();
    private final Limits limits;
    private final Duration maxWait;

    BorderCheckController(BorderChecks checks, KioskProperties properties) {
        this.checks = checks;
        this.limits = properties.limits();
        this.maxWait = properties.maxWait();
    }

    @PostMapping
    ResponseEntity<byte[]> open(
            @RequestAttribute(Exchange.ATTRIBUTE) Exchange exchange, HttpServletRequest request) {
        String key = IdempotencyHeader.of(request);
        BorderChecks.Opened opened =
                checks.open(
                        exchange.caller(),
                        new IdempotencyKey(key, exchange.bytes()),
                        BorderCheckInput.read(
                                exchange.json(), limits, exchange.caller().officer() != null));
        exchange.opened(opened.view().id());
        return ResponseEntity.created(URI.create("/v1/border-checks/" + opened.view().id()))
                .contentType(MediaType.APPLICATION_JSON)
                .body(answers.bytes(opened.view()));
    }

    @GetMapping("/{id}")
    ResponseEntity<byte[]> view(
            @RequestAttribute(Exchange.ATTRIBUTE) Exchange exchange, HttpServletRequest request) {
        Optional<Duration> wait = WaitPreference.of(request, maxWait);
        BorderCheckView view =
                checks.view(exchange.caller(), exchange.pathCheck(), wait.orElse(Duration.ZERO));
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        wait.ifPresent(
                applied -> answer.header("Preference-Applied", "wait=" + applied.toSeconds()));
        return answer.contentType(MediaType.APPLICATION_JSON).body(answers.bytes(view));
    }

    @PutMapping("/{id}/captures/face")
    ResponseEntity<byte[]> face(@RequestAttribute(Exchange.ATTRIBUTE) Exchange exchange) {
        return answer(
                checks.capture(
                        exchange.caller(),
                        exchange.pathCheck(),
                        CaptureInput.face(exchange.json(), limits)));
    }

    @PutMapping("/{id}/captures/fingers")
    ResponseEntity<byte[]> fingers(@RequestAttribute(Exchange.ATTRIBUTE) Exchange exchange) {
        return answer(
                checks.capture(
                        exchange.caller(),
                        exchange.pathCheck(),
                        CaptureInput.fingers(exchange.json(), limits)));
    }

    @PutMapping("/{id}/captures/answers")
    ResponseEntity<byte[]> answers(@RequestAttribute(Exchange.ATTRIBUTE) Exchange exchange) {
        return answer(
                checks.capture(
                        exchange.caller(),
                        exchange.pathCheck(),
                        CaptureInput.answers(exchange.json())));
    }

    @PostMapping("/{id}/_complete")
    ResponseEntity<byte[]> complete(@RequestAttribute(Exchange.ATTRIBUTE) Exchange exchange) {
        return answer(checks.complete(exchange.caller(), exchange.pathCheck()));
    }

    @PostMapping("/{id}/_abandon")
    ResponseEntity<byte[]> abandon(@RequestAttribute(Exchange.ATTRIBUTE) Exchange exchange) {
        return answer(checks.abandon(exchange.caller(), exchange.pathCheck()));
    }

    @PostMapping("/{id}/passage")
    ResponseEntity<byte[]> passage(@RequestAttribute(Exchange.ATTRIBUTE) Exchange exchange) {
        return answer(
                checks.passage(
                        exchange.caller(),
                        exchange.pathCheck(),
                        PassageInput.read(exchange.json())));
    }

    @PostMapping("/{id}/observations")
    ResponseEntity<byte[]> observe(@RequestAttribute(Exchange.ATTRIBUTE) Exchange exchange) {
        return answer(
                checks.observe(
                        exchange.caller(),
                        exchange.pathCheck(),
                        ObservationInput.read(exchange.json())));
    }

    private ResponseEntity<byte[]> answer(BorderCheckView view) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(answers.bytes(view));
    }
}
