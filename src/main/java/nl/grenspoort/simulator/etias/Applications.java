package nl.grenspoort.simulator.etias;

import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.identity.PersonName;
import nl.grenspoort.simulator.etias.Application.Step;
import nl.grenspoort.simulator.rest.Persons;
import nl.grenspoort.simulator.rest.Place;
import nl.grenspoort.systems.etias.EtiasData.FamilyTie;
import nl.grenspoort.systems.etias.EtiasData.Relation;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Reads applications, naming the place of what can't be. */
final class Applications {
    private static final int LONGEST_YEARS = 3;

    private Applications() {}

    /** One application. */
    static Application read(JsonNode node) {
        return application(new Place("application", node));
    }

    static Application application(Place place) {
        place.only(
                "reference",
                "person",
                "document",
                "states",
                "validUntil",
                "onlyIn",
                "flags",
                "familyMember",
                "familyMemberOf",
                "guardians",
                "additionalInformation",
                "entries");
        Place until = place.at("validUntil");
        Place flags = place.at("flags");
        Application read =
                new Application(
                        place.at("reference").text(),
                        Persons.person(place.at("person")),
                        Persons.document(place.at("document")),
                        steps(place.at("states")),
                        until.absent() ? null : until.read(LocalDate::parse),
                        place.at("onlyIn").elements().stream()
                                .map(state -> state.read(CountryCode::new))
                                .collect(Collectors.toUnmodifiableSet()),
                        flagged(flags, "36(2)"),
                        flagged(flags, "36(3)"),
                        place.at("familyMember").flag(),
                        tie(place.at("familyMemberOf")),
                        place.at("guardians").elements().stream().map(Applications::name).toList(),
                        place.at("additionalInformation").elements().stream()
                                .map(Place::text)
                                .toList(),
                        place.at("entries").elements().stream()
                                .map(entry -> entry.read(LocalDate::parse))
                                .toList(),
                        Objects.requireNonNull(place.node()));
        refuseImpossible(read, place);
        return read;
    }

    private static List<Step> steps(Place place) {
        List<Place> elements = place.elements();
        List<Step> steps =
                elements.stream()
                        .map(step -> step.only("state", "at"))
                        .map(
                                step ->
                                        new Step(
                                                step.at("state").oneOf(State.class),
                                                step.at("at").read(Instant::parse)))
                        .toList();
        for (int i = 0; i < steps.size(); i++) {
            if (i == 0 && !steps.getFirst().state().first()) {
                throw elements.getFirst().wrong("nothing begins with it");
            }
            if (i > 0 && !steps.get(i - 1).state().next().contains(steps.get(i).state())) {
                throw elements.get(i).wrong("does not follow " + steps.get(i - 1).state());
            }
            if (i > 0 && !steps.get(i).at().isAfter(steps.get(i - 1).at())) {
                throw elements.get(i).wrong("must come later than the one before");
            }
        }
        return steps;
    }

    private static boolean flagged(Place flags, String flag) {
        boolean flagged = false;
        for (Place place : flags.elements()) {
            String text = place.text();
            if (!text.equals("36(2)") && !text.equals("36(3)")) {
                throw place.wrong("must be 36(2) or 36(3)");
            }
            flagged |= text.equals(flag);
        }
        return flagged;
    }

    private static PersonName name(Place place) {
        place.only("surname", "givenNames");
        String givenNames = place.at("givenNames").absent() ? "" : place.at("givenNames").text();
        return place.at("surname").read(surname -> new PersonName(surname, givenNames));
    }

    private static @Nullable FamilyTie tie(Place place) {
        if (place.absent()) {
            return null;
        }
        place.only("citizen", "relation");
        return new FamilyTie(name(place.at("citizen")), place.at("relation").oneOf(Relation.class));
    }

    /** What no ETIAS would hold: the simulator's answers are to be true ones. */
    private static void refuseImpossible(Application read, Place place) {
        boolean issued = read.steps().stream().anyMatch(step -> step.state().valid());
        boolean limited = read.steps().stream().anyMatch(step -> step.state() == State.ISSUED_LTV);
        LocalDate until = read.validUntil();
        if (issued == (until == null)) {
            throw place.at("validUntil")
                    .wrong("goes with an issued authorisation, and only with one");
        }
        if (limited == read.onlyIn().isEmpty()) {
            throw place.at("onlyIn").wrong("goes with ISSUED_LTV, and only with it");
        }
        if (read.familyTie() != null && !read.familyMember()) {
            throw place.at("familyMemberOf").wrong("goes with familyMember: true");
        }
        if (until != null) {
            refuseImpossible(read, until, place.at("validUntil"));
        }
    }

    /** Three years, or as long as the document: Art. 36(5). */
    private static void refuseImpossible(Application read, LocalDate until, Place place) {
        LocalDate issued = Application.day(read.issuedAt());
        if (until.isBefore(issued)) {
            throw place.wrong("ends before it was issued");
        }
        if (until.isAfter(issued.plusYears(LONGEST_YEARS))) {
            throw place.wrong("at most three years after it was issued");
        }
        LocalDate expiry = read.document().expiry();
        if (expiry != null && until.isAfter(expiry)) {
            throw place.wrong("ends after the document");
        }
    }
}
