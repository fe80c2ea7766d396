package nl.grenspoort.simulator.etias;

import nl.grenspoort.trust.Oin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who else than the gateway asks the simulated ETIAS.
 *
 * @param carrierOin the only organisation that may ask as a carrier
 */
@ConfigurationProperties("grenspoort.simulators.etias")
record EtiasSimulatorProperties(@DefaultValue("00000099000000005000") Oin carrierOin) {}
