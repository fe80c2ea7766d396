package nl.grenspoort.systems.sis;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.entry.AlertCategory;
import nl.grenspoort.systems.SystemAnswer;
import nl.grenspoort.systems.sis.wsdl.Alert;
import nl.grenspoort.systems.sis.wsdl.ReturnDecision;
import nl.grenspoort.systems.sis.wsdl.SearchResponse;
import nl.grenspoort.systems.sis.wsdl.Source;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The contract's words in the gateway's. What is for the SIRENE Bureau (reason, offence, decision,
 * author), and the identity and documents of others in the alert, is not taken over.
 */
final class AnswerReader {
    private AnswerReader() {}

    /**
     * @throws IllegalArgumentException when the answer contradicts itself or names something the
     *     gateway doesn't know: then nothing of it is used
     */
    static SystemAnswer answer(SystemId system, SearchResponse response) {
        SystemAnswer.Source source = source(response);
        List<SisAlert> alerts = response.getAlert().stream().map(AnswerReader::alert).toList();
        return alerts.isEmpty()
                ? new SystemAnswer.NoData(system, source)
                : new SystemAnswer.Data(system, source, new SisData(alerts));
    }

    private static SystemAnswer.Source source(SearchResponse response) {
        Integer age = response.getAgeMinutes();
        boolean copy = response.getSource() == Source.NATIONAL_COPY;
        if (copy != (age != null)) {
            throw new IllegalArgumentException("an age goes with a copy and with nothing else");
        }
        return age == null
                ? SystemAnswer.Source.CENTRAL
                : new SystemAnswer.Source(
                        SystemAnswer.Source.Kind.NATIONAL_COPY, Duration.ofMinutes(age));
    }

    private static SisAlert alert(Alert alert) {
        AlertCategory category = AlertCategory.valueOf(alert.getCategory().value());
        return new SisAlert(
                alert.getSchengenId(),
                alert.getIssuingState(),
                category,
                SisAlert.Subject.valueOf(alert.getSubject().name()),
                SisAlert.MatchType.valueOf(alert.getMatchType().name()),
                SisAlert.IdentityCategory.valueOf(alert.getIdentityCategory().name()),
                alert.isMatchedMisusedIdentity(),
                alert.isIsFreeMovementFamily(),
                alert.isFlagged(),
                alert.getActionToBeTaken().name(),
                alert.getWarning().stream().map(Enum::name).collect(Collectors.toSet()),
                entryBan(category, alert.getReturnDecision()));
    }

    /** A return alert says whether an entry ban goes with it: 2018/1860 Art. 4(1)(z). */
    private static @Nullable Boolean entryBan(
            AlertCategory category, @Nullable ReturnDecision decision) {
        if ((category == AlertCategory.RETURN) != (decision != null)) {
            throw new IllegalArgumentException(
                    "a return decision goes with RETURN and with nothing else");
        }
        return decision == null ? null : decision.isEntryBan();
    }
}
