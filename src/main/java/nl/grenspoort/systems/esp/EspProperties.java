package nl.grenspoort.systems.esp;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.trust.Oin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether and how systems are asked through the European Search Portal.
 *
 * @param live false before the day it operates (2019/817 Art. 72): then all are asked directly
 * @param systems by name, that it carries questions to; any other is asked directly
 * @param signerOin organisation that signs answers and that requests are addressed to
 * @param maxAge how old an answer's signature may be
 * @param clockSkew how far the clock of the ESP may differ from ours
 * @param patience how long the ESP is waited for before the systems it said nothing about are asked
 *     directly; shorter than {@code grenspoort.casework.consultation-deadline}, or nobody is
 * @param hold how long the ESP may hold a message back while no system has answered
 */
@ConfigurationProperties("grenspoort.esp")
public record EspProperties(
        @DefaultValue("false") boolean live,
        @DefaultValue({"SIS", "EES", "ETIAS", "VIS", "SLTD"}) Set<String> systems,
        @DefaultValue("00000099000000020000") Oin signerOin,
        @DefaultValue("1m") Duration maxAge,
        @DefaultValue("10s") Duration clockSkew,
        @DefaultValue("2500ms") Duration patience,
        @DefaultValue("500ms") Duration hold) {
    public EspProperties {
        systems =
                systems.stream()
                        .map(name -> new SystemId(name).value())
                        .collect(Collectors.toUnmodifiableSet());
        requireNonNull(signerOin, "signerOin");
        positive("max-age", maxAge);
        if (clockSkew.isNegative()) {
            throw new IllegalArgumentException("grenspoort.esp.clock-skew can't be negative");
        }
        positive("patience", patience);
        positive("hold", hold);
        if (hold.compareTo(patience) >= 0) {
            throw new IllegalArgumentException(
                    "grenspoort.esp.hold must be shorter than grenspoort.esp.patience");
        }
    }

    private static void positive(String name, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException(
                    "grenspoort.esp." + name + " must be longer than zero");
        }
    }

    Set<SystemId> served() {
        return systems.stream().map(SystemId::new).collect(Collectors.toUnmodifiableSet());
    }
}
