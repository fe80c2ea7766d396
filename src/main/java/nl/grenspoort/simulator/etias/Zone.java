package nl.grenspoort.simulator.etias;

import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.identity.DocumentKind;
import nl.grenspoort.identity.DocumentNumber;
import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.identity.PartialDate;
import nl.grenspoort.identity.Person;
import nl.grenspoort.identity.PersonName;
import nl.grenspoort.identity.Sex;
import nl.grenspoort.simulator.rest.Problem;
import nl.grenspoort.simulator.rest.RequestJson;

import tools.jackson.databind.JsonNode;

import java.time.DateTimeException;
import java.util.List;

/** Person and document of a machine-readable zone: schema {@code MachineReadableZone}. */
record Zone(Person person, DocumentReference document) {
    /**
     * @param pointer where in the request it is
     */
    static Zone of(JsonNode zone, String pointer) throws Problem {
        PartialDate birth;
        try {
            birth = PartialDate.parse(text(zone, "dateOfBirth"));
        } catch (DateTimeException e) {
            throw Problem.invalid(pointer + "/dateOfBirth", "value", "does not exist");
        }
        return new Zone(
                new Person(
                        new PersonName(text(zone, "surname"), text(zone, "firstNames")),
                        birth,
                        Sex.valueOf(text(zone, "sex")),
                        List.of(new CountryCode(text(zone, "nationality")))),
                new DocumentReference(
                        DocumentKind.valueOf(text(zone, "documentType")),
                        new CountryCode(text(zone, "issuingCountry")),
                        new DocumentNumber(text(zone, "documentNumber")),
                        RequestJson.date(zone, pointer, "dateOfExpiry")));
    }

    private static String text(JsonNode zone, String name) {
        return RequestJson.text(zone, name);
    }
}
