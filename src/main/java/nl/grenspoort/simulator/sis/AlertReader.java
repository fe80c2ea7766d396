package nl.grenspoort.simulator.sis;

import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.identity.DocumentKind;
import nl.grenspoort.identity.DocumentNumber;
import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.identity.PartialDate;
import nl.grenspoort.identity.PersonName;
import nl.grenspoort.identity.Sex;
import nl.grenspoort.simulator.sis.AlertRecord.ReturnRecord;
import nl.grenspoort.simulator.sis.AlertRecord.Victim;
import nl.grenspoort.systems.sis.wsdl.ActionToBeTaken;
import nl.grenspoort.systems.sis.wsdl.Category;
import nl.grenspoort.systems.sis.wsdl.IdentityCategory;
import nl.grenspoort.systems.sis.wsdl.Subject;
import nl.grenspoort.systems.sis.wsdl.Warning;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads alerts of a record file: domain's data set, with what may be left out left out. */
final class AlertReader {
    private static final Set<String> ALERT =
            Set.of(
                    "schengenId",
                    "issuingState",
                    "category",
                    "actionToBeTaken",
                    "subject",
                    "persons",
                    "documents",
                    "misusedBy",
                    "freeMovementRight",
                    "flagged",
                    "flaggingState",
                    "warnings",
                    "links",
                    "validityReviewDate",
                    "entryBan",
                    "returnSuspended",
                    "lastDayOfVoluntaryDeparture",
                    "reason");
    private static final Set<String> PERSON =
            Set.of("surname", "givenNames", "birth", "sex", "nationality", "identityCategory");
    private static final Set<String> VICTIM = Set.of("surname", "givenNames", "birth", "documents");
    private static final Set<String> DOCUMENT = Set.of("kind", "issuer", "number");

    private AlertReader() {}

    static List<AlertRecord> alerts(Fields records) {
        Set<String> ids = new HashSet<>();
        return records.objects(
                "alerts",
                ALERT,
                fields -> {
                    AlertRecord alert = alert(fields);
                    if (!ids.add(alert.schengenId())) {
                        throw fields.error("schengenId", "two alerts have this id");
                    }
                    return alert;
                });
    }

    private static AlertRecord alert(Fields fields) {
        Category category = fields.required("category", AlertReader::category);
        Subject subject =
                fields.has("subject") ? fields.oneOf("subject", Subject.class) : Subject.PERSON;
        List<Identity> persons = fields.objects("persons", PERSON, AlertReader::person);
        List<DocumentReference> documents = documents(fields);
        if (subject == Subject.PERSON && persons.isEmpty()) {
            throw fields.error("persons", "an alert on a person needs one");
        }
        if (subject == Subject.DOCUMENT && documents.isEmpty()) {
            throw fields.error("documents", "an alert on a document needs one");
        }
        return new AlertRecord(
                fields.required("schengenId", AlertReader::code),
                fields.required("issuingState", CountryCode::new),
                category,
                fields.optional(
                                "actionToBeTaken",
                                text -> Fields.constant(ActionToBeTaken.class, text))
                        .orElseGet(() -> usualAction(category)),
                subject,
                persons,
                documents,
                fields.object("misusedBy", VICTIM).map(AlertReader::victim).orElse(null),
                fields.flag("freeMovementRight"),
                fields.flag("flagged"),
                fields.optional("flaggingState", CountryCode::new).orElse(null),
                fields.texts("warnings", text -> Fields.constant(Warning.class, text)),
                fields.texts("links", AlertReader::code),
                fields.optional("validityReviewDate", LocalDate::parse).orElse(null),
                returnDecision(category, fields),
                fields.optional("reason", text -> upTo(400, text)).orElse(null));
    }

    /** A person's sex and nationality are read for their form; nothing searches by them. */
    private static Identity person(Fields fields) {
        fields.optional("sex", AlertReader::sex);
        fields.optional("nationality", CountryCode::new);
        return new Identity(
                name(fields),
                fields.required("birth", PartialDate::parse),
                fields.has("identityCategory")
                        ? fields.oneOf("identityCategory", IdentityCategory.class)
                        : IdentityCategory.CONFIRMED);
    }

    private static Victim victim(Fields fields) {
        return new Victim(
                name(fields), fields.required("birth", PartialDate::parse), documents(fields));
    }

    private static PersonName name(Fields fields) {
        return new PersonName(
                fields.required("surname", text -> upTo(200, text)),
                fields.optional("givenNames", text -> upTo(200, text)).orElse(""));
    }

    private static List<DocumentReference> documents(Fields fields) {
        return fields.objects(
                "documents",
                DOCUMENT,
                document ->
                        new DocumentReference(
                                document.oneOf("kind", DocumentKind.class),
                                document.required("issuer", CountryCode::new),
                                document.required("number", DocumentNumber::new),
                                null));
    }

    private static @Nullable ReturnRecord returnDecision(Category category, Fields fields) {
        if (category != Category.RETURN) {
            for (String name :
                    List.of("entryBan", "returnSuspended", "lastDayOfVoluntaryDeparture")) {
                if (fields.has(name)) {
                    throw fields.error(name, "only a RETURN alert has this");
                }
            }
            return null;
        }
        return new ReturnRecord(
                fields.optional("lastDayOfVoluntaryDeparture", LocalDate::parse).orElse(null),
                fields.flag("returnSuspended"),
                fields.flag("entryBan"));
    }

    static ActionToBeTaken usualAction(Category category) {
        return switch (category) {
            case RFSE_24_1_A, RFSE_24_1_B, RFSE_25 -> ActionToBeTaken.REFUSE_ENTRY;
            case RFSE_26_FM -> ActionToBeTaken.CONSULT_ISSUER;
            case RETURN -> ActionToBeTaken.CONFIRM_RETURN;
            case ARREST -> ActionToBeTaken.ARREST;
            case MISS_PROT -> ActionToBeTaken.PROTECT;
            case MISS_NOPROT -> ActionToBeTaken.COMMUNICATE_WHEREABOUTS;
            case CHILD_ABDUCT, CHILD_TRAVEL, VULN_ADULT -> ActionToBeTaken.PREVENT_TRAVEL;
            case JUDICIAL -> ActionToBeTaken.COMMUNICATE_RESIDENCE;
            case DISCREET -> ActionToBeTaken.DISCREET_CHECK;
            case INQUIRY -> ActionToBeTaken.INQUIRY_CHECK;
            case SPECIFIC -> ActionToBeTaken.SPECIFIC_CHECK;
            case OBJECT_SEIZE -> ActionToBeTaken.SEIZE;
            case UNKNOWN -> ActionToBeTaken.ESTABLISH_IDENTITY;
            case INFO_ALERT -> ActionToBeTaken.REPORT_HIT;
        };
    }

    /** The contract's value; the generated constants are named otherwise. */
    private static Category category(String text) {
        return Arrays.stream(Category.values())
                .filter(category -> category.value().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("is no category of the contract"));
    }

    private static String code(String text) {
        return upTo(60, text);
    }

    private static String upTo(int length, String text) {
        if (text.length() > length) {
            throw new IllegalArgumentException("must be at most " + length + " characters");
        }
        return text;
    }

    /** As the MRZ writes it, with X for unspecified, or in full. */
    private static Sex sex(String text) {
        return switch (text) {
            case "F" -> Sex.FEMALE;
            case "M" -> Sex.MALE;
            case "X" -> Sex.UNSPECIFIED;
            default -> Fields.constant(Sex.class, text);
        };
    }
}
