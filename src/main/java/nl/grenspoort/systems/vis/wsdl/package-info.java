/**
 * Types and service interface generated from {@code contracts/vis/vis.wsdl}. Open to the simulated
 * VIS, which answers by the same contract; this is the only file here that is not generated.
 */
@NamedInterface("vis-contract")
package nl.grenspoort.systems.vis.wsdl;

import org.springframework.modulith.NamedInterface;
