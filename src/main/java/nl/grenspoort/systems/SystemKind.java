package nl.grenspoort.systems;

import nl.grenspoort.access.SystemId;

/**
 * A kind of system of which any number may be connected, by configuration alone: {@code
 * grenspoort.systems.<key>.kind}. What is one of its kind, such as SIS, is a {@link SystemAdapter}
 * bean instead.
 */
public interface SystemKind {
    /** As the configuration names it: {@code national-register}. */
    String name();

    /**
     * The adapter of one system of this kind.
     *
     * @param policy its settings; {@link SystemPolicy#signer()} is there
     */
    SystemAdapter adapter(SystemId system, SystemPolicy policy);
}
