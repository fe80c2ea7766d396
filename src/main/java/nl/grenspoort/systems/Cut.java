package nl.grenspoort.systems;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/**
 * Cuts values out of an answer.
 *
 * @param allowed fields that the purpose may see
 */
public record Cut(Set<String> allowed) {
    public Cut {
        allowed = Set.copyOf(allowed);
    }

    /** By the row of the access policy under which the question was put. */
    public static Cut of(Consultation consultation) {
        return new Cut(consultation.authorisation().fields());
    }

    /** Whether the purpose may see the field. */
    public boolean shows(String field) {
        return allowed.contains(field);
    }

    /**
     * The value where the purpose may see it.
     *
     * @param otherwise what stands there when it may not; says nothing of the value
     */
    public <T> T keep(String field, T value, T otherwise) {
        return shows(field) ? value : otherwise;
    }

    /** The value where the purpose may see it; null when it may not. */
    public <T> @Nullable T keep(String field, @Nullable T value) {
        return shows(field) ? value : null;
    }
}
