package nl.grenspoort.kiosk;

import nl.grenspoort.start.Refusal;
import nl.grenspoort.start.Settings;
import nl.grenspoort.start.StartCheck;

import java.util.List;

/** In production nobody sets the clock a case is judged by. */
final class KioskCheck implements StartCheck {
    @Override
    public List<Refusal> refusals(Settings settings) {
        return settings.read(KioskProperties.class).sandbox()
                ? List.of(
                        new Refusal(
                                "sandbox",
                                "grenspoort.kiosk.sandbox lets callers set the time.",
                                "Take that setting out."))
                : List.of();
    }
}
