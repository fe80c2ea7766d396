package nl.grenspoort.simulator.sis;

import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.simulator.sis.AlertRecord.ReturnRecord;
import nl.grenspoort.simulator.sis.AlertRecord.Victim;
import nl.grenspoort.systems.sis.wsdl.Alert;
import nl.grenspoort.systems.sis.wsdl.Document;
import nl.grenspoort.systems.sis.wsdl.DocumentType;
import nl.grenspoort.systems.sis.wsdl.MisusedIdentity;
import nl.grenspoort.systems.sis.wsdl.ReturnDecision;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

import javax.xml.datatype.DatatypeConstants;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.datatype.XMLGregorianCalendar;

/** A hit in the contract's words. */
final class AlertWriter {
    private static final DatatypeFactory TYPES = DatatypeFactory.newDefaultInstance();

    private AlertWriter() {}

    static Alert alert(Hit hit) {
        AlertRecord known = hit.alert();
        Alert alert = new Alert();
        alert.setSchengenId(known.schengenId());
        alert.setIssuingState(known.issuingState().value());
        alert.setCategory(known.category());
        alert.setActionToBeTaken(known.action());
        alert.setSubject(known.subject());
        alert.setMatchType(hit.type());
        alert.setIdentityCategory(hit.identity());
        alert.setMatchedMisusedIdentity(hit.victim());
        alert.setMisusedIdentity(misused(known.victim()));
        alert.setIsFreeMovementFamily(known.freeMovement());
        alert.setFlagged(known.flagged());
        CountryCode flagging = known.flaggingState();
        alert.setFlaggingState(flagging == null ? null : flagging.value());
        alert.getWarning().addAll(known.warnings());
        known.documents().stream().map(AlertWriter::document).forEach(alert.getIdDocument()::add);
        alert.getLink().addAll(known.links());
        alert.setValidityReviewDate(date(known.validityReviewDate()));
        alert.setReturnDecision(returnDecision(known.returnDecision()));
        alert.setReason(known.reason());
        return alert;
    }

    private static @Nullable MisusedIdentity misused(@Nullable Victim victim) {
        if (victim == null) {
            return null;
        }
        MisusedIdentity misused = new MisusedIdentity();
        misused.setSurname(victim.name().surname());
        misused.setForenames(
                victim.name().givenNames().isEmpty() ? null : victim.name().givenNames());
        misused.setDateOfBirth(victim.birth().toString());
        victim.documents().stream()
                .map(AlertWriter::document)
                .forEach(misused.getIdDocument()::add);
        return misused;
    }

    private static Document document(DocumentReference reference) {
        Document document = new Document();
        document.setType(DocumentType.valueOf(reference.kind().name()));
        document.setIssuer(reference.issuer().value());
        document.setNumber(reference.number().value());
        return document;
    }

    private static @Nullable ReturnDecision returnDecision(@Nullable ReturnRecord known) {
        if (known == null) {
            return null;
        }
        ReturnDecision decision = new ReturnDecision();
        decision.setLastDayOfVoluntaryDeparture(date(known.lastDay()));
        decision.setSuspendedOrPostponed(known.suspended());
        decision.setEntryBan(known.entryBan());
        return decision;
    }

    private static @Nullable XMLGregorianCalendar date(@Nullable LocalDate date) {
        return date == null
                ? null
                : TYPES.newXMLGregorianCalendarDate(
                        date.getYear(),
                        date.getMonthValue(),
                        date.getDayOfMonth(),
                        DatatypeConstants.FIELD_UNDEFINED);
    }
}
