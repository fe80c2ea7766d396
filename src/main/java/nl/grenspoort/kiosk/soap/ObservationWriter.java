package nl.grenspoort.kiosk.soap;

import nl.grenspoort.kiosk.answer.ObservationAnswer;
import nl.grenspoort.kiosk.soap.wsdl.BiometricsNeeded;
import nl.grenspoort.kiosk.soap.wsdl.GuardianshipOutcome;
import nl.grenspoort.kiosk.soap.wsdl.ObservationKind;
import nl.grenspoort.kiosk.soap.wsdl.RecordedObservation;
import nl.grenspoort.kiosk.soap.wsdl.RecordedObservations;
import nl.grenspoort.kiosk.soap.wsdl.StayEvidence;
import nl.grenspoort.kiosk.soap.wsdl.ThreatGround;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;

/** What officers found out, in the contract's types. */
final class ObservationWriter {
    private ObservationWriter() {}

    static RecordedObservations observations(List<ObservationAnswer> answers) {
        RecordedObservations observations = new RecordedObservations();
        answers.forEach(answer -> observations.getObservation().add(recorded(answer)));
        return observations;
    }

    private static RecordedObservation recorded(ObservationAnswer answer) {
        RecordedObservation written = new RecordedObservation();
        written.setOfficer(answer.officer());
        written.setAt(XmlText.date(answer.at()));
        written.setKind(ObservationKind.fromValue(answer.kind()));
        written.setOutcome(optional(answer.outcome(), GuardianshipOutcome::fromValue));
        written.setShown(answer.shown());
        written.setEntry(answer.entry());
        written.setExit(answer.exit());
        written.setState(answer.state());
        written.setEvidence(optional(answer.evidence(), StayEvidence::fromValue));
        written.setDay(answer.day());
        written.setPurposeShown(answer.purposeShown());
        written.setMeansShown(answer.meansShown());
        written.setGround(optional(answer.ground(), ThreatGround::fromValue));
        written.setNeeded(optional(answer.needed(), BiometricsNeeded::fromValue));
        written.setReference(answer.reference());
        written.setObjects(answer.objects());
        return written;
    }

    private static <E> @Nullable E optional(@Nullable String word, Function<String, E> type) {
        return word == null ? null : type.apply(word);
    }
}
