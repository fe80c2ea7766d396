package nl.grenspoort.casework;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.entry.Facts;
import nl.grenspoort.entry.PartyFact;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Those who travel together, by their checks. Counts who of them is of age: by the documents, and
 * where those leave it open by the part that the lane reported.
 */
final class Party {
    /** More adults make no other question (Regulation (EU) 2016/399 Annex VII, 6). */
    static final int ENOUGH = 2;

    private static final int ADULT_FROM = 18;

    private final List<BorderCheck> checks;
    private final Set<Object> adults;

    Party(List<BorderCheck> checks) {
        this.checks = List.copyOf(checks);
        this.adults =
                checks.stream().filter(Party::adult).map(Party::person).collect(Collectors.toSet());
    }

    List<BorderCheck> checks() {
        return checks;
    }

    /** What is known of the party for this member, who is not counted. */
    PartyFact factFor(BorderCheck member) {
        int others = adults.size() - (adults.contains(person(member)) ? 1 : 0);
        return new PartyFact(PartyFact.Part.valueOf(role(member).name()), others);
    }

    /** Members for whom the law would now ask another question than it asked. */
    List<BorderCheck> outdated() {
        List<BorderCheck> outdated = new ArrayList<>();
        for (BorderCheck check : checks) {
            PartyFact known = check.party();
            boolean here =
                    check.status() == BorderCheckView.Status.OPEN
                            || check.status() == BorderCheckView.Status.CONCLUDED;
            if (here
                    && maybeMinor(check)
                    && (known == null || asked(known) != asked(factFor(check)))) {
                outdated.add(check);
            }
        }
        return outdated;
    }

    private static int asked(PartyFact fact) {
        return Math.min(fact.adults(), ENOUGH);
    }

    /** Whom the company of adults matters for; anybody, before the documents were looked at. */
    private static boolean maybeMinor(BorderCheck check) {
        return facts(check) == null || minor(check);
    }

    /** By the documents, or where they tell no age by the part that the lane reported. */
    static boolean minor(BorderCheck check) {
        Facts facts = facts(check);
        if (facts == null) {
            return false;
        }
        return facts.traveller().youngest() == null
                ? role(check) == NewBorderCheck.Party.Role.CHILD
                : facts.traveller().maybeMinor();
    }

    /** Whether others counted it as an adult before its documents said otherwise. */
    static boolean contradicted(BorderCheck check) {
        return reportedAdult(check) && !adult(check);
    }

    private static boolean reportedAdult(BorderCheck check) {
        return switch (role(check)) {
            case ADULT, GUARDIAN -> true;
            case CHILD, GROUP_LEADER, GROUP_MEMBER -> false;
        };
    }

    private static boolean adult(BorderCheck check) {
        if (check.status() == BorderCheckView.Status.ABANDONED
                || check.passage() == BorderChecks.Passage.TURNED_BACK) {
            return false;
        }
        Facts facts = facts(check);
        Integer youngest = facts == null ? null : facts.traveller().youngest();
        return youngest == null ? reportedAdult(check) : youngest >= ADULT_FROM;
    }

    private static @Nullable Facts facts(BorderCheck check) {
        return check.conclusion() == null ? null : check.conclusion().facts();
    }

    private static NewBorderCheck.Party.Role role(BorderCheck check) {
        return requireNonNull(check.request().party(), "a member names its party").role();
    }

    /** Who was sent from a kiosk to the desk has two checks, and is still one person. */
    private static Object person(BorderCheck check) {
        return check.request().documents().stream()
                .map(document -> (Object) document.mrz())
                .filter(lines -> !((List<?>) lines).isEmpty())
                .findFirst()
                .orElse(check.id());
    }
}
