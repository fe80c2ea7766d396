package nl.grenspoort.simulator.vis;

import nl.grenspoort.identity.DocumentNumber;
import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.simulator.population.Draw;
import nl.grenspoort.simulator.population.Inhabitant;
import nl.grenspoort.simulator.population.Population;
import nl.grenspoort.simulator.population.PopulationShare;
import nl.grenspoort.simulator.population.Regime;
import nl.grenspoort.systems.vis.Biometric;
import nl.grenspoort.systems.vis.Visa;
import nl.grenspoort.systems.vis.wsdl.NoFingerprints;
import nl.grenspoort.systems.vis.wsdl.Purposes;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * Visas of six in ten of those who need one: most for a short stay and in force or ended, a few
 * annulled, revoked or limited. A visa in a passport that was replaced stays in the old one.
 */
final class VisPopulation implements PopulationShare<StoredFile> {
    private static final List<String> ISSUERS =
            List.of("NLD", "NLD", "NLD", "FRA", "D", "ESP", "ITA", "BEL", "GRC");
    private static final List<Purposes> PURPOSES =
            List.of(Purposes.TOURISM, Purposes.TOURISM, Purposes.FAMILY, Purposes.BUSINESS);

    @Override
    public List<StoredFile> about(Inhabitant inhabitant) {
        Draw draw = inhabitant.draw("VIS");
        if (inhabitant.regime() != Regime.VISA_REQUIRED || !draw.perMille(600)) {
            return List.of();
        }
        String issuer = draw.oneOf(ISSUERS);
        boolean child = inhabitant.age() < 12;
        Visa visa = visa(inhabitant, issuer, draw);
        return List.of(
                new StoredFile(
                        inhabitant.recordedIn("VIS"),
                        document(inhabitant, visa),
                        draw.oneOf(PURPOSES),
                        List.of(issuer),
                        new Biometric(inhabitant.reference("VIS-F"), draw.perMille(700), null),
                        child
                                ? new Biometric(null, null, NoFingerprints.UNDER_AGE.name())
                                : new Biometric(inhabitant.reference("VIS-P"), null, null),
                        List.of(visa),
                        List.of()));
    }

    /** Numbers of stickers begin like those of documents, and hold the person's number. */
    static DocumentNumber sticker(Inhabitant inhabitant) {
        return new DocumentNumber(Population.STICKERS + "%06d".formatted(inhabitant.number()));
    }

    private static DocumentReference document(Inhabitant inhabitant, Visa visa) {
        return inhabitant
                .formerDocument()
                .filter(former -> former.expiry() != null)
                .filter(former -> visa.validFrom().isBefore(former.expiry()))
                .orElse(inhabitant.document());
    }

    private static Visa visa(Inhabitant inhabitant, String issuer, Draw draw) {
        LocalDate from = draw.day(Population.AS_OF.minusMonths(20), Population.AS_OF.minusDays(1));
        boolean several = draw.perMille(450);
        LocalDate until = several ? from.plusYears(1 + draw.below(3)) : from.plusDays(45 + draw.below(90));
        int fate = draw.below(1000);
        boolean longStay = fate >= 950;
        Visa.Status status =
                fate < 15
                        ? Visa.Status.ANNULLED
                        : fate < 35
                                ? Visa.Status.REVOKED
                                : fate < 50 ? Visa.Status.EXTENDED : Visa.Status.ISSUED;
        return new Visa(
                sticker(inhabitant),
                issuer,
                longStay ? Visa.Type.D : Visa.Type.C,
                status,
                status == Visa.Status.ISSUED ? from : from.plusDays(5),
                !longStay && fate >= 930 ? Set.of(issuer) : Set.of(),
                // judged when asked
                false,
                longStay
                        ? Visa.Entries.NOT_APPLICABLE
                        : several
                                ? Visa.Entries.MULTIPLE
                                : draw.perMille(800) ? Visa.Entries.ONE : Visa.Entries.TWO,
                from,
                longStay ? from.plusYears(1).minusDays(1) : until,
                longStay ? null : several ? Integer.valueOf(90) : Integer.valueOf(15 + draw.below(30)));
    }
}
