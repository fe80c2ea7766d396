package nl.grenspoort.kiosk.input;

import nl.grenspoort.casework.NewBorderCheck;
import nl.grenspoort.entry.Observation;
import nl.grenspoort.entry.Observation.BiometricsRefused.Needed;
import nl.grenspoort.entry.Observation.Guardianship.Outcome;
import nl.grenspoort.entry.Observation.StayShown.Evidence;
import nl.grenspoort.entry.Observation.ThreatAssessed.Ground;
import nl.grenspoort.entry.ObservationKind;
import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.kiosk.problem.InputError;
import nl.grenspoort.kiosk.problem.InputError.Code;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Reads what an officer found out: a kind, and what belongs to that kind. */
public final class ObservationInput {
    private ObservationInput() {}

    /**
     * Reads one, as the whole body.
     *
     * @throws nl.grenspoort.kiosk.problem.ProblemException naming every fault
     */
    public static Observation read(Json body) {
        Faults faults = new Faults();
        Optional<Observation> observation = observation(Fields.body(body, faults));
        faults.refuse();
        return observation.orElseThrow();
    }

    /**
     * What is wrong with a day that the crossing does not allow.
     *
     * @param pointer to it
     */
    public static InputError wrongDay(String pointer) {
        return new InputError(
                pointer,
                Code.OUT_OF_RANGE,
                "what is past before, and what is to come after, the crossing; within 20 years");
    }

    /**
     * What an officer of this clearance may not say.
     *
     * @param pointer to it
     */
    public static InputError notCleared(String pointer) {
        return new InputError(pointer, Code.NOT_ALLOWED, "only an officer of the second line");
    }

    /** Those of a check that is opened. */
    static List<Observation> all(Value list) {
        return list.items(0, NewBorderCheck.MOST_OBSERVATIONS).stream()
                .flatMap(item -> item.object().stream())
                .flatMap(object -> observation(object).stream())
                .toList();
    }

    private static Optional<Observation> observation(Fields fields) {
        Optional<ObservationKind> kind = fields.required("kind").choice(ObservationKind.class);
        if (kind.isEmpty()) {
            // which properties belong there nobody knows
            return Optional.empty();
        }
        Optional<Observation> observation = observation(kind.get(), fields);
        fields.end();
        return observation;
    }

    private static Optional<Observation> observation(ObservationKind kind, Fields fields) {
        return switch (kind) {
            case GUARDIANSHIP ->
                    fields.required("outcome")
                            .choice(Outcome.class)
                            .map(Observation.Guardianship::new);
            case ASYLUM_REQUEST -> Optional.of(new Observation.AsylumRequest());
            case FAMILY_TIE -> fields.required("shown").bool().map(Observation.FamilyTie::new);
            case STAY_SHOWN -> stay(fields);
            case INTENDED_DEPARTURE ->
                    fields.required("day").day().map(Observation.IntendedDeparture::new);
            case DOCUMENT_ISSUED ->
                    fields.required("day").day().map(Observation.DocumentIssued::new);
            case STAY_CONDITIONS -> conditions(fields);
            case THREAT_ASSESSED ->
                    fields.required("ground")
                            .choice(Ground.class)
                            .map(Observation.ThreatAssessed::new);
            case BIOMETRICS_REFUSED ->
                    fields.required("needed")
                            .choice(Needed.class)
                            .map(Observation.BiometricsRefused::new);
            case NOT_THE_SUBJECT ->
                    fields.required("reference")
                            .text(Rule.REFERENCE)
                            .map(Observation.NotTheSubject::new);
            case AUTHORITY_CONSULTED ->
                    fields.required("objects").bool().map(Observation.AuthorityConsulted::new);
        };
    }

    private static Optional<Observation> stay(Fields fields) {
        Optional<LocalDate> entry = fields.required("entry").day();
        Value leaving = fields.optional("exit");
        Optional<LocalDate> exit = leaving.day();
        Optional<CountryCode> state =
                fields.required("state").text(Rule.COUNTRY).map(CountryCode::new);
        Optional<Evidence> evidence = fields.required("evidence").choice(Evidence.class);
        if (entry.isPresent() && exit.isPresent() && exit.get().isBefore(entry.get())) {
            leaving.fault(Code.OUT_OF_RANGE, "not before the day of entry");
            return Optional.empty();
        }
        return entry.flatMap(
                from ->
                        state.flatMap(
                                in ->
                                        evidence.map(
                                                by ->
                                                        new Observation.StayShown(
                                                                from, exit.orElse(null), in, by))));
    }

    private static Optional<Observation> conditions(Fields fields) {
        Optional<Boolean> purpose = fields.required("purposeShown").bool();
        Optional<Boolean> means = fields.required("meansShown").bool();
        return purpose.flatMap(
                shown -> means.map(also -> new Observation.StayConditions(shown, also)));
    }
}
