package nl.grenspoort.production;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator takes on himself in production.
 *
 * @param managementExposed health and metrics may be reached from other machines; they name no
 *     traveller, and tell how the gateway does
 */
@ConfigurationProperties("grenspoort.production")
record ProductionProperties(@DefaultValue("false") boolean managementExposed) {}
