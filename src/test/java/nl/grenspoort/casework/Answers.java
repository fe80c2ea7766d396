package nl.grenspoort.casework;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.entry.AlertCategory;
import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.identity.DocumentNumber;
import nl.grenspoort.identity.PartialDate;
import nl.grenspoort.identity.Person;
import nl.grenspoort.identity.PersonName;
import nl.grenspoort.identity.Sex;
import nl.grenspoort.systems.Consultation;
import nl.grenspoort.systems.SystemAnswer;
import nl.grenspoort.systems.SystemAnswer.Source;
import nl.grenspoort.systems.ees.EesData;
import nl.grenspoort.systems.ees.EesFile;
import nl.grenspoort.systems.ees.EesFile.Enrolment;
import nl.grenspoort.systems.etias.EtiasData;
import nl.grenspoort.systems.register.RegisterData;
import nl.grenspoort.systems.register.RegisterRecord;
import nl.grenspoort.systems.register.RegisterRecord.Action;
import nl.grenspoort.systems.register.RegisterRecord.Kind;
import nl.grenspoort.systems.register.RegisterRecord.MatchType;
import nl.grenspoort.systems.sis.SisAlert;
import nl.grenspoort.systems.sis.SisAlert.Subject;
import nl.grenspoort.systems.sis.SisData;
import nl.grenspoort.systems.sltd.SltdData;
import nl.grenspoort.systems.sltd.SltdHit;
import nl.grenspoort.systems.vis.MatchKey;
import nl.grenspoort.systems.vis.VisData;
import nl.grenspoort.systems.vis.VisPermits;
import nl.grenspoort.systems.vis.Visa;
import nl.grenspoort.systems.vis.VisaFile;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What SIS, EES and the national register may answer. */
final class Answers {
    static final SystemAnswer SIS_NOTHING = new SystemAnswer.NoData(Cases.SIS, Source.CENTRAL);
    static final SystemAnswer EES_NOTHING = new SystemAnswer.NoData(Cases.EES, Source.CENTRAL);
    static final SystemAnswer REGISTER_NOTHING =
            new SystemAnswer.NoData(Cases.REGISTER, Source.CENTRAL);
    static final SystemAnswer SLTD_NOTHING = new SystemAnswer.NoData(Cases.SLTD, Source.CENTRAL);
    static final SystemAnswer ETIAS_VALID = etias(Set.of(), false, 400);
    static final SystemAnswer VIS_VALID = vis(visa(Visa.Type.C, Visa.Status.ISSUED, true));
    static final SystemAnswer PERMIT_IN_FORCE = permit(VisPermits.Status.ISSUED, holder());
    private static final Source COPY =
            new Source(Source.Kind.NATIONAL_COPY, Duration.ofMinutes(12));

    private Answers() {}

    /**
     * Everything that a system may know, nothing first. A system that nothing is written for here
     * yet says nothing.
     */
    static List<SystemAnswer> of(SystemId system) {
        if (system.equals(Cases.SIS)) {
            return sis();
        }
        if (system.equals(Cases.EES)) {
            return ees();
        }
        if (system.equals(Cases.SLTD)) {
            return sltd();
        }
        if (system.equals(Cases.ETIAS)) {
            return etias();
        }
        if (system.equals(Cases.VIS)) {
            return vis();
        }
        return system.equals(Cases.REGISTER)
                ? register()
                : List.of(new SystemAnswer.NoData(system, Source.CENTRAL));
    }

    /** Of a traveller with a passport, when every system is in full use. */
    static AnswerReading read(SystemAnswer answer) {
        return new AnswerReading(
                answer,
                "search",
                List.of(Cases.passport("USA")),
                ConsultationPlan.InUse.FULLY,
                Cases.SCHENGEN);
    }

    /** The same, to what is asked of the system. */
    static List<SystemAnswer> of(Consultation asked) {
        return asked.authorisation().operation().equals(ConsultationPlanner.CHECK_PERMIT)
                ? permits()
                : of(asked.system());
    }

    /** Everything that the VIS may answer about a permit that was shown, one in force first. */
    static List<SystemAnswer> permits() {
        List<SystemAnswer> answers = new ArrayList<>();
        answers.add(PERMIT_IN_FORCE);
        answers.add(new SystemAnswer.NoData(Cases.VIS, Source.CENTRAL));
        for (VisPermits.Status status : VisPermits.Status.values()) {
            answers.add(permit(status, holder()));
        }
        answers.add(
                permit(
                        VisPermits.Status.ISSUED,
                        new Person(
                                new PersonName("SOMEBODY", "ELSE"),
                                new PartialDate(1990, 1, 1),
                                Sex.MALE,
                                List.of())));
        return answers;
    }

