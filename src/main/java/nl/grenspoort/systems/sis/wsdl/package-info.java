/**
 * Types and service interface generated from {@code contracts/sis/sis.wsdl}. Open to the simulated
 * SIS, which answers by the same contract; this is the only file here that is not generated.
 */
@NamedInterface("sis-contract")
package nl.grenspoort.systems.sis.wsdl;

import org.springframework.modulith.NamedInterface;
