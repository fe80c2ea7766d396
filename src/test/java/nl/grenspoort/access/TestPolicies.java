package nl.grenspoort.access;

import nl.grenspoort.finding.LegalBasis;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Access policies for tests of other modules. */
public final class TestPolicies {
    private TestPolicies() {}

    /** The one the gateway ships with. */
    public static AccessPolicy asShipped() {
        return AccessFiles.policy(Path.of("config/access-policy.yaml"));
    }

    /** One under which nobody may ask anything. */
    public static AccessPolicy empty() {
        return new AccessPolicy("empty", List.of(new SystemId("SIS")), List.of());
    }

    /** One row of entry to SIS, for these traveller classes. */
    public static AccessPolicy withClasses(Set<String> classes) {
        SystemId sis = new SystemId("SIS");
        AccessPolicy.Row row =
                new AccessPolicy.Row(
                        Purpose.BORDER_ENTRY_TCN,
                        Role.FIRST_LINE,
                        sis,
                        Set.of("search"),
                        new LegalBasis("2018/1861", "34(1)(a)"),
                        true,
                        classes,
                        Set.of(),
                        0);
        return new AccessPolicy("classes", List.of(sis), List.of(row));
    }

    /** One row of entry to SIS, by which all of this may be asked. */
    public static AccessPolicy withOperations(Set<String> operations) {
        SystemId sis = new SystemId("SIS");
        AccessPolicy.Row row =
                new AccessPolicy.Row(
                        Purpose.BORDER_ENTRY_TCN,
                        Role.FIRST_LINE,
                        sis,
                        operations,
                        new LegalBasis("2018/1861", "34(1)(a)"),
                        true,
                        null,
                        Set.of(),
                        0);
        return new AccessPolicy("operations", List.of(sis), List.of(row));
    }

    /** The one the gateway ships with, its rows not bound to classes of travellers. */
    public static AccessPolicy asShippedForAllClasses() {
        AccessPolicy shipped = asShipped();
        return new AccessPolicy(
                "all-classes",
                shipped.systems(),
                shipped.rows().stream()
                        .map(
                                row ->
                                        new AccessPolicy.Row(
                                                row.purpose(),
                                                row.role(),
                                                row.system(),
                                                row.operations(),
                                                row.basis(),
                                                row.mandatory(),
                                                null,
                                                row.fields(),
                                                row.line()))
                        .toList());
    }

    /** Permission that no policy in force gives. */
    public static Authorisation permitted(
            Purpose purpose, Role role, SystemId system, String operation) {
        AccessPolicy.Row row =
                new AccessPolicy.Row(
                        purpose,
                        role,
                        system,
                        Set.of(operation),
                        purpose.basis(),
                        false,
                        null,
                        Set.of("anything"),
                        0);
        return new AccessPolicy("not-in-force", List.of(system), List.of(row))
                .authorise(java.util.UUID.randomUUID(), purpose, role, system, operation);
    }

    /** One row of entry to this system, which shows these fields of its answer. */
    public static AccessPolicy withFields(SystemId system, Set<String> fields) {
        AccessPolicy.Row row =
                new AccessPolicy.Row(
                        Purpose.BORDER_ENTRY_TCN,
                        Role.FIRST_LINE,
                        system,
                        Set.of("search"),
                        new LegalBasis("2016/399", "8(3)(a)"),
                        true,
                        null,
                        fields,
                        0);
        return new AccessPolicy("fields", List.of(system), List.of(row));
    }

    /** Permission on entry for one operation, of whose answer these fields may be seen. */
    public static Authorisation allowing(SystemId system, String operation, Set<String> fields) {
        AccessPolicy.Row row =
                new AccessPolicy.Row(
                        Purpose.BORDER_ENTRY_TCN,
                        Role.FIRST_LINE,
                        system,
                        Set.of(operation),
                        new LegalBasis("2016/399", "8(3)(a)"),
                        true,
                        null,
                        fields,
                        0);
        return new AccessPolicy("one-operation", List.of(system), List.of(row))
                .authorise(
                        java.util.UUID.randomUUID(),
                        Purpose.BORDER_ENTRY_TCN,
                        Role.FIRST_LINE,
                        system,
                        operation);
    }

    public static Register registerAsShipped() {
        return AccessFiles.register(
                Path.of("config/terminals.yaml"), Path.of("config/officers.yaml"));
    }
}
