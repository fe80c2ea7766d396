package nl.grenspoort.systems.vis;

import jakarta.xml.bind.JAXBElement;

import nl.grenspoort.access.Authorisation;
import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.identity.DocumentKind;
import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.identity.Person;
import nl.grenspoort.messagelog.LogRecord;
import nl.grenspoort.systems.Consultation;
import nl.grenspoort.systems.Question;
import nl.grenspoort.systems.vis.wsdl.Asker;
import nl.grenspoort.systems.vis.wsdl.CheckPermitRequest;
import nl.grenspoort.systems.vis.wsdl.Crossing;
import nl.grenspoort.systems.vis.wsdl.Direction;
import nl.grenspoort.systems.vis.wsdl.Document;
import nl.grenspoort.systems.vis.wsdl.DocumentType;
import nl.grenspoort.systems.vis.wsdl.MessageReference;
import nl.grenspoort.systems.vis.wsdl.ObjectFactory;
import nl.grenspoort.systems.vis.wsdl.Purpose;
import nl.grenspoort.systems.vis.wsdl.SearchRequest;
import nl.grenspoort.systems.vis.wsdl.SearchVisaExemptRequest;
import nl.grenspoort.systems.vis.wsdl.Sex;
import nl.grenspoort.systems.vis.wsdl.Sticker;

import org.jspecify.annotations.Nullable;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A consultation in the contract's words: 767/2008 Art. 18(1), 19a, 22g.
 *
 * <p>Art. 18(1) gives two keys, (a) identity data with the travel document and (b) the number of
 * the visa sticker. A presented sticker is searched by its number, and the person by the rest, in
 * one question: a number that is unknown, or another holder's, is then seen at once. What is
 * neither a travel document nor a sticker is not sent.
 */
final class RequestWriter {
    private static final Set<DocumentKind> TRAVEL_DOCUMENTS =
            EnumSet.of(
                    DocumentKind.PASSPORT,
                    DocumentKind.IDENTITY_CARD,
                    DocumentKind.OLD_PASSPORT,
                    DocumentKind.SEAMANS_BOOK,
                    DocumentKind.OTHER_TRAVEL_DOCUMENT);
    private static final Set<DocumentKind> PERMITS =
            EnumSet.of(
                    DocumentKind.VISA_STICKER,
                    DocumentKind.RESIDENCE_PERMIT,
                    DocumentKind.RESIDENCE_CARD);

    private final ObjectFactory elements = new ObjectFactory();
    private final CountryCode state;

    /**
     * @param state whose external border is crossed
     */
    RequestWriter(CountryCode state) {
        this.state = state;
    }

    JAXBElement<?> request(Consultation consultation) {
        return switch (VisOperation.of(consultation.authorisation().operation())) {
            case SEARCH -> elements.createSearchRequest(search(consultation));
            case SEARCH_VISA_EXEMPT ->
                    elements.createSearchVisaExemptRequest(visaExempt(consultation));
            case CHECK_PERMIT -> elements.createCheckPermitRequest(permit(consultation));
        };
    }

    private SearchRequest search(Consultation consultation) {
        Question question = consultation.question();
        SearchRequest request = new SearchRequest();
        request.setMessage(message(consultation));
        request.setAsker(asker(consultation.actor()));
        request.setPurpose(purpose(consultation.authorisation()));
        request.setCrossing(crossing(question));
        request.setPerson(person(question.person()));
        travelDocuments(question).forEach(request.getTravelDocument()::add);
        question.documents().stream()
                .filter(document -> document.kind() == DocumentKind.VISA_STICKER)
                .map(RequestWriter::sticker)
                .forEach(request.getVisaSticker()::add);
        return request;
    }

    private SearchVisaExemptRequest visaExempt(Consultation consultation) {
        Question question = consultation.question();
        SearchVisaExemptRequest request = new SearchVisaExemptRequest();
        request.setMessage(message(consultation));
        request.setAsker(asker(consultation.actor()));
        request.setPurpose(purpose(consultation.authorisation()));
        request.setCrossing(crossing(question));
        request.setPerson(person(question.person()));
        travelDocuments(question).forEach(request.getTravelDocument()::add);
        return request;
    }

    private CheckPermitRequest permit(Consultation consultation) {
        Question question = consultation.question();
        CheckPermitRequest request = new CheckPermitRequest();
        request.setMessage(message(consultation));
        request.setAsker(asker(consultation.actor()));
        request.setPurpose(purpose(consultation.authorisation()));
        request.setCrossing(crossing(question));
        request.setPerson(person(question.person()));
        travelDocuments(question).forEach(request.getTravelDocument()::add);
        question.documents().stream()
                .filter(document -> PERMITS.contains(document.kind()))
                .map(document -> document.number().value())
                .forEach(request.getPermitNumber()::add);
        return request;
    }

    private static MessageReference message(Consultation consultation) {
        MessageReference message = new MessageReference();
        message.setMessageId(consultation.messageId().toString());
        message.setCheckId(consultation.authorisation().caseId().toString());
        return message;
    }

    private static Asker asker(LogRecord.Actor actor) {
        Asker asker = new Asker();
        asker.setUnit(actor.terminal());
        asker.setOfficer(actor.officer());
        asker.setRole(actor.role());
        return asker;
    }

    private static Purpose purpose(Authorisation authorisation) {
        Purpose purpose = new Purpose();
        purpose.setCode(authorisation.purpose().name());
        purpose.setAct(authorisation.basis().act());
        purpose.setArticle(authorisation.basis().article());
        return purpose;
    }

    private Crossing crossing(Question question) {
        Crossing crossing = new Crossing();
        crossing.setDirection(Direction.valueOf(question.direction().name()));
        crossing.setCrossingPoint(question.crossingPoint());
        crossing.setState(state.value());
        crossing.setDay(Days.written(Days.of(question)));
        return crossing;
    }

    private static nl.grenspoort.systems.vis.wsdl.@Nullable Person person(@Nullable Person person) {
        if (person == null) {
            return null;
        }
        var written = new nl.grenspoort.systems.vis.wsdl.Person();
        written.setSurname(person.name().surname());
        if (!person.name().givenNames().isEmpty()) {
            written.setForenames(person.name().givenNames());
        }
        written.setDateOfBirth(person.birth().toString());
        written.setSex(Sex.valueOf(person.sex().name()));
        person.nationalities().stream()
                .map(CountryCode::value)
                .forEach(written.getNationality()::add);
        return written;
    }

    private static Stream<Document> travelDocuments(Question question) {
        List<DocumentReference> documents = question.documents();
        return documents.stream()
                .filter(document -> TRAVEL_DOCUMENTS.contains(document.kind()))
                .map(RequestWriter::document);
    }

    private static Document document(DocumentReference reference) {
        Document document = new Document();
        document.setType(DocumentType.valueOf(reference.kind().name()));
        document.setIssuer(reference.issuer().value());
        document.setNumber(reference.number().value());
        if (reference.expiry() != null) {
            document.setExpiry(Days.written(reference.expiry()));
        }
        return document;
    }

    private static Sticker sticker(DocumentReference reference) {
        Sticker sticker = new Sticker();
        sticker.setIssuer(reference.issuer().value());
        sticker.setNumber(reference.number().value());
        return sticker;
    }
}
