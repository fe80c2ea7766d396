package nl.grenspoort.simulator.wus;

import static java.util.Objects.requireNonNull;

import java.util.function.Function;

/**
 * What the frame needs to know of a contract.
 *
 * @param namespace of its types; its fault Action is {@code <namespace>:fault}
 * @param fault makes the contract's own exception of a refusal
 */
public record WusContract(String namespace, Function<RefusedException, Exception> fault) {
    public WusContract {
        requireNonNull(namespace, "namespace");
        requireNonNull(fault, "fault");
    }

    String faultAction() {
        return namespace + ":fault";
    }
}
