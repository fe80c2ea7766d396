package nl.grenspoort.systems;

/**
 * What a system holds about a person or document. Each system's package has its own, typed after
 * its regulation.
 */
public interface SystemData {}
