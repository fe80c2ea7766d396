package nl.grenspoort.systems;

import nl.grenspoort.messagelog.RetentionProperties;
import nl.grenspoort.messagelog.RetentionRules;
import nl.grenspoort.messagelog.RetentionRules.Records;
import nl.grenspoort.start.Refusal;
import nl.grenspoort.start.Settings;
import nl.grenspoort.start.StartCheck;
import nl.grenspoort.start.StartRefusedException;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Every kind of record has a rule that says how long it is kept. */
final class RetentionCheck implements StartCheck {
    @Override
    public List<Refusal> refusals(Settings settings) {
        Path file = settings.read(RetentionProperties.class).rules();
        RetentionRules rules;
        try {
            rules = RetentionRules.read(settings.files(), file);
        } catch (StartRefusedException e) {
            return List.of(new Refusal("retention", String.valueOf(e.getMessage()), ""));
        }
        List<Refusal> refusals = new ArrayList<>();
        require(rules, Records.CASE, null, file, refusals);
        require(rules, Records.LOG_ENTRY, null, file, refusals);
        require(rules, Records.LOG_BODY, null, file, refusals);
        settings.read(SystemsProperties.class)
                .systems()
                .forEach(
                        (key, policy) -> {
                            if (policy.enabled()) {
                                String system = key.toUpperCase(Locale.ROOT);
                                require(rules, Records.LOG_ENTRY, system, file, refusals);
                                require(rules, Records.LOG_BODY, system, file, refusals);
                            }
                        });
        return refusals;
    }

    private static void require(
            RetentionRules rules,
            Records records,
            @Nullable String system,
            Path file,
            List<Refusal> refusals) {
        if (rules.on(records, system, LocalDate.now(ZoneOffset.UTC)).isEmpty()) {
            refusals.add(
                    new Refusal(
                            "retention-missing",
                            "%s has no rule that holds today for %s%s."
                                    .formatted(
                                            file, records, system == null ? "" : " of " + system),
                            "Add one with its article, and have the release signed anew."));
        }
    }
}
