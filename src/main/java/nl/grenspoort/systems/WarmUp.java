package nl.grenspoort.systems;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.access.AccessPolicy;
import nl.grenspoort.access.Purpose;
import nl.grenspoort.access.Role;
import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.identity.DocumentKind;
import nl.grenspoort.identity.DocumentNumber;
import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.identity.PartialDate;
import nl.grenspoort.identity.Person;
import nl.grenspoort.identity.PersonName;
import nl.grenspoort.identity.Sex;
import nl.grenspoort.messagelog.LogRecord;
import nl.grenspoort.start.Requirement;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationListener;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Lets every adapter sign a few questions that are thrown away, before the gateway says it is
 * ready: the first traveller must not wait while libraries load (stack traps: the first request
 * after a start ran into its deadline). Nothing is sent.
 */
final class WarmUp implements ApplicationListener<ApplicationStartedEvent>, Requirement {
    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
    private static final int QUESTIONS = 5;
    private static final List<DocumentReference> NOBODYS =
            List.of(
                    new DocumentReference(
                            DocumentKind.PASSPORT,
                            new CountryCode("UTO"),
                            new DocumentNumber("X0"),
                            null));

    private static final Person NOBODY =
            new Person(
                    new PersonName("WARM", "UP"),
                    PartialDate.parse("2000-01-01"),
                    Sex.UNSPECIFIED,
                    List.of(new CountryCode("UTO")));

    private final Collection<SystemAdapter> adapters;
    private final AccessPolicy policy;
    private final InstantSource clock;
    private volatile boolean done;

    WarmUp(Collection<SystemAdapter> adapters, AccessPolicy policy, InstantSource clock) {
        this.adapters = List.copyOf(adapters);
        this.policy = requireNonNull(policy, "policy");
        this.clock = requireNonNull(clock, "clock");
    }

    @Override
    public void onApplicationEvent(ApplicationStartedEvent event) {
        for (SystemAdapter adapter : adapters) {
            policy.rows(Purpose.BORDER_ENTRY_TCN, Role.FIRST_LINE, adapter.system()).stream()
                    .findFirst()
                    .ifPresent(row -> warm(adapter, row));
        }
        done = true;
    }

    @Override
    public String name() {
        return "warm-up";
    }

    @Override
    public Optional<String> missing() {
        return done ? Optional.empty() : Optional.of("the gateway is still warming up");
    }

    private void warm(SystemAdapter adapter, AccessPolicy.Row row) {
        try {
            for (int i = 0; i < QUESTIONS; i++) {
                adapter.translate(Attempt.first(question(row)));
            }
        } catch (RuntimeException e) {
            // no reason not to start: the first real question will tell what is wrong
            LOG.warn("{} could not be warmed up: {}", adapter.system(), e);
        }
    }

    private Consultation question(AccessPolicy.Row row) {
        Set<String> classes = row.classes();
        Instant now = clock.instant();
        return new Consultation(
                UUID.randomUUID(),
                policy.authorise(
                        UUID.randomUUID(),
                        row.purpose(),
                        row.role(),
                        row.system(),
                        row.operations().iterator().next(),
                        classes == null ? null : classes.iterator().next()),
                new Question(NOBODY, NOBODYS, Question.Direction.ENTRY, "XX-XXX", now),
                LogRecord.Actor.GATEWAY,
                now);
    }
}
