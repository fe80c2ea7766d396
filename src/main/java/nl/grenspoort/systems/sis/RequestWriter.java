package nl.grenspoort.systems.sis;

import nl.grenspoort.access.Authorisation;
import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.identity.Person;
import nl.grenspoort.messagelog.LogRecord;
import nl.grenspoort.systems.Consultation;
import nl.grenspoort.systems.Question;
import nl.grenspoort.systems.sis.wsdl.Asker;
import nl.grenspoort.systems.sis.wsdl.Crossing;
import nl.grenspoort.systems.sis.wsdl.Direction;
import nl.grenspoort.systems.sis.wsdl.Document;
import nl.grenspoort.systems.sis.wsdl.DocumentType;
import nl.grenspoort.systems.sis.wsdl.MessageReference;
import nl.grenspoort.systems.sis.wsdl.Purpose;
import nl.grenspoort.systems.sis.wsdl.SearchRequest;
import nl.grenspoort.systems.sis.wsdl.Sex;

import java.util.List;

/**
 * A consultation in the contract's words. A border check may search by identity and by document
 * (2018/1861 Art. 34(1)(a)); nothing else of the question is sent.
 */
final class RequestWriter {
    private RequestWriter() {}

    static SearchRequest request(Consultation consultation) {
        Question question = consultation.question();
        SearchRequest request = new SearchRequest();
        request.setMessage(message(consultation));
        request.setAsker(asker(consultation.actor()));
        request.setPurpose(purpose(consultation.authorisation()));
        request.setCrossing(crossing(question));
        if (question.person() != null) {
            request.setPerson(person(question.person()));
        }
        documents(question.documents(), request.getDocument());
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

    private static Crossing crossing(Question question) {
        Crossing crossing = new Crossing();
        crossing.setDirection(Direction.valueOf(question.direction().name()));
        crossing.setCrossingPoint(question.crossingPoint());
        return crossing;
    }

    private static nl.grenspoort.systems.sis.wsdl.Person person(Person person) {
        var written = new nl.grenspoort.systems.sis.wsdl.Person();
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

    private static void documents(List<DocumentReference> documents, List<Document> written) {
        for (DocumentReference reference : documents) {
            Document document = new Document();
            document.setType(DocumentType.valueOf(reference.kind().name()));
            document.setIssuer(reference.issuer().value());
            document.setNumber(reference.number().value());
            written.add(document);
        }
    }
}
