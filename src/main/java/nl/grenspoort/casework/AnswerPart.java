package nl.grenspoort.casework;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.entry.EnrolmentFact;
import nl.grenspoort.entry.EtiasFact;
import nl.grenspoort.entry.Facts;
import nl.grenspoort.entry.Facts.AlertFact;
import nl.grenspoort.entry.Facts.EesFact;
import nl.grenspoort.entry.Facts.RegisterFact;
import nl.grenspoort.entry.Facts.SourceFact;
import nl.grenspoort.entry.PermitFact;
import nl.grenspoort.entry.SltdFact;
import nl.grenspoort.entry.VisaFact;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What one system's answer adds to the facts: what the law looks at, and nothing else of it (law
 * 10).
 *
 * @param answer the answer without its data
 * @param state {@code ANSWERED} or {@code UNKNOWN}
 * @param copyAgeMinutes age of the copy that answered; null when the central system did
 */
record AnswerPart(
        BorderCheckView.AnswerView answer,
        SourceFact.State state,
        @Nullable Long copyAgeMinutes,
        List<AlertFact> alerts,
        List<RegisterFact> records,
        @Nullable EesFact stays,
        @Nullable VisaFact visas,
        @Nullable PermitFact permits,
        @Nullable EtiasFact etias,
        EnrolmentFact enrolment,
        List<SltdFact> sltd) {
    AnswerPart {
        requireNonNull(answer, "answer");
        requireNonNull(state, "state");
        alerts = List.copyOf(alerts);
        records = List.copyOf(records);
        requireNonNull(enrolment, "enrolment");
        sltd = List.copyOf(sltd);
    }

    /**
     * Whether it says more than is known of its system: an answer is neither counted twice nor
     * taken back, and of a system that nobody was to ask nothing is used (law 2).
     */
    boolean addsTo(Facts facts) {
        return facts.sources().stream().anyMatch(this::tellsMoreThan);
    }

    private boolean tellsMoreThan(SourceFact source) {
        return source.system().equals(answer.system())
                && (source.state() == SourceFact.State.PENDING
                        || (source.state() == SourceFact.State.UNKNOWN
                                && state == SourceFact.State.ANSWERED));
    }

    /**
     * The facts with this answer; the same facts when it says nothing more. Nothing that another
     * source said is changed.
     */
    Facts addTo(Facts facts) {
        if (!addsTo(facts)) {
            return facts;
        }
        return facts.change()
                .alerts(both(facts.alerts(), alerts))
                .records(
                        both(facts.records(), records).stream()
                                .sorted(Comparator.comparing(RegisterFact::register))
                                .toList())
                .stays(stays == null ? facts.stays() : stays)
                .visas(visas == null ? facts.visas() : visas)
                .permits(permits == null ? facts.permits() : permits)
                .etias(etias == null ? facts.etias() : etias)
                .enrolment(facts.enrolment().and(enrolment))
                .sltd(both(facts.sltd(), sltd))
                .sources(
                        facts.sources().stream()
                                .map(one -> tellsMoreThan(one) ? source(one) : one)
                                .toList())
                .facts();
    }

    private SourceFact source(SourceFact before) {
        return new SourceFact(before.system(), state, before.mandatory(), copyAgeMinutes);
    }

    private static <T> List<T> both(List<T> before, List<T> more) {
        return Stream.concat(before.stream(), more.stream()).toList();
    }
}
