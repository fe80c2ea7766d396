package nl.grenspoort.casework;

import nl.grenspoort.access.Lane;
import nl.grenspoort.access.Officer;
import nl.grenspoort.access.Register;
import nl.grenspoort.access.Role;
import nl.grenspoort.access.SystemId;
import nl.grenspoort.access.Terminal;
import nl.grenspoort.biometrics.Capture;
import nl.grenspoort.biometrics.PresentationAttack;
import nl.grenspoort.document.ChipVerdict;
import nl.grenspoort.document.DocumentInspection;
import nl.grenspoort.document.Mrz;
import nl.grenspoort.document.MrzFormat;
import nl.grenspoort.document.PresentedDocument;
import nl.grenspoort.entry.Advice;
import nl.grenspoort.entry.Assessment;
import nl.grenspoort.entry.Capacity;
import nl.grenspoort.entry.Crossing;
import nl.grenspoort.entry.Facts;
import nl.grenspoort.entry.Traveller;
import nl.grenspoort.entry.TravellerClass;
import nl.grenspoort.entry.traveller.TravellerLaw;
import nl.grenspoort.finding.Disclosure;
import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.identity.DocumentKind;
import nl.grenspoort.identity.DocumentNumber;
import nl.grenspoort.identity.PartialDate;
import nl.grenspoort.identity.PersonName;
import nl.grenspoort.identity.Sex;
import nl.grenspoort.reference.CrossingPoints;
import nl.grenspoort.reference.Lanes;
import nl.grenspoort.reference.Nationalities;
import nl.grenspoort.reference.Phases;
import nl.grenspoort.reference.ResidenceDocuments;
import nl.grenspoort.reference.SchengenCalendar;
import nl.grenspoort.start.ConfigFiles;
import nl.grenspoort.systems.Question.Direction;
import nl.grenspoort.trust.Oin;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Terminals, travellers and documents for the tests of this package. All fictional. */
final class Cases {
    static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    static final SystemId SIS = new SystemId("SIS");
    static final SystemId EES = new SystemId("EES");
    static final SystemId ETIAS = new SystemId("ETIAS");
    static final SystemId VIS = new SystemId("VIS");
    static final SystemId SLTD = new SystemId("SLTD");
    static final SystemId REGISTER = new SystemId("NATIONAL-REGISTER");
    static final String SURNAME = "ERIKSSON";
    static final String NUMBER = "X00000001";
    static final Phases PHASES = Phases.read(Path.of("config/reference/phases.yaml"));
    static final SchengenCalendar SCHENGEN =
            SchengenCalendar.read(Path.of("config/reference/schengen.yaml"));
    static final Lanes LANES = Lanes.read(Path.of("config/reference/lanes.yaml"));
    static final CrossingPoints POINTS =
            CrossingPoints.read(Path.of("config/reference/crossing-points.yaml"));
    static final CaseworkProperties PROPERTIES =
            new CaseworkProperties(
                    Duration.ofSeconds(5),
                    Duration.ofMillis(5500),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(2),
                    Duration.ofMinutes(1),
                    Path.of("config/reference/nationalities.yaml"));

    /** The shipped lists, with the demo's specimens. */
    static final TravellerLaw LAW =
            new TravellerLaw(
                    Nationalities.read(PROPERTIES.nationalities()),
                    ResidenceDocuments.read(
                            ConfigFiles.onDisk(),
                            Path.of("config/reference/residence-documents.yaml"),
                            Set.of(new CountryCode("UTO"))));

    private Cases() {}

    /** A terminal of this lane at NL-AMS, with the number its OIN ends on. */
    static Terminal terminal(Lane lane, int number) {
        return terminal(lane, number, "NL-AMS");
    }

    static Terminal terminal(Lane lane, int number, String crossingPoint) {
        return new Terminal(
                new Oin("%08d%08d0000".formatted(99, number)),
                lane + "-" + number,
                lane,
                crossingPoint,
                lane.guarded() ? null : "M1001");
    }

    static Caller caller(Terminal terminal) {
        return new Caller(terminal, null, "00", null);
    }