    static SystemAnswer permit(VisPermits.Status status, Person holder) {
        boolean over = status == VisPermits.Status.EXPIRED;
        VisPermits.Permit permit =
                new VisPermits.Permit(
                        Set.of(MatchKey.STICKER),
                        holder,
                        VisPermits.Kind.RESIDENCE_PERMIT,
                        new DocumentNumber(Cases.NUMBER),
                        "ESP",
                        status,
                        Cases.TODAY.minusYears(1),
                        over ? Cases.TODAY.minusDays(1) : Cases.TODAY.plusYears(1),
                        null,
                        null);
        return new SystemAnswer.Data(
                Cases.VIS,
                Source.CENTRAL,
                new VisPermits(permit.inForce(Cases.TODAY), List.of(permit)));
    }

    /** One of every kind that leaves the system unknown. */
    static List<SystemAnswer> unknown(SystemId system) {
        return List.of(
                new SystemAnswer.TimedOut(system),
                new SystemAnswer.Unavailable(system, "CONNECTION"));
    }

    /** Everything that SIS may know: nothing, from here or a copy, and each alert in each form. */
    static List<SystemAnswer> sis() {
        List<SystemAnswer> answers = new ArrayList<>();
        answers.add(SIS_NOTHING);
        answers.add(new SystemAnswer.NoData(Cases.SIS, COPY));
        for (AlertCategory category : AlertCategory.values()) {
            answers.add(sis(alert(category, Subject.PERSON, false, false)));
            answers.add(sis(alert(category, Subject.DOCUMENT, false, true)));
            answers.add(sis(alert(category, Subject.PERSON, true, false)));
        }
        answers.add(
                sis(
                        alert(AlertCategory.DISCREET, Subject.PERSON, false, false),
                        alert(AlertCategory.RFSE_24_1B, Subject.PERSON, false, false)));
        return answers;
    }

    /** Everything that EES may know about enrolment and stays, on the day of {@link Cases}. */
    static List<SystemAnswer> ees() {
        List<SystemAnswer> answers = new ArrayList<>();
        answers.add(EES_NOTHING);
        for (Enrolment fingers : Enrolment.values()) {
            answers.add(ees(file(fingers, List.of(), List.of())));
        }
        answers.add(ees(file(Enrolment.PRESENT, List.of(entry(200, null)), List.of())));
        answers.add(ees(file(Enrolment.PRESENT, List.of(entry(120, 10)), List.of())));
        answers.add(ees(file(Enrolment.MISSING, List.of(entry(20, null)), List.of())));
        answers.add(ees(file(Enrolment.PRESENT, List.of(), List.of(refusal()))));
        answers.add(
                ees(
                        file(Enrolment.MISSING, List.of(), List.of()),
                        file(Enrolment.PRESENT, List.of(), List.of())));
        return answers;
    }

    /** Everything that SLTD may hold: nothing, each kind of record, and one that is not certain. */
    static List<SystemAnswer> sltd() {
        List<SystemAnswer> answers = new ArrayList<>();
        answers.add(SLTD_NOTHING);
        for (SltdHit.Status status : SltdHit.Status.values()) {
            answers.add(sltd(status, SltdHit.Match.FULL));
        }
        answers.add(sltd(SltdHit.Status.LOST, SltdHit.Match.PARTIAL));
        return answers;
    }

    private static SystemAnswer sltd(SltdHit.Status status, SltdHit.Match match) {
        return new SystemAnswer.Data(
                Cases.SLTD,
                Source.CENTRAL,
                new SltdData(
                        List.of(
                                new SltdHit(
                                        Cases.passport("USA").reference().orElseThrow(),
                                        status,
                                        match,
                                        "SLTD-1",
                                        "UTO",
                                        Cases.TODAY))));
    }

    /** Everything that the VIS may answer about a presented sticker, a valid visa first. */
    static List<SystemAnswer> vis() {
        List<SystemAnswer> answers = new ArrayList<>();
        answers.add(VIS_VALID);
        answers.add(new SystemAnswer.NoData(Cases.VIS, Source.CENTRAL));
        for (Visa.Status status : Visa.Status.values()) {
            answers.add(vis(visa(Visa.Type.C, status, true)));
        }
        answers.add(vis(visa(Visa.Type.C, Visa.Status.ISSUED, false)));
        answers.add(vis(visa(Visa.Type.A, Visa.Status.ISSUED, true)));
        return answers;
    }

    private static SystemAnswer vis(Visa visa) {
        return new SystemAnswer.Data(
                Cases.VIS,
                Source.CENTRAL,
                new VisData(
                        visa.status().stands() && visa.validHere(),
                        List.of(
                                new VisaFile(
                                        Set.of(MatchKey.STICKER),
                                        holder(),
                                        Cases.passport("USA").reference().orElseThrow(),
                                        "TOURISM",
                                        List.of(),
                                        null,
                                        null,
                                        List.of(visa)))));
    }

    /** Of whatever nationality. */
    private static Person holder() {
        Person person = Cases.passport("USA").person().orElseThrow();
        return new Person(person.name(), person.birth(), person.sex(), List.of());
    }

