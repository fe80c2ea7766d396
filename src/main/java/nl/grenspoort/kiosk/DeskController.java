package nl.grenspoort.kiosk;

import jakarta.servlet.http.HttpServletRequest;

import nl.grenspoort.biometrics.Capture;
import nl.grenspoort.casework.BorderCheckView;
import nl.grenspoort.casework.BorderChecks;
import nl.grenspoort.casework.Caller;
import nl.grenspoort.casework.IdempotencyKey;
import nl.grenspoort.casework.NewBorderCheck;
import nl.grenspoort.entry.Observation;
import nl.grenspoort.kiosk.answer.Answers;
import nl.grenspoort.kiosk.answer.PartyAnswer;
import nl.grenspoort.kiosk.exchange.Exchange;
import nl.grenspoort.kiosk.exchange.Operation;
import nl.grenspoort.kiosk.input.BorderCheckInput;
import nl.grenspoort.kiosk.input.CaptureInput;
import nl.grenspoort.kiosk.input.DeskHead;
import nl.grenspoort.kiosk.input.Json;
import nl.grenspoort.kiosk.input.Limits;
import nl.grenspoort.kiosk.input.ObservationInput;
import nl.grenspoort.kiosk.input.PassageInput;
import nl.grenspoort.kiosk.soap.DeskAnswers;
import nl.grenspoort.kiosk.soap.DeskContract;
import nl.grenspoort.kiosk.soap.DeskReading;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;

import java.time.Duration;
import java.util.function.Function;

/**
 * The conversation about a border check, over SOAP: the same operations as {@link
 * BorderCheckController}, for officers. Signature, operation and officer were found out before
 * ({@link Exchange}).
 */
@RestController
final class DeskController {
    private final BorderChecks checks;
    private final DeskContract contract;
    private final DeskAnswers desk;
    private final Answers answers = new Answers();
    private final Limits limits;
    private final Duration maxWait;

    DeskController(
            BorderChecks checks,
            DeskContract contract,
            DeskAnswers desk,
            KioskProperties properties) {
        this.checks = checks;
        this.contract = contract;
        this.desk = desk;
        this.limits = properties.limits();
        this.maxWait = properties.maxWait();
    }

    @PostMapping(DeskContract.PATH)
    ResponseEntity<byte[]> act(@RequestAttribute(Exchange.ATTRIBUTE) Exchange exchange) {
        DeskReading reading = exchange.desk().reading();
        if (exchange.operation() == Operation.DESK_PARTY) {
            return xml(desk.party(exchange.desk(), party(exchange.caller(), reading)));
        }
        BorderCheckView view =
                switch (exchange.operation()) {
                    case DESK_OPEN -> open(exchange, reading);
                    case DESK_VIEW -> view(exchange.caller(), reading);
                    case DESK_CAPTURE_FACE ->
                            capture(exchange, reading, body -> CaptureInput.face(body, limits));
                    case DESK_CAPTURE_FINGERS ->
                            capture(exchange, reading, body -> CaptureInput.fingers(body, limits));
                    case DESK_CAPTURE_ANSWERS -> capture(exchange, reading, CaptureInput::answers);
                    case DESK_COMPLETE ->
                            checks.complete(exchange.caller(), subject(reading).check());
                    case DESK_ABANDON ->
                            checks.abandon(exchange.caller(), subject(reading).check());
                    case DESK_PASSAGE -> passage(exchange.caller(), reading);
                    case DESK_OBSERVE -> observe(exchange.caller(), reading);
                    default -> throw new IllegalStateException("no message asks for this");
                };
        return xml(desk.check(exchange.desk(), answers.answer(view)));
    }

    @GetMapping(path = DeskContract.PATH)
    ResponseEntity<byte[]> wsdl(HttpServletRequest request) {
        return xml(contract.wsdl(request.getServerName() + ":" + request.getServerPort()));
    }

    @GetMapping(path = "/ws/desk.xsd")
    ResponseEntity<byte[]> xsd() {
        return xml(contract.xsd());
    }

    private BorderCheckView open(Exchange exchange, DeskReading reading) {
        DeskReading.Part<String> key = reading.head(DeskHead::opening);
        DeskReading.Part<NewBorderCheck> check =
                reading.rest(body -> BorderCheckInput.read(body, limits, true));
        reading.refuse();
        BorderChecks.Opened opened =
                reading.placing(
                        () ->
                                checks.open(
                                        exchange.caller(),
                                        new IdempotencyKey(key.get(), reading.restBytes()),
                                        check.get()));
        exchange.opened(opened.view().id());
        return opened.view();
    }

    private BorderCheckView view(Caller caller, DeskReading reading) {
        DeskHead.Subject subject = subject(reading);
        Duration wait = subject.patience() == null ? Duration.ZERO : subject.patience();
        return checks.view(caller, subject.check(), wait.compareTo(maxWait) > 0 ? maxWait : wait);
    }

    private BorderCheckView capture(
            Exchange exchange, DeskReading reading, Function<Json, ? extends Capture> rules) {
        DeskReading.Part<DeskHead.Subject> subject = reading.head(DeskHead::subject);
        DeskReading.Part<? extends Capture> capture = reading.rest(rules);
        reading.refuse();
        return checks.capture(exchange.caller(), subject.get().check(), capture.get());
    }

    private BorderCheckView passage(Caller caller, DeskReading reading) {
        DeskReading.Part<DeskHead.Subject> subject = reading.head(DeskHead::subject);
        DeskReading.Part<BorderChecks.Passage> passage = reading.rest(PassageInput::read);
        reading.refuse();
        return checks.passage(caller, subject.get().check(), passage.get());
    }

    private BorderCheckView observe(Caller caller, DeskReading reading) {
        DeskReading.Part<DeskHead.Subject> subject = reading.head(DeskHead::subject);
        DeskReading.Part<Observation> observation = reading.rest(ObservationInput::read);
        reading.refuse();
        return reading.placing(
                () -> checks.observe(caller, subject.get().check(), observation.get()));
    }

    private PartyAnswer party(Caller caller, DeskReading reading) {
        DeskReading.Part<String> id = reading.head(DeskHead::party);
        reading.refuse();
        return answers.answer(id.get(), checks.party(caller, id.get()));
    }

    private static DeskHead.Subject subject(DeskReading reading) {
        DeskReading.Part<DeskHead.Subject> subject = reading.head(DeskHead::subject);
        reading.refuse();
        return subject.get();
    }

    private static ResponseEntity<byte[]> xml(byte[] body) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(DeskAnswers.MEDIA_TYPE))
                .body(body);
    }
}
