package nl.grenspoort.casework;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.entry.EtiasFact;
import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.identity.PersonName;
import nl.grenspoort.reference.Phase;
import nl.grenspoort.systems.SystemAnswer;
import nl.grenspoort.systems.etias.EtiasData;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** From ETIAS's answer to the fact that the rules look at. */
final class EtiasFacts {
    private static final SystemId ETIAS = new SystemId("ETIAS");

    private EtiasFacts() {}

    /** Null when ETIAS did not answer. An answer that holds nothing is no valid authorisation. */
    static @Nullable EtiasFact of(AnswerReading read) {
        if (!read.by(ETIAS)) {
            return null;
        }
        ConsultationPlan.InUse use = read.inUse();
        return switch (read.answer()) {
            case SystemAnswer.Data(_, _, EtiasData data) ->
                    fact(use.phase(), use.graceSince(), data);
            case SystemAnswer.NoData _ -> EtiasFact.notValid(use.phase(), use.graceSince());
            default -> null;
        };
    }

    private static EtiasFact fact(Phase phase, @Nullable LocalDate graceSince, EtiasData data) {
        EtiasData.Expiry expiry = data.expiry();
        EtiasData.FamilyTie tie = data.familyTie();
        return new EtiasFact(
                phase,
                graceSince,
                data.valid(),
                data.onlyIn().stream()
                        .map(CountryCode::value)
                        .collect(Collectors.toCollection(TreeSet::new)),
                data.secondLineCheck(),
                data.hitWithoutGround(),
                expiry != null && expiry.within90Days() ? expiry.validUntil() : null,
                data.guardians().stream().map(EtiasFacts::written).toList(),
                data.familyMember(),
                tie == null
                        ? null
                        : new EtiasFact.Tie(written(tie.citizen()), tie.relation().name()));
    }

    private static String written(PersonName name) {
        return name.givenNames().isEmpty()
                ? name.surname()
                : name.surname() + ", " + name.givenNames();
    }
}
