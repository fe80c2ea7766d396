package nl.grenspoort.casework;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.access.Officer;
import nl.grenspoort.casework.BorderCheckException.Reason;
import nl.grenspoort.casework.BorderCheckView.Status;
import nl.grenspoort.document.Mrz;
import nl.grenspoort.entry.Facts;
import nl.grenspoort.entry.Observation;
import nl.grenspoort.entry.PartyFact;
import nl.grenspoort.identity.PersonName;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;

/**
 * People who travel together. A party is known at one crossing point, and found by a keyed hash:
 * its id is only in the sealed cases.
 */
final class Parties {
    private static final Logger LOG = LoggerFactory.getLogger(Parties.class);

    private final BorderCheckStore store;
    private final BodyMac mac;
    private final Reassessment reassessment;
    private final PartyProperties properties;
    private final InstantSource clock;

    Parties(
            BorderCheckStore store,
            BodyMac mac,
            Reassessment reassessment,
            PartyProperties properties,
            InstantSource clock) {
        this.store = requireNonNull(store, "store");
        this.mac = requireNonNull(mac, "mac");
        this.reassessment = requireNonNull(reassessment, "reassessment");
        this.properties = requireNonNull(properties, "properties");
        this.clock = requireNonNull(clock, "clock");
    }

    /** Hash of the party of a check; null when it names none. */
    byte @Nullable [] mac(BorderCheck check) {
        NewBorderCheck.Party party = check.request().party();
        return party == null ? null : mac(check.terminal().crossingPoint(), party.id());
    }

    /** A check that is about to be opened, with what is known of its party by now. */
    BorderCheck joining(BorderCheck check) {
        if (check.request().party() == null) {
            return check;
        }
        return check.inParty(members(check).factFor(check));
    }

    /**
     * Tells the others' checks what this member's examination brought to light. Looks again after
     * each change, so that of two members at once whoever comes last sees both.
     */
    void examined(BorderCheck check) {
        if (check.request().party() == null || changesNothing(check)) {
            return;
        }
        Party party = members(check);
        List<BorderCheck> outdated = party.outdated();
        for (int round = 0; !outdated.isEmpty() && round <= properties.most(); round++) {
            for (BorderCheck member : outdated) {
                tell(member, party.factFor(member), check);
            }
            party = members(check);
            outdated = party.outdated();
        }
    }

    /** One that can't be told keeps no other waiting. */
    private void tell(BorderCheck member, PartyFact now, BorderCheck by) {
        try {
            BorderCheck _ =
                    reassessment.change(member.id(), by.actor(), known -> known.inParty(now));
        } catch (RuntimeException e) {
            LOG.warn("Check {} was not told of its party: {}", member.id(), Causes.of(e));
        }
    }

    /**
     * With two adults there before, one more makes no other question; one less does. So most
     * members of a coach or a ship's list cost no look at all the others.
     */
    private boolean changesNothing(BorderCheck opened) {
        PartyFact known = opened.party();
        return known != null
                && known.adults() >= Party.ENOUGH
                && store.find(opened.id()).filter(Party::contradicted).isEmpty();
    }

    /**
     * The party with this id at the caller's crossing point.
     *
     * @throws BorderCheckException {@link Reason#UNKNOWN_PARTY}
     */
    PartyView view(Caller caller, String id) {
        Officer officer = requireNonNull(caller.officer(), "an officer asks for a party");
        List<BorderCheck> members = find(mac(caller.terminal().crossingPoint(), id));
        if (members.isEmpty()) {
            throw new BorderCheckException(Reason.UNKNOWN_PARTY);
        }
        return new PartyView(members.stream().map(check -> member(check, officer)).toList());
    }

    private static PartyView.Member member(BorderCheck check, Officer officer) {
        BorderCheckView.Content content = Views.content(check, officer);
        Facts facts = check.conclusion() == null ? null : check.conclusion().facts();
        Boolean open =
                facts == null
                        ? null
                        : Party.minor(check)
                                && facts.observed(Observation.Guardianship.class).isEmpty();
        return new PartyView.Member(
                check.id(),
                check.openedAt(),
                check.terminal().name(),
                requireNonNull(check.request().party(), "a member names its party").role(),
                name(content),
                check.status(),
                check.next(),
                content.advice(),
                content.letters(),
                open,
                check.status() == Status.CONCLUDED && Boolean.FALSE.equals(open));
    }

    private static @Nullable PersonName name(BorderCheckView.Content content) {
        return content.documents().stream()
                .map(document -> document.mrz())
                .filter(Objects::nonNull)
                .map(Mrz::name)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private Party members(BorderCheck check) {
        return new Party(find(requireNonNull(mac(check), "it names its party")));
    }

    private List<BorderCheck> find(byte[] party) {
        return store.party(party, clock.instant().minus(properties.within()), properties.most());
    }

    private byte[] mac(String crossingPoint, String id) {
        // no crossing point's code has a line break
        return mac.of((crossingPoint + "\n" + id).getBytes(StandardCharsets.UTF_8));
    }
}
