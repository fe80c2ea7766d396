package nl.grenspoort.systems;

import nl.grenspoort.start.Refusal;
import nl.grenspoort.start.Settings;
import nl.grenspoort.start.StartCheck;

import java.util.ArrayList;
import java.util.List;

/** Every system that is asked has an address which somebody gave it on purpose. */
final class SystemsCheck implements StartCheck {
    @Override
    public List<Refusal> refusals(Settings settings) {
        List<Refusal> refusals = new ArrayList<>();
        settings.read(SystemsProperties.class)
                .systems()
                .forEach(
                        (key, policy) -> {
                            String name = "grenspoort.systems." + key + ".address";
                            if (policy.enabled() && !settings.given(name)) {
                                refusals.add(
                                        new Refusal(
                                                "system-address",
                                                name + " is the simulated system's.",
                                                "Set it to the real one's address, or switch the"
                                                        + " system off with grenspoort.systems."
                                                        + key
                                                        + ".enabled=false."));
                            }
                        });
        return refusals;
    }
}
