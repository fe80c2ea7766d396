package nl.grenspoort.simulator.vis;

import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.systems.vis.Biometric;
import nl.grenspoort.systems.vis.MatchKey;
import nl.grenspoort.systems.vis.wsdl.BiometricState;
import nl.grenspoort.systems.vis.wsdl.Document;
import nl.grenspoort.systems.vis.wsdl.DocumentType;
import nl.grenspoort.systems.vis.wsdl.Entries;
import nl.grenspoort.systems.vis.wsdl.FacialImage;
import nl.grenspoort.systems.vis.wsdl.File;
import nl.grenspoort.systems.vis.wsdl.Fingerprints;
import nl.grenspoort.systems.vis.wsdl.NoFingerprints;
import nl.grenspoort.systems.vis.wsdl.Permit;
import nl.grenspoort.systems.vis.wsdl.PermitKind;
import nl.grenspoort.systems.vis.wsdl.PermitStatus;
import nl.grenspoort.systems.vis.wsdl.Person;
import nl.grenspoort.systems.vis.wsdl.Sex;
import nl.grenspoort.systems.vis.wsdl.Visa;
import nl.grenspoort.systems.vis.wsdl.VisaStatus;
import nl.grenspoort.systems.vis.wsdl.VisaType;

import java.time.LocalDate;
import java.util.Set;

import javax.xml.datatype.DatatypeConstants;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.datatype.XMLGregorianCalendar;

/** What is held in the contract's words, as it stands on the day that is asked about. */
final class FileWriter {
    private static final DatatypeFactory TYPES = DatatypeFactory.newDefaultInstance();

    private FileWriter() {}

    static File file(StoredFile held, Set<MatchKey> keys, LocalDate day) {
        File file = new File();
        keys.stream()
                .sorted()
                .map(key -> nl.grenspoort.systems.vis.wsdl.MatchKey.valueOf(key.name()))
                .forEach(file.getMatchedBy()::add);
        file.setHolder(person(held.holder()));
        file.setTravelDocument(document(held.travelDocument()));
        file.setPurposeOfTravel(held.purposeOfTravel());
        file.getMainDestination().addAll(held.mainDestination());
        file.setFacialImage(image(held.facialImage()));
        file.setFingerprints(fingerprints(held.fingerprints()));
        held.visas().forEach(visa -> file.getVisa().add(visa(visa, day)));
        return file;
    }

    /** Art. 18(4): one that is in force on the day and valid in the State of the crossing. */
    static boolean anyValid(File file, Asked asked) {
        String day = asked.day().toString();
        return file.getVisa().stream()
                .anyMatch(
                        visa ->
                                stands(visa.getStatus())
                                        && visa.getValidFrom().toString().compareTo(day) <= 0
                                        && visa.getValidUntil().toString().compareTo(day) >= 0
                                        && (!visa.isLimitedTerritory()
                                                || visa.getTerritory().contains(asked.state())));
    }

    private static boolean stands(VisaStatus status) {
        return switch (status) {
            case ISSUED, EXTENDED, SHORTENED -> true;
            case ANNULLED, REVOKED, EXPIRED -> false;
        };
    }

    private static Visa visa(nl.grenspoort.systems.vis.Visa held, LocalDate day) {
        // what happened after the day that is asked about has not happened yet
        boolean later = held.statusSince().isAfter(day);
        VisaStatus status = later ? VisaStatus.ISSUED : VisaStatus.valueOf(held.status().name());
        LocalDate since = later ? earlier(held.validFrom(), day) : held.statusSince();
        boolean over = stands(status) && held.validUntil().isBefore(day);
        Visa visa = new Visa();
        visa.setStickerNumber(held.stickerNumber().value());
        visa.setIssuingState(held.issuingState());
        visa.setType(VisaType.valueOf(held.type().name()));
        visa.setStatus(over ? VisaStatus.EXPIRED : status);
        visa.setStatusSince(day(over ? held.validUntil().plusDays(1) : since));
        visa.setLimitedTerritory(!held.territorialLimit().isEmpty());
        held.territorialLimit().stream().sorted().forEach(visa.getTerritory()::add);
        visa.setEntries(Entries.valueOf(held.numberOfEntries().name()));
        visa.setValidFrom(day(held.validFrom()));
        visa.setValidUntil(day(held.validUntil()));
        visa.setDurationOfStay(
                held.durationOfStay() == null
                        ? "NOT_APPLICABLE"
                        : Integer.toString(held.durationOfStay()));
        return visa;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    static boolean inForce(StoredPermit held, LocalDate day) {
        return switch (held.permit().status()) {
            case ISSUED, EXTENDED, RENEWED ->
                    !day.isBefore(held.permit().validFrom())
                            && !day.isAfter(held.permit().validUntil());
            case WITHDRAWN, REVOKED, ANNULLED, EXPIRED -> false;
        };
    }

    static Permit permit(StoredPermit held, Set<MatchKey> keys, LocalDate day) {
        var known = held.permit();
        Permit permit = new Permit();
        keys.stream()
                .sorted()
                .map(key -> nl.grenspoort.systems.vis.wsdl.MatchKey.valueOf(key.name()))
                .forEach(permit.getMatchedBy()::add);
        permit.setHolder(person(known.holder()));
        permit.setKind(PermitKind.valueOf(known.kind().name()));
        permit.setNumber(known.number().value());
        permit.setIssuingState(known.issuingState());
        boolean over = known.status().stands() && known.validUntil().isBefore(day);
        permit.setStatus(over ? PermitStatus.EXPIRED : PermitStatus.valueOf(known.status().name()));
        permit.setValidFrom(day(known.validFrom()));
        permit.setValidUntil(day(known.validUntil()));
        permit.setFacialImage(image(java.util.Objects.requireNonNull(known.facialImage())));
        permit.setFingerprints(
                fingerprints(java.util.Objects.requireNonNull(known.fingerprints())));
        return permit;
    }

    private static Person person(nl.grenspoort.identity.Person held) {
        Person person = new Person();
        person.setSurname(held.name().surname());
        if (!held.name().givenNames().isEmpty()) {
            person.setForenames(held.name().givenNames());
        }
        person.setDateOfBirth(held.birth().toString());
        person.setSex(Sex.valueOf(held.sex().name()));
        held.nationalities().stream().map(CountryCode::value).forEach(person.getNationality()::add);
        return person;
    }

    private static Document document(DocumentReference reference) {
        Document document = new Document();
        document.setType(DocumentType.valueOf(reference.kind().name()));
        document.setIssuer(reference.issuer().value());
        document.setNumber(reference.number().value());
        document.setExpiry(reference.expiry() == null ? null : day(reference.expiry()));
        return document;
    }

    private static FacialImage image(Biometric held) {
        FacialImage image = new FacialImage();
        image.setState(held.present() ? BiometricState.PRESENT : BiometricState.NOT_APPLICABLE);
        image.setReference(held.reference());
        image.setTakenLive(held.takenLive());
        return image;
    }

    private static Fingerprints fingerprints(Biometric held) {
        Fingerprints prints = new Fingerprints();
        prints.setState(held.present() ? BiometricState.PRESENT : BiometricState.NOT_APPLICABLE);
        prints.setReference(held.reference());
        prints.setReason(held.absence() == null ? null : NoFingerprints.valueOf(held.absence()));
        return prints;
    }

    private static XMLGregorianCalendar day(LocalDate date) {
        return TYPES.newXMLGregorianCalendarDate(
                date.getYear(),
                date.getMonthValue(),
                date.getDayOfMonth(),
                DatatypeConstants.FIELD_UNDEFINED);
    }
}