    private static Visa visa(Visa.Type type, Visa.Status status, boolean validHere) {
        boolean over = status == Visa.Status.EXPIRED;
        return new Visa(
                new DocumentNumber(Cases.NUMBER),
                null,
                type,
                status,
                Cases.TODAY.minusDays(over ? 1 : 30),
                validHere ? Set.of() : Set.of("GRC"),
                validHere,
                Visa.Entries.MULTIPLE,
                Cases.TODAY.minusDays(30),
                over ? Cases.TODAY.minusDays(2) : Cases.TODAY.plusDays(300),
                type == Visa.Type.A ? null : Integer.valueOf(90));
    }

    /** Everything that ETIAS may answer, on the day of {@link Cases}. */
    static List<SystemAnswer> etias() {
        return List.of(
                ETIAS_VALID,
                new SystemAnswer.Data(Cases.ETIAS, Source.CENTRAL, EtiasData.NOT_VALID),
                etias(Set.of(new CountryCode("GRC")), false, 400),
                etias(Set.of(new CountryCode("NLD")), true, 400),
                etias(Set.of(), true, 400),
                etias(Set.of(), false, 30));
    }

    private static SystemAnswer etias(Set<CountryCode> onlyIn, boolean flagged, int daysLeft) {
        return new SystemAnswer.Data(
                Cases.ETIAS,
                Source.CENTRAL,
                new EtiasData(
                        true,
                        false,
                        onlyIn,
                        flagged,
                        flagged,
                        new EtiasData.Expiry(daysLeft <= 90, Cases.TODAY.plusDays(daysLeft)),
                        List.of(),
                        null));
    }

    /** Everything that a register may know: nothing, and each record, certain or not. */
    static List<SystemAnswer> register() {
        List<SystemAnswer> answers = new ArrayList<>();
        answers.add(REGISTER_NOTHING);
        answers.add(register(Kind.WANTED, Action.ARREST, MatchType.EXACT));
        answers.add(register(Kind.WANTED, Action.SERVE_SUMMONS, MatchType.ALIAS));
        answers.add(register(Kind.REFUSED_ENTRY_NATIONAL, Action.REFUSE_ENTRY, MatchType.EXACT));
        answers.add(register(Kind.REFUSED_ENTRY_NATIONAL, Action.REFUSE_ENTRY, MatchType.FUZZY));
        answers.add(
                register(
                        Kind.LOST_STOLEN_INVALID_DOCUMENT,
                        Action.SEIZE_DOCUMENT,
                        MatchType.DOCUMENT));
        answers.add(register(Kind.MISSING, Action.PROTECT, MatchType.EXACT));
        return answers;
    }

    private static SystemAnswer register(Kind kind, Action action, MatchType match) {
        return new SystemAnswer.Data(
                Cases.REGISTER,
                Source.CENTRAL,
                new RegisterData(
                        List.of(
                                new RegisterRecord(
                                        "NLR-1",
                                        kind,
                                        action,
                                        match,
                                        Cases.TODAY,
                                        null,
                                        kind == Kind.WANTED
                                                ? Set.of(RegisterRecord.Warning.ARMED)
                                                : Set.of()))));
    }

    static SystemAnswer sis(SisAlert... alerts) {
        return new SystemAnswer.Data(Cases.SIS, Source.CENTRAL, new SisData(List.of(alerts)));
    }

    static SystemAnswer ees(EesFile... files) {
        return new SystemAnswer.Data(Cases.EES, Source.CENTRAL, new EesData(List.of(files)));
    }

    static SisAlert alert(
            AlertCategory category, Subject subject, boolean misused, boolean flagged) {
        return new SisAlert(
                "UTO0000000000000001",
                "FRA",
                category,
                subject,
                SisAlert.MatchType.EXACT,
                SisAlert.IdentityCategory.CONFIRMED,
                misused,
                false,
                flagged,
                "CODE",
                Set.of(),
                null);
    }

    static EesFile file(
            Enrolment fingers, List<EesFile.Entry> entries, List<EesFile.Refusal> refusals) {
        return new EesFile("F1", false, Enrolment.PRESENT, fingers, entries, refusals);
    }

    /** An entry so many days ago, and its exit. */
    static EesFile.Entry entry(int daysAgo, @Nullable Integer exitDaysAgo) {
        Instant exit = exitDaysAgo == null ? null : Cases.NOW.minus(Duration.ofDays(exitDaysAgo));
        return new EesFile.Entry(
                Cases.NOW.minus(Duration.ofDays(daysAgo)),
                "NL-AMS",
                exit,
                exit == null ? null : "NL-AMS",
                null);
    }

    private static EesFile.Refusal refusal() {
        return new EesFile.Refusal(Cases.NOW.minus(Duration.ofDays(21)), "NL-AMS", List.of("E"));
    }
}
