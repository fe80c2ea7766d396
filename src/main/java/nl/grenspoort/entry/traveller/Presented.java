package nl.grenspoort.entry.traveller;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.entry.Capacity;

import java.time.LocalDate;
import java.util.List;

/**
 * All that one traveller presents, and what an officer found out.
 *
 * @param papers in whatever order
 * @param capacity as the lane reported it: a claim
 * @param familyTie an officer was shown the tie to a free mover
 * @param day local date at the crossing point
 */
public record Presented(
        List<Paper> papers, Capacity capacity, Means means, boolean familyTie, LocalDate day) {
    public Presented {
        papers = List.copyOf(papers);
        requireNonNull(capacity, "capacity");
        requireNonNull(means, "means");
        requireNonNull(day, "day");
    }

    List<Paper> travelDocuments() {
        return papers.stream().filter(paper -> paper.kind().travelDocument()).toList();
    }

    List<Paper> others() {
        return papers.stream().filter(paper -> !paper.kind().travelDocument()).toList();
    }

    /** How the border is crossed. */
    public enum Means {
        AIR,
        SEA,
        OTHER,
        /** Nobody said. */
        UNKNOWN
    }
}
