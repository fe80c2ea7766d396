package nl.grenspoort.systems;

import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.identity.DocumentKind;
import nl.grenspoort.identity.DocumentNumber;
import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.identity.PartialDate;
import nl.grenspoort.identity.Person;
import nl.grenspoort.identity.PersonName;
import nl.grenspoort.identity.Sex;
import nl.grenspoort.trust.Oin;

import org.springframework.util.unit.DataSize;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/** Settings and fictional persons for the tests of systems of a kind. */
public final class RestQuestions {
    private RestQuestions() {}

    /** Of a system of this kind whose answers this organisation signs. */
    public static SystemPolicy policy(String kind, String signer) {
        return new SystemPolicy(
                kind,
                new SystemPolicy.Signer(
                        new Oin(signer), Duration.ofMinutes(1), Duration.ofSeconds(10)),
                URI.create("https://system.example"),
                true,
                Duration.ofSeconds(3),
                Duration.ofSeconds(1),
                DataSize.ofMegabytes(1),
                64,
                2,
                Duration.ofMillis(100),
                new SystemPolicy.Breaker(20, 50, Duration.ofSeconds(5)));
    }

    public static Person person(String surname, String givenNames, String birth, String country) {
        return new Person(
                new PersonName(surname, givenNames),
                PartialDate.parse(birth),
                Sex.UNSPECIFIED,
                List.of(new CountryCode(country)));
    }

    public static DocumentReference document(
            DocumentKind kind, String issuer, String number, LocalDate expiry) {
        return new DocumentReference(
                kind, new CountryCode(issuer), new DocumentNumber(number), expiry);
    }

    /** A passport of UTO. */
    public static DocumentReference passport(String number) {
        return document(DocumentKind.PASSPORT, "UTO", number, LocalDate.of(2031, 6, 30));
    }
}
