package nl.grenspoort.simulator.etias;

import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.identity.Person;
import nl.grenspoort.simulator.population.Draw;
import nl.grenspoort.simulator.population.Inhabitant;
import nl.grenspoort.simulator.population.Population;
import nl.grenspoort.simulator.population.PopulationShare;
import nl.grenspoort.simulator.population.Regime;
import nl.grenspoort.systems.rest.JsonContract;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * Applications of two in three of the visa-exempt, most of them issued. They are written as files
 * write them and read by the same reader, so that none is impossible.
 */
final class EtiasPopulation implements PopulationShare<Application> {
    /** The demo's first day of ETIAS. */
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);

    @Override
    public List<Application> about(Inhabitant inhabitant) {
        Draw draw = inhabitant.draw("ETIAS");
        if (inhabitant.regime() != Regime.VISA_EXEMPT || !draw.perMille(650)) {
            return List.of();
        }
        LocalDate applied = draw.day(FIRST, Population.AS_OF.minusDays(10));
        DocumentReference document = document(inhabitant, applied);
        LocalDate expiry = Objects.requireNonNull(document.expiry());
        if (expiry.isBefore(applied.plusDays(10))) {
            // nobody applies with a document about to end
            return List.of();
        }
        ObjectNode written = JsonContract.object();
        written.put("reference", inhabitant.reference("ETIAS"));
        written.set("person", person(inhabitant.person()));
        written.set("document", document(document));
        states(written, applied, expiry, draw);
        flags(written, draw);
        if (inhabitant.age() < 18) {
            written.putArray("guardians")
                    .addObject()
                    .put("surname", inhabitant.person().name().surname())
                    .put("givenNames", inhabitant.alias().name().givenNames());
        }
        return List.of(Applications.read(written));
    }

    /** The passport before the one in use, if that was the one then: it no longer counts. */
    private static DocumentReference document(Inhabitant inhabitant, LocalDate applied) {
        return inhabitant
                .formerDocument()
                .filter(former -> Objects.requireNonNull(former.expiry()).isAfter(applied))
                .orElse(inhabitant.document());
    }

    private static void states(ObjectNode written, LocalDate applied, LocalDate expiry, Draw draw) {
        ArrayNode states = written.putArray("states");
        Instant at = draw.minuteOf(applied);
        add(states, State.SUBMITTED, at);
        int fate = draw.below(1000);
        if (fate < 10) {
            return;
        }
        if (fate < 100) {
            at = at.plus(Duration.ofMinutes(5));
            add(states, State.MANUAL, at);
        }
        at = at.plus(fate < 100 ? Duration.ofDays(2) : Duration.ofMinutes(4));
        if (fate < 40) {
            add(states, State.REFUSED, at);
            return;
        }
        State issued = fate < 45 ? State.ISSUED_LTV : State.ISSUED;
        add(states, issued, at);
        LocalDate longest = Application.day(at).plusYears(3);
        written.put("validUntil", (longest.isBefore(expiry) ? longest : expiry).toString());
        if (issued == State.ISSUED_LTV) {
            written.putArray("onlyIn").add("GRC").add("CYP");
        } else if (fate < 75) {
            add(
                    states,
                    fate < 55 ? State.ANNULLED : State.REVOKED,
                    at.plus(Duration.ofHours(1 + draw.below(100))));
        }
    }

    private static void add(ArrayNode states, State state, Instant at) {
        states.addObject().put("state", state.name()).put("at", at.toString());
    }

    private static void flags(ObjectNode written, Draw draw) {
        boolean secondLine = draw.perMille(10);
        boolean withoutGround = draw.perMille(15);
        ArrayNode flags = written.putArray("flags");
        if (secondLine) {
            flags.add("36(2)");
        }
        if (withoutGround) {
            flags.add("36(3)");
        }
        if (!flags.isEmpty()) {
            written.putArray("additionalInformation").add("Ask for the purpose of the stay.");
        }
        written.put("familyMember", draw.perMille(20));
    }

    private static ObjectNode person(Person person) {
        return JsonContract.object()
                .put("surname", person.name().surname())
                .put("givenNames", person.name().givenNames())
                .put("birth", person.birth().toString())
                .put("sex", person.sex().name())
                .put("nationality", person.nationalities().getFirst().value());
    }

    private static ObjectNode document(DocumentReference document) {
        return JsonContract.object()
                .put("kind", document.kind().name())
                .put("issuer", document.issuer().value())
                .put("number", document.number().value())
                .put("expiry", String.valueOf(document.expiry()));
    }
}
