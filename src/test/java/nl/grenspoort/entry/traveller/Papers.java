package nl.grenspoort.entry.traveller;

import nl.grenspoort.entry.Capacity;
import nl.grenspoort.entry.Facts.PresentedDocumentFact.Chip;
import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.identity.DocumentKind;
import nl.grenspoort.identity.DocumentNumber;
import nl.grenspoort.identity.PartialDate;
import nl.grenspoort.identity.Person;
import nl.grenspoort.identity.PersonName;
import nl.grenspoort.identity.Sex;
import nl.grenspoort.reference.Nationalities;
import nl.grenspoort.reference.ResidenceDocuments;
import nl.grenspoort.start.ConfigFiles;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Documents of one fictional person, who is 52 on the day, and of others. */
record Papers(
        DocumentKind kind,
        String code,
        String issuer,
        String nationality,
        String number,
        PersonName name,
        PartialDate birth,
        @Nullable LocalDate expiry,
        boolean personalNumber,
        Chip chip,
        boolean agrees) {
    static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    static final TravellerLaw LAW = law(Set.of(new CountryCode("UTO")));

    /** As in production, where no specimen counts. */
    static final TravellerLaw STRICT = law(Set.of());

    private static TravellerLaw law(Set<CountryCode> specimens) {
        return new TravellerLaw(
                Nationalities.read(Path.of("config/reference/nationalities.yaml")),
                ResidenceDocuments.read(
                        ConfigFiles.onDisk(),
                        Path.of("config/reference/residence-documents.yaml"),
                        specimens));
    }

    static Papers of(DocumentKind kind, String code, String issuer, String nationality) {
        return new Papers(
                kind,
                code,
                issuer,
                nationality,
                "X00000001",
                new PersonName("ERIKSSON", "ANNA MARIA"),
                new PartialDate(1974, 8, 12),
                DAY.plusYears(5),
                false,
                Chip.AUTHENTIC,
                true);
    }

    static Papers passport(String nationality) {
        return of(DocumentKind.PASSPORT, "P", nationality, nationality);
    }

    static Papers permit(String issuer, String nationality) {
        return of(DocumentKind.RESIDENCE_PERMIT, "I", issuer, nationality).numbered("X0000000P");
    }

    static Papers card(String issuer, String nationality) {
        return of(DocumentKind.RESIDENCE_CARD, "I", issuer, nationality).numbered("X0000000C");
    }

    static Papers sticker(String code, String issuer, String nationality) {
        return of(DocumentKind.VISA_STICKER, code, issuer, nationality).numbered("X0000000V");
    }

    Papers as(DocumentKind other) {
        return new Papers(
                other,
                code,
                issuer,
                nationality,
                number,
                name,
                birth,
                expiry,
                personalNumber,
                chip,
                agrees);
    }

    Papers coded(String other) {
        return new Papers(
                kind,
                other,
                issuer,
                nationality,
                number,
                name,
                birth,
                expiry,
                personalNumber,
                chip,
                agrees);
    }

    Papers issuedBy(String other) {
        return new Papers(
                kind,
                code,
                other,
                nationality,
                number,
                name,
                birth,
                expiry,
                personalNumber,
                chip,
                agrees);
    }

    Papers numbered(String other) {
        return new Papers(
                kind,
                code,
                issuer,
                nationality,
                other,
                name,
                birth,
                expiry,
                personalNumber,
                chip,
                agrees);
    }

    Papers withPersonalNumber() {
        return new Papers(
                kind, code, issuer, nationality, number, name, birth, expiry, true, chip, agrees);
    }

    Papers of(PersonName other) {
        return new Papers(
                kind,
                code,
                issuer,
                nationality,
                number,
                other,
                birth,
                expiry,
                personalNumber,
                chip,
                agrees);
    }

    Papers born(PartialDate other) {
        return new Papers(
                kind,
                code,
                issuer,
                nationality,
                number,
                name,
                other,
                expiry,
                personalNumber,
                chip,
                agrees);
    }

    Papers until(@Nullable LocalDate other) {
        return new Papers(
                kind,
                code,
                issuer,
                nationality,
                number,
                name,
                birth,
                other,
                personalNumber,
                chip,
                agrees);
    }

    Papers chip(Chip other) {
        return new Papers(
                kind,
                code,
                issuer,
                nationality,
                number,
                name,
                birth,
                expiry,
                personalNumber,
                other,
                agrees);
    }

    Papers disagreeing() {
        return new Papers(
                kind,
                code,
                issuer,
                nationality,
                number,
                name,
                birth,
                expiry,
                personalNumber,
                chip,
                false);
    }

    Papers ofAnother() {
        return of(new PersonName("VASSILIOU", "ELENI")).born(new PartialDate(1991, 2, 3));
    }

    Paper paper() {
        return new Paper(
                kind,
                new Paper.Zone(
                        code,
                        new CountryCode(issuer),
                        new CountryCode(nationality),
                        number.isEmpty() ? null : new DocumentNumber(number),
                        new Person(name, birth, Sex.FEMALE, List.of(new CountryCode(nationality))),
                        expiry,
                        personalNumber),
                chip,
                agrees);
    }

    static Presented presented(Papers... papers) {
        return presented(Arrays.stream(papers).map(Papers::paper).toList());
    }

    static Presented presented(List<Paper> papers) {
        return new Presented(papers, Capacity.PASSENGER, Presented.Means.AIR, false, DAY);
    }
}
