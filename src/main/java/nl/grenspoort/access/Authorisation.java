package nl.grenspoort.access;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.finding.LegalBasis;

import org.jspecify.annotations.Nullable;

import java.util.Set;
import java.util.UUID;

/**
 * Permission to put one operation to one system for one case. Only {@link AccessPolicy#authorise}
 * makes one; the sender sends nothing without it (law 2).
 */
public final class Authorisation {
    private final UUID caseId;
    private final Purpose purpose;
    private final Role role;
    private final SystemId system;
    private final String operation;
    private final @Nullable String travellerClass;
    private final LegalBasis basis;
    private final Set<String> fields;
    private final String policyVersion;

    Authorisation(
            UUID caseId,
            Purpose purpose,
            Role role,
            SystemId system,
            String operation,
            @Nullable String travellerClass,
            LegalBasis basis,
            Set<String> fields,
            String policyVersion) {
        this.caseId = requireNonNull(caseId, "caseId");
        this.purpose = requireNonNull(purpose, "purpose");
        this.role = requireNonNull(role, "role");
        this.system = requireNonNull(system, "system");
        this.operation = requireNonNull(operation, "operation");
        this.travellerClass = travellerClass;
        this.basis = requireNonNull(basis, "basis");
        this.fields = Set.copyOf(fields);
        this.policyVersion = requireNonNull(policyVersion, "policyVersion");
    }

    public UUID caseId() {
        return caseId;
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

    /** Class of the traveller it was given for; null when that played no part. */
    public @Nullable String travellerClass() {
        return travellerClass;
    }

    public LegalBasis basis() {
        return basis;
    }

    /** Fields of the answer that the purpose may see, as the system's adapter names them. */
    public Set<String> fields() {
        return fields;
    }

    public String policyVersion() {
        return policyVersion;
    }
}
