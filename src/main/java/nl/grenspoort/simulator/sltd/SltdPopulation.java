package nl.grenspoort.simulator.sltd;

import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.simulator.population.Draw;
import nl.grenspoort.simulator.population.Inhabitant;
import nl.grenspoort.simulator.population.Population;
import nl.grenspoort.simulator.population.PopulationShare;
import nl.grenspoort.systems.rest.JsonContract;
import nl.grenspoort.systems.sltd.SltdHit.Status;

import tools.jackson.databind.node.ObjectNode;

import java.time.LocalDate;
import java.util.List;

/**
 * Nine in ten documents that were reported; not every State reports all. Written as files write
 * them and read by the same reader, so that none is impossible.
 */
final class SltdPopulation implements PopulationShare<ListedDocument> {
    @Override
    public List<ListedDocument> about(Inhabitant inhabitant) {
        DocumentReference lost = inhabitant.lost();
        Draw draw = inhabitant.draw("SLTD");
        if (lost == null || !draw.perMille(900)) {
            return List.of();
        }
        ObjectNode written = JsonContract.object();
        written.put("recordId", inhabitant.reference("SLTD"));
        written.set("document", document(lost));
        written.put("status", status(draw).name());
        written.put("reportedOn", day(draw).toString());
        // the State that issued it is the one that reports it
        written.put("owner", lost.issuer().value());
        return List.of(ListedDocument.read(written));
    }

    private static Status status(Draw draw) {
        int chance = draw.below(1000);
        if (chance < 550) {
            return Status.LOST;
        }
        return chance < 900 ? Status.STOLEN : Status.REVOKED;
    }

    private static LocalDate day(Draw draw) {
        return draw.day(Population.AS_OF.minusYears(3), Population.AS_OF.minusDays(1));
    }

    private static ObjectNode document(DocumentReference document) {
        ObjectNode written =
                JsonContract.object()
                        .put("kind", document.kind().name())
                        .put("issuer", document.issuer().value())
                        .put("number", document.number().value());
        if (document.expiry() != null) {
            written.put("expiry", document.expiry().toString());
        }
        return written;
    }
}
