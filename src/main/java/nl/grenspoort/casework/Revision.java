package nl.grenspoort.casework;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.entry.Advice;
import nl.grenspoort.entry.Facts;
import nl.grenspoort.entry.Facts.SourceFact;
import nl.grenspoort.entry.ObservationKind;
import nl.grenspoort.finding.Disclosure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * That the assessment of a concluded check was made anew.
 *
 * @param causes what became known since the one before
 * @param before the advice it replaced
 * @param afterPassage the traveller had passed, so that a supervisor has to be told
 */
record Revision(Instant at, List<Cause> causes, Advice before, boolean afterPassage) {
    Revision {
        requireNonNull(at, "at");
        causes = List.copyOf(causes);
        requireNonNull(before, "before");
    }

    /** In one line, as log and desk write it: {@code LATE_ANSWER SIS, OBSERVATION GUARDIANSHIP}. */
    String why() {
        return causes.stream().map(Cause::toString).collect(Collectors.joining(", "));
    }

    /** The same for who has this clearance: of what that hides, only that there was something. */
    String why(Disclosure clearance) {
        return causes.stream()
                .map(
                        cause ->
                                clearance.maySee(cause.disclosure())
                                        ? cause.toString()
                                        : cause.kind().name())
                .collect(Collectors.joining(", "));
    }

    /**
     * What became known.
     *
     * @param what the system that answered, or the kind of observation
     */
    record Cause(Kind kind, String what) {
        Cause {
            requireNonNull(kind, "kind");
            requireNonNull(what, "what");
        }

        /** How it became known. */
        enum Kind {
            LATE_ANSWER,
            OBSERVATION,
            /** Others of the party, who are of age. */
            PARTY
        }

        /** What is known now and was not before. */
        static List<Cause> between(Facts before, Facts now) {
            List<Cause> causes = new ArrayList<>();
            Set<SourceFact> known = Set.copyOf(before.sources());
            now.sources().stream()
                    .filter(source -> !known.contains(source))
                    .forEach(source -> causes.add(new Cause(Kind.LATE_ANSWER, source.system())));
            now.observations().stream()
                    .skip(before.observations().size())
                    .forEach(
                            one ->
                                    causes.add(
                                            new Cause(
                                                    Kind.OBSERVATION,
                                                    ObservationKind.of(one).name())));
            if (now.party() != null && !now.party().equals(before.party())) {
                causes.add(new Cause(Kind.PARTY, "ADULTS " + now.party().adults()));
            }
            return causes;
        }

        private Disclosure disclosure() {
            return kind == Kind.OBSERVATION
                    ? ObservationKind.valueOf(what).disclosure()
                    : Disclosure.GUARD;
        }

        @Override
        public String toString() {
            return kind + " " + what;
        }
    }
}
