package nl.grenspoort.simulator.rest;

import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.identity.DocumentKind;
import nl.grenspoort.identity.DocumentNumber;
import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.identity.PartialDate;
import nl.grenspoort.identity.Person;
import nl.grenspoort.identity.PersonName;
import nl.grenspoort.identity.Sex;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Reads members of a request that is as the schema says. What no schema can say, that a date
 * exists, is said here.
 *
 * <p>A pointer says where in the request the member is.
 */
public final class RequestJson {
    private RequestJson() {}

    public static @Nullable Person person(@Nullable JsonNode identity, String pointer)
            throws Problem {
        return identity == null ? null : personIn(identity, pointer);
    }

    public static Person personIn(JsonNode identity, String pointer) throws Problem {
        return new Person(
                value(
                        identity,
                        pointer,
                        "surname",
                        surname -> new PersonName(surname, text(identity, "firstNames"))),
                value(identity, pointer, "dateOfBirth", PartialDate::parse),
                Sex.valueOf(text(identity, "sex")),
                identity.get("nationalities")
                        .valueStream()
                        .map(JsonNode::stringValue)
                        .map(CountryCode::new)
                        .toList());
    }

    public static List<DocumentReference> documents(@Nullable JsonNode documents, String pointer)
            throws Problem {
        if (documents == null) {
            return List.of();
        }
        List<DocumentReference> read = new ArrayList<>();
        for (JsonNode document : documents) {
            read.add(
                    new DocumentReference(
                            DocumentKind.valueOf(text(document, "type")),
                            new CountryCode(text(document, "issuingCountry")),
                            new DocumentNumber(text(document, "number")),
                            date(document, pointer + "/" + read.size(), "dateOfExpiry")));
        }
        return read;
    }

    public static Instant instant(JsonNode crossing, String pointer) throws Problem {
        return value(crossing, pointer, "dateTime", text -> OffsetDateTime.parse(text).toInstant());
    }

    /** Null when it is absent. */
    public static @Nullable LocalDate date(JsonNode object, String pointer, String name)
            throws Problem {
        return object.has(name) ? value(object, pointer, name, LocalDate::parse) : null;
    }

    public static String text(JsonNode object, String name) {
        return object.get(name).stringValue();
    }

    private static <T> T value(
            JsonNode object, String pointer, String name, Function<String, T> reader)
            throws Problem {
        try {
            return reader.apply(text(object, name));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw Problem.invalid(pointer + "/" + name, "value", "does not exist");
        }
    }
}
