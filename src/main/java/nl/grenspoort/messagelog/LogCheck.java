package nl.grenspoort.messagelog;

import nl.grenspoort.start.Refusal;
import nl.grenspoort.start.Settings;
import nl.grenspoort.start.StartCheck;

import java.util.ArrayList;
import java.util.List;

/** What production asks of the message log's settings. */
final class LogCheck implements StartCheck {
    @Override
    public List<Refusal> refusals(Settings settings) {
        MessageLogProperties properties = settings.read(MessageLogProperties.class);
        List<Refusal> refusals = new ArrayList<>();
        if (!settings.given("grenspoort.message-log.origin")
                || properties.origin().startsWith("grenspoort.demo/")) {
            refusals.add(
                    new Refusal(
                            "log-origin",
                            "The message log would bear the demo's name.",
                            "Set grenspoort.message-log.origin to a name of your own, such as"
                                    + " grenspoort.example.nl/log-1; it can't be changed later."));
        }
        if (properties.keepAnswers()) {
            refusals.add(
                    new Refusal(
                            "log-keeps-answers",
                            "The message log would keep every answer of the EU systems (2018/1862"
                                    + " Art. 56).",
                            "Take grenspoort.message-log.keep-answers out; where an article allows it"
                                    + " for one system, set grenspoort.message-log.capture."));
        }
        return refusals;
    }
}
