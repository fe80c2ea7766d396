package nl.grenspoort.systems.vis;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.identity.DocumentKind;
import nl.grenspoort.identity.DocumentNumber;
import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.identity.PartialDate;
import nl.grenspoort.identity.Person;
import nl.grenspoort.identity.PersonName;
import nl.grenspoort.identity.Sex;
import nl.grenspoort.systems.Consultation;
import nl.grenspoort.systems.SystemAnswer;
import nl.grenspoort.systems.SystemAnswer.Source;
import nl.grenspoort.systems.rest.NotUnderstoodException;
import nl.grenspoort.systems.vis.VisPermits.Permit;
import nl.grenspoort.systems.vis.wsdl.BiometricState;
import nl.grenspoort.systems.vis.wsdl.CheckPermitResponse;
import nl.grenspoort.systems.vis.wsdl.FacialImage;
import nl.grenspoort.systems.vis.wsdl.File;
import nl.grenspoort.systems.vis.wsdl.Fingerprints;
import nl.grenspoort.systems.vis.wsdl.Result;
import nl.grenspoort.systems.vis.wsdl.SearchResponse;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import javax.xml.datatype.XMLGregorianCalendar;

/**
 * The contract's words in the gateway's. Nothing of an answer that contradicts itself is used.
 *
 * <p>Everything here throws IllegalArgumentException when the answer names something the gateway
 * doesn't know.
 */
final class AnswerReader {
    private static final String NOT_APPLICABLE = "NOT_APPLICABLE";

    private final SystemId system;
    private final CountryCode state;

    /**
     * @param state whose external border is crossed
     */
    AnswerReader(SystemId system, CountryCode state) {
        this.system = system;
        this.state = state;
    }

    /**
     * @throws NotUnderstoodException when it can't be true
     */
    SystemAnswer visas(SearchResponse response, Consultation consultation)
            throws NotUnderstoodException {
        List<VisaFile> files = response.getFile().stream().map(this::file).toList();
        if (files.isEmpty() != (response.getResult() == Result.NO_FILE)) {
            throw new NotUnderstoodException("NO_FILE goes with no file and with nothing else");
        }
        if (files.isEmpty()) {
            return new SystemAnswer.NoData(system, Source.CENTRAL);
        }
        VisData data = new VisData(response.getResult() == Result.VALID_VISA, files);
        Plausibility.check(data, consultation.question());
        return new SystemAnswer.Data(system, Source.CENTRAL, data);
    }

    /**
     * @throws NotUnderstoodException when it can't be true
     */
    SystemAnswer permits(CheckPermitResponse response, Consultation consultation)
            throws NotUnderstoodException {
        List<Permit> permits = response.getPermit().stream().map(AnswerReader::permit).toList();
        if (permits.isEmpty() != (response.getResult() == Result.NO_FILE)) {
            throw new NotUnderstoodException("NO_FILE goes with no permit and with nothing else");
        }
        if (permits.isEmpty()) {
            return new SystemAnswer.NoData(system, Source.CENTRAL);
        }
        VisPermits data = new VisPermits(response.getResult() == Result.VALID_VISA, permits);
        Plausibility.check(data, consultation.question());
        return new SystemAnswer.Data(system, Source.CENTRAL, data);
    }

    private VisaFile file(File file) {
        return new VisaFile(
                keys(file.getMatchedBy()),
                person(file.getHolder()),
                document(file.getTravelDocument()),
                file.getPurposeOfTravel().name(),
                file.getMainDestination(),
                image(file.getFacialImage()),
                fingerprints(file.getFingerprints()),
                file.getVisa().stream().map(this::visa).toList());
    }

    private Visa visa(nl.grenspoort.systems.vis.wsdl.Visa visa) {
        Set<String> territory = new HashSet<>(visa.getTerritory());
        if (visa.isLimitedTerritory() == territory.isEmpty()) {
            throw new IllegalArgumentException(
                    "States go with a territorial limit and with it only");
        }
        return new Visa(
                new DocumentNumber(visa.getStickerNumber()),
                visa.getIssuingState(),
                Visa.Type.valueOf(visa.getType().name()),
                Visa.Status.valueOf(visa.getStatus().name()),
                Days.read(visa.getStatusSince()),
                territory,
                territory.isEmpty() || territory.contains(state.value()),
                Visa.Entries.valueOf(visa.getEntries().name()),
                Days.read(visa.getValidFrom()),
                Days.read(visa.getValidUntil()),
                NOT_APPLICABLE.equals(visa.getDurationOfStay())
                        ? null
                        : Integer.valueOf(visa.getDurationOfStay()));
    }

    private static Permit permit(nl.grenspoort.systems.vis.wsdl.Permit permit) {
        return new Permit(
                keys(permit.getMatchedBy()),
                person(permit.getHolder()),
                VisPermits.Kind.valueOf(permit.getKind().name()),
                new DocumentNumber(permit.getNumber()),
                permit.getIssuingState(),
                VisPermits.Status.valueOf(permit.getStatus().name()),
                Days.read(permit.getValidFrom()),
                Days.read(permit.getValidUntil()),
                image(permit.getFacialImage()),
                fingerprints(permit.getFingerprints()));
    }

    private static Set<MatchKey> keys(List<nl.grenspoort.systems.vis.wsdl.MatchKey> keys) {
        return keys.stream()
                .map(key -> MatchKey.valueOf(key.name()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Person person(nl.grenspoort.systems.vis.wsdl.Person person) {
        return new Person(
                new PersonName(
                        person.getSurname(),
                        person.getForenames() == null ? "" : person.getForenames()),
                PartialDate.parse(person.getDateOfBirth()),
                Sex.valueOf(person.getSex().name()),
                person.getNationality().stream().map(CountryCode::new).toList());
    }

    private static DocumentReference document(nl.grenspoort.systems.vis.wsdl.Document document) {
        XMLGregorianCalendar expiry = document.getExpiry();
        return new DocumentReference(
                DocumentKind.valueOf(document.getType().name()),
                new CountryCode(document.getIssuer()),
                new DocumentNumber(document.getNumber()),
                expiry == null ? null : Days.read(expiry));
    }

    private static Biometric image(FacialImage image) {
        present(image.getState(), image.getReference());
        if ((image.getState() == BiometricState.PRESENT) != (image.isTakenLive() != null)) {
            throw new IllegalArgumentException("takenLive goes with an image and with it only");
        }
        return new Biometric(image.getReference(), image.isTakenLive(), null);
    }

    private static Biometric fingerprints(Fingerprints prints) {
        present(prints.getState(), prints.getReference());
        if ((prints.getState() == BiometricState.PRESENT) != (prints.getReason() == null)) {
            throw new IllegalArgumentException("a reason goes with absent fingerprints only");
        }
        return new Biometric(
                prints.getReference(),
                null,
                prints.getReason() == null ? null : prints.getReason().name());
    }

    private static void present(BiometricState state, @Nullable String reference) {
        if ((state == BiometricState.PRESENT) != (reference != null)) {
            throw new IllegalArgumentException("a reference goes with PRESENT and with it only");
        }
    }
}
