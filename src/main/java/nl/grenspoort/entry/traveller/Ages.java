package nl.grenspoort.entry.traveller;

import nl.grenspoort.entry.Traveller;
import nl.grenspoort.entry.TravellerGround.Kind;
import nl.grenspoort.identity.PartialDate;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.stream.Stream;

/**
 * How old the traveller is by the travel documents. Where they, or a month or day of birth that is
 * unknown, leave it open, it stays open, and the youngest age that can be is known.
 */
final class Ages {
    private Ages() {}

    static Traveller of(Presented presented, Traveller traveller) {
        List<PartialDate> births =
                presented.travelDocuments().stream()
                        .flatMap(paper -> Stream.ofNullable(paper.zone()))
                        .flatMap(zone -> Stream.ofNullable(zone.holder()))
                        .map(holder -> holder.birth())
                        .toList();
        if (births.isEmpty()) {
            return traveller;
        }
        List<Integer> least = ages(births.stream().map(PartialDate::latest), presented.day());
        List<Integer> most = ages(births.stream().map(PartialDate::earliest), presented.day());
        boolean onePerson =
                traveller.grounds().stream()
                        .noneMatch(ground -> ground.kind() == Kind.SEVERAL_PERSONS);
        // one person's documents tell more together than each by itself
        return onePerson && least.getLast() <= most.getFirst()
                ? traveller.aged(least.getLast(), most.getFirst())
                : traveller.aged(least.getFirst(), most.getLast());
    }

    /** Sorted. Whoever is said to be born after today is not born yet; no age is below zero. */
    private static List<Integer> ages(Stream<LocalDate> births, LocalDate day) {
        return births.map(birth -> Math.max(0, Period.between(birth, day).getYears()))
                .sorted()
                .toList();
    }
}
