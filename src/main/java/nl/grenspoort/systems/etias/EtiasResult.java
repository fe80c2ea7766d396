package nl.grenspoort.systems.etias;

import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.identity.PersonName;
import nl.grenspoort.systems.etias.EtiasData.Expiry;
import nl.grenspoort.systems.etias.EtiasData.FamilyTie;
import nl.grenspoort.systems.etias.EtiasData.Relation;
import nl.grenspoort.systems.rest.JsonContract;
import nl.grenspoort.systems.rest.NotUnderstoodException;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads answers: first the contract's schema, then the values, then whether they can be true. What
 * can't be is not used: nothing of the answer is.
 */
final class EtiasResult {
    /** Art. 36(5): three years, or as long as the document. */
    private static final int LONGEST_YEARS = 3;

    private static final int SOON = 90;

    private final JsonContract contract;

    EtiasResult(JsonContract contract) {
        this.contract = contract;
    }

    /**
     * @param today date of the crossing
     */
    EtiasData verified(byte[] body, LocalDate today) throws NotUnderstoodException {
        JsonNode root = contract.read("VerifyResult", body);
        if (!root.at("/authorisation/valid").booleanValue()) {
            return EtiasData.NOT_VALID;
        }
        try {
            EtiasData data = valid(root);
            check(data, today);
            return data;
        } catch (DateTimeException e) {
            throw new NotUnderstoodException("a date that does not exist", e);
        } catch (IllegalArgumentException e) {
            throw new NotUnderstoodException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Notes for the second line, oldest first; empty when there are none. */
    List<String> notes(byte[] body) throws NotUnderstoodException {
        return contract.read("AdditionalInformation", body)
                .get("information")
                .valueStream()
                .map(JsonNode::stringValue)
                .toList();
    }

    private static EtiasData valid(JsonNode root) {
        JsonNode relatives = root.get("relatives");
        JsonNode expiry = root.get("expiry");
        return new EtiasData(
                true,
                root.at("/authorisation/familyMember").booleanValue(false),
                states(root.at("/authorisation/limitedTerritorialValidity")),
                root.at("/flags/secondLineCheck").booleanValue(),
                root.at("/flags/hitWithoutGround").booleanValue(),
                new Expiry(
                        expiry.get("within90Days").booleanValue(),
                        LocalDate.parse(expiry.get("validUntil").stringValue())),
                relatives.path("guardians").valueStream().map(EtiasResult::name).toList(),
                tie(relatives.get("familyMemberOf")));
    }

    private static Set<CountryCode> states(JsonNode states) {
        return states.valueStream()
                .map(state -> new CountryCode(state.stringValue()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static PersonName name(JsonNode relative) {
        return new PersonName(
                relative.get("surname").stringValue(), relative.get("firstNames").stringValue());
    }

    private static @Nullable FamilyTie tie(@Nullable JsonNode tie) {
        return tie == null
                ? null
                : new FamilyTie(
                        name(tie.get("citizen")),
                        Relation.valueOf(tie.get("relation").stringValue()));
    }

    /** Dates are local ones: ETIAS may be a day before or behind the crossing point. */
    private static void check(EtiasData data, LocalDate today) throws NotUnderstoodException {
        Expiry expiry = java.util.Objects.requireNonNull(data.expiry());
        LocalDate until = expiry.validUntil();
        if (until.isBefore(today.minusDays(1))) {
            throw new NotUnderstoodException("valid, and ended before this crossing");
        }
        if (until.isAfter(today.plusYears(LONGEST_YEARS).plusDays(1))) {
            throw new NotUnderstoodException("valid for longer than any authorisation");
        }
        boolean soonAtMost = until.isBefore(today.plusDays(SOON - 1));
        boolean soonAtLeast = until.isAfter(today.plusDays(SOON + 1));
        if (expiry.within90Days() ? soonAtLeast : soonAtMost) {
            throw new NotUnderstoodException("the last day contradicts the 90 days");
        }
    }
}