    static Caller kiosk() {
        return caller(terminal(Lane.KIOSK, 1));
    }

    static Caller desk(String crossingPoint, Disclosure clearance) {
        Officer officer =
                new Officer("M2001", Role.SECOND_LINE, clearance, Set.of(crossingPoint), true);
        return new Caller(terminal(Lane.DESK, 3, crossingPoint), officer, "00", null);
    }

    static Caller desk() {
        return desk("NL-AMS", Disclosure.SECOND_LINE);
    }

    static NewBorderCheck request(Direction direction) {
        return new NewBorderCheck(
                List.of(
                        new PresentedDocument(
                                DocumentKind.PASSPORT,
                                List.of("P<UTO" + SURNAME, NUMBER),
                                Map.of("DG1", new byte[] {1, 2, 3}),
                                Map.of("PACE", "SUCCEEDED"))),
                direction,
                Capacity.PASSENGER,
                null,
                null);
    }

    static BorderCheck opened(Lane lane) {
        return opened(caller(terminal(lane, 1)));
    }

    static BorderCheck opened(Caller caller) {
        return BorderCheck.opened(NewId.next(), NOW, caller, request(Direction.ENTRY));
    }

    static CaptureReceipt face(PresentationAttack attack) {
        return CaptureReceipt.of(
                new Capture.Face(new byte[] {1}, "image/jpeg", 80, "maker model 1.0", attack));
    }

    static CaptureReceipt face() {
        return face(PresentationAttack.BONA_FIDE);
    }

    static Mrz mrz(String nationality, LocalDate expiry) {
        return mrz(nationality, expiry, new PartialDate(1974, 8, 12));
    }

    private static Mrz mrz(String nationality, LocalDate expiry, PartialDate birth) {
        return new Mrz(
                MrzFormat.TD3,
                "P",
                new CountryCode("UTO"),
                new PersonName(SURNAME, "ANNA MARIA"),
                false,
                new DocumentNumber(NUMBER),
                new CountryCode(nationality),
                birth,
                Sex.FEMALE,
                expiry,
                false,
                List.of());
    }

    /** With a chip that proved authentic. */
    static DocumentInspection passport(String nationality, PartialDate birth) {
        Mrz mrz = mrz(nationality, TODAY.plusYears(5), birth);
        return new DocumentInspection(
                DocumentKind.PASSPORT,
                mrz,
                mrz,
                new ChipVerdict(ChipVerdict.Result.PASSED, List.of(), "list-1"));
    }

    static DocumentInspection passport(String nationality) {
        return passport(nationality, TODAY.plusYears(5), ChipVerdict.Result.PASSED);
    }

    static DocumentInspection passport(
            String nationality, LocalDate expiry, ChipVerdict.Result chip) {
        Mrz mrz = mrz(nationality, expiry);
        boolean read = chip != ChipVerdict.Result.NOT_PERFORMED;
        return new DocumentInspection(
                DocumentKind.PASSPORT,
                mrz,
                read ? mrz : null,
                new ChipVerdict(chip, List.of(), read ? "list-1" : ""));
    }

    /** Lanes as shipped, with the officers of this register. */
    static LaneAccess lanes(Register register) {
        return new LaneAccess(LANES, register);
    }

    /** What lets a free mover pass a self-service lane. */
    static Conclusion admitted() {
        return conclusion(new Assessment(Advice.ADMIT_CANDIDATE, Set.of(), List.of()));
    }

    /** Nothing known but the class. */
    static Facts facts(TravellerClass regime) {
        return Facts.of(Crossing.ENTRY, LocalDate.of(2026, 11, 23), Traveller.of(regime)).facts();
    }

    static Conclusion conclusion(Assessment assessment) {
        return conclusion(assessment, Set.of());
    }

    static Conclusion conclusion(Assessment assessment, Set<Capture.Kind> needed) {
        return new Conclusion(
                facts(TravellerClass.FREE_MOVEMENT),
                List.of(passport("D")),
                List.of(),
                assessment,
                needed,
                false,
                true,
                Set.of());
    }
}
