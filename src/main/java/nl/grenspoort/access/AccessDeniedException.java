package nl.grenspoort.access;

/**
 * A question for which the policy has no row. Whoever asks learns no more than that; the auditor
 * finds it in the log.
 */
public final class AccessDeniedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Purpose purpose;
    private final Role role;
    private final SystemId system;
    private final String operation;
    private final String policyVersion;

    AccessDeniedException(
            Purpose purpose, Role role, SystemId system, String operation, String policyVersion) {
        super(
                "%s under %s may not ask %s to %s (policy %s)"
                        .formatted(role, purpose, system, operation, policyVersion));
        this.purpose = purpose;
        this.role = role;
        this.system = system;
        this.operation = operation;
        this.policyVersion = policyVersion;
    }

    public Purpose purpose() {
        return purpose;
    }

    public Role role() {
        return role;
    }

    public SystemId system() {
        return system;
    }

    public String operation() {
        return operation;
    }

    public String policyVersion() {
        return policyVersion;
    }
}
