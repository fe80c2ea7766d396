package nl.grenspoort.simulator.sis;

import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.identity.Person;
import nl.grenspoort.simulator.population.Draw;
import nl.grenspoort.simulator.population.Inhabitant;
import nl.grenspoort.simulator.population.Population;
import nl.grenspoort.simulator.population.PopulationShare;
import nl.grenspoort.simulator.population.Regime;
import nl.grenspoort.simulator.sis.AlertRecord.ReturnRecord;
import nl.grenspoort.systems.sis.wsdl.Category;
import nl.grenspoort.systems.sis.wsdl.IdentityCategory;
import nl.grenspoort.systems.sis.wsdl.Subject;
import nl.grenspoort.systems.sis.wsdl.Warning;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Alerts on seven in a thousand of the population, and on most documents they lost. */
final class SisPopulation implements PopulationShare<AlertRecord> {
    private static final List<String> ISSUERS =
            List.of("D", "FRA", "ITA", "ESP", "POL", "BEL", "NLD", "SWE", "GRC", "ROU");

    /** Third-country nationals are mostly alerted for refusal or return, as in SIS. */
    private static final List<Category> THIRD_COUNTRY =
            List.of(
                    Category.RFSE_24_1_B,
                    Category.RFSE_24_1_B,
                    Category.RFSE_24_1_B,
                    Category.RETURN,
                    Category.RETURN,
                    Category.RFSE_24_1_A,
                    Category.DISCREET,
                    Category.ARREST);

    private static final List<Category> ANYBODY =
            List.of(
                    Category.JUDICIAL,
                    Category.JUDICIAL,
                    Category.ARREST,
                    Category.DISCREET,
                    Category.INQUIRY,
                    Category.SPECIFIC,
                    Category.MISS_NOPROT);

    private static final List<Category> MINORS =
            List.of(Category.MISS_PROT, Category.CHILD_ABDUCT, Category.CHILD_TRAVEL);

    @Override
    public List<AlertRecord> about(Inhabitant inhabitant) {
        Draw draw = inhabitant.draw("SIS");
        List<AlertRecord> alerts = new ArrayList<>();
        CountryCode issuer = new CountryCode(draw.oneOf(ISSUERS));
        if (draw.perMille(7)) {
            alerts.add(person(inhabitant, issuer, draw));
        }
        DocumentReference lost = inhabitant.lost();
        if (lost != null && draw.perMille(700)) {
            alerts.add(
                    alert(
                            inhabitant.reference(issuer.value() + "-DOC"),
                            issuer,
                            Category.OBJECT_SEIZE,
                            Subject.DOCUMENT,
                            List.of(),
                            List.of(lost),
                            List.of(),
                            null));
        }
        return alerts;
    }

    private static AlertRecord person(Inhabitant inhabitant, CountryCode issuer, Draw draw) {
        Category category = category(inhabitant, draw);
        List<Identity> identities = new ArrayList<>();
        identities.add(
                identity(
                        inhabitant.recordedIn("SIS"),
                        draw.perMille(850)
                                ? IdentityCategory.CONFIRMED
                                : IdentityCategory.NOT_CONFIRMED));
        if (draw.perMille(250)) {
            identities.add(identity(inhabitant.alias(), IdentityCategory.ALIAS));
        }
        return alert(
                inhabitant.reference(issuer.value()),
                issuer,
                category,
                Subject.PERSON,
                identities,
                draw.perMille(500) ? List.of(inhabitant.document()) : List.of(),
                category == Category.ARREST && draw.perMille(200)
                        ? List.of(Warning.ARMED)
                        : List.of(),
                category == Category.RETURN
                        ? new ReturnRecord(null, draw.perMille(50), draw.perMille(500))
                        : null);
    }

    private static Category category(Inhabitant inhabitant, Draw draw) {
        if (inhabitant.age() < 18) {
            return draw.oneOf(MINORS);
        }
        return draw.oneOf(
                inhabitant.regime() == Regime.FREE_MOVEMENT || draw.perMille(200)
                        ? ANYBODY
                        : THIRD_COUNTRY);
    }

    private static Identity identity(Person person, IdentityCategory category) {
        return new Identity(person.name(), person.birth(), category);
    }

    private static AlertRecord alert(
            String schengenId,
            CountryCode issuer,
            Category category,
            Subject subject,
            List<Identity> identities,
            List<DocumentReference> documents,
            List<Warning> warnings,
            @Nullable ReturnRecord returnDecision) {
        return new AlertRecord(
                schengenId,
                issuer,
                category,
                AlertReader.usualAction(category),
                subject,
                identities,
                documents,
                null,
                false,
                false,
                null,
                warnings,
                List.of(),
                Population.AS_OF.plusYears(1),
                returnDecision,
                null);
    }
}
