package nl.grenspoort.kiosk.answer;

import com.fasterxml.jackson.annotation.JsonInclude;

import nl.grenspoort.document.ChipVerdict;
import nl.grenspoort.document.DocumentInspection;
import nl.grenspoort.document.Mrz;
import nl.grenspoort.identity.PersonName;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/**
 * What inspection found out about one document: the contract's {@code InspectedDocument}.
 *
 * @param mrz the one to work with; absent when none could be read
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DocumentAnswer(String kind, @Nullable MrzAnswer mrz, ChipAnswer chip) {
    static DocumentAnswer of(DocumentInspection inspection) {
        Mrz mrz = inspection.mrz();
        return new DocumentAnswer(
                inspection.kind().name(),
                mrz == null ? null : MrzAnswer.of(mrz),
                ChipAnswer.of(inspection.chip()));
    }

    /** What the machine-readable zone says. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record MrzAnswer(
            String format,
            String code,
            String issuer,
            @Nullable String surname,
            @Nullable String givenNames,
            boolean nameMayBeTruncated,
            @Nullable String number,
            String nationality,
            @Nullable String birth,
            String sex,
            @Nullable String expiry,
            List<CheckDigit> wrongCheckDigits) {
        static MrzAnswer of(Mrz mrz) {
            PersonName name = mrz.name();
            return new MrzAnswer(
                    mrz.format().name(),
                    mrz.code(),
                    mrz.issuer().value(),
                    name == null ? null : name.surname(),
                    name == null ? null : name.givenNames(),
                    mrz.nameMayBeTruncated(),
                    mrz.number() == null ? null : mrz.number().value(),
                    mrz.nationality().value(),
                    mrz.birth() == null ? null : mrz.birth().toString(),
                    mrz.sex().name(),
                    mrz.expiry() == null ? null : Objects.toString(mrz.expiry()),
                    mrz.failures().stream().map(CheckDigit::of).toList());
        }
    }

    /** A check digit that does not hold, and where it stands, counted from 1. */
    public record CheckDigit(String field, int line, int position) {
        static CheckDigit of(Mrz.CheckDigitFailure failure) {
            return new CheckDigit(failure.field().name(), failure.line(), failure.position());
        }
    }

    /** Passive authentication, check by check. */
    public record ChipAnswer(String result, List<ChipCheck> checks, String trustListVersion) {
        static ChipAnswer of(ChipVerdict verdict) {
            return new ChipAnswer(
                    verdict.result().name(),
                    verdict.checks().stream()
                            .map(
                                    check ->
                                            new ChipCheck(
                                                    check.id(),
                                                    check.outcome().name(),
                                                    check.reason()))
                            .toList(),
                    verdict.trustListVersion());
        }
    }

    /** One check of passive authentication. */
    public record ChipCheck(String id, String outcome, String reason) {}
}
