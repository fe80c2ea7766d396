package nl.grenspoort.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.finding.LegalBasis;
import nl.grenspoort.quality.PropertiesContract;
import nl.grenspoort.start.StartRefusedException;
import nl.grenspoort.trust.Oin;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

class AccessPolicyTest {
    private static final SystemId SIS = new SystemId("SIS");
    private static final AccessPolicy SHIPPED =
            AccessFiles.policy(Path.of("config/access-policy.yaml"));

    @TempDir Path folder;

    @Test
    void an_authorisation_carries_purpose_article_and_policy_version() {
        UUID check = UUID.randomUUID();
        Authorisation authorisation =
                SHIPPED.authorise(
                        check, Purpose.BORDER_FREE_MOVEMENT, Role.FIRST_LINE, SIS, "search");
        assertThat(authorisation.caseId()).isEqualTo(check);
        assertThat(authorisation.basis()).isEqualTo(new LegalBasis("2018/1861", "34(1)(a)"));
        assertThat(authorisation.policyVersion()).isEqualTo(SHIPPED.version());
    }

    @ParameterizedTest
    @EnumSource(Purpose.class)
    void no_border_purpose_reaches_ecris_tcn_or_eurodac(Purpose purpose) {
        for (Role role : Role.values()) {
            for (String system : new String[] {"ECRIS-TCN", "EURODAC", "CIR"}) {
                assertThatThrownBy(
                                () ->
                                        SHIPPED.authorise(
                                                UUID.randomUUID(),
                                                purpose,
                                                role,
                                                new SystemId(system),
                                                "search"))
                        .isInstanceOf(AccessDeniedException.class);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"EES", "VIS", "ETIAS"})
    void a_free_mover_is_not_looked_up_in_systems_for_third_country_nationals(String system) {
        for (String free : List.of("FREE_MOVEMENT", "FAMILY_WITH_CARD")) {
            assertThat(
                            SHIPPED.row(
                                    Purpose.BORDER_FREE_MOVEMENT,
                                    Role.FIRST_LINE,
                                    new SystemId(system),
                                    "search",
                                    free))
                    .isEmpty();
        }
    }

    /** 2016/399 Art. 6a(3): not in the EES, whoever stays longer or lives next door. */
    @ParameterizedTest
    @ValueSource(strings = {"RESIDENT", "MICROSTATE", "EXEMPT_CREW", "FAMILY_WITH_CARD"})
    void who_is_not_registered_is_not_looked_up_in_the_ees(String travellerClass) {
        for (Purpose purpose : Purpose.values()) {
            assertThat(
                            SHIPPED.row(
                                    purpose,
                                    Role.FIRST_LINE,
                                    new SystemId("EES"),
                                    "search",
                                    travellerClass))
                    .isEmpty();
        }
    }

    /** Permitted on entry; asked again on exit, it is denied at the door. */
    @Test
    void a_row_for_one_direction_is_renewed_for_that_direction_only() {
        Authorisation etias =
                SHIPPED.authorise(
                        UUID.randomUUID(),
                        Purpose.BORDER_FREE_MOVEMENT,
                        Role.FIRST_LINE,
                        new SystemId("ETIAS"),
                        "search",
                        "FAMILY_VISA_EXEMPT");
        assertThat(SHIPPED.renew(etias, "ENTRY").fields()).isEqualTo(etias.fields());
        assertThatThrownBy(() -> SHIPPED.renew(etias, "EXIT"))
                .isInstanceOf(AccessDeniedException.class);
        Authorisation ees =
                SHIPPED.authorise(
                        UUID.randomUUID(),
                        Purpose.BORDER_FREE_MOVEMENT,
                        Role.FIRST_LINE,
                        new SystemId("EES"),
                        "search",
                        "FAMILY_VISA_EXEMPT");
        assertThat(SHIPPED.renew(ees, "EXIT").fields()).isEqualTo(ees.fields());
    }

    @Test
    void an_authorisation_shows_the_fields_of_its_row_and_no_other() {
        AccessPolicy.Row row =
                SHIPPED.row(
                                Purpose.BORDER_EXIT_TCN,
                                Role.FIRST_LINE,
                                new SystemId("EES"),
                                "search",
                                "VISA_EXEMPT")
                        .orElseThrow();
        assertThat(
                        SHIPPED.authorise(
                                        UUID.randomUUID(),
                                        Purpose.BORDER_EXIT_TCN,
                                        Role.FIRST_LINE,
                                        new SystemId("EES"),
                                        "search",
                                        "VISA_EXEMPT")
                                .fields())
                .isEqualTo(row.fields())
                .contains("openStay")
                .doesNotContain("refusals");
    }

    @ParameterizedTest
    @CsvSource({"VIS, VISA_EXEMPT", "VIS, UNDETERMINED", "ETIAS, VISA_REQUIRED", "ETIAS,"})
    void a_row_for_a_class_of_travellers_allows_nothing_about_others(
            String system, @Nullable String travellerClass) {
        assertThatThrownBy(
                        () ->
                                SHIPPED.authorise(
                                        UUID.randomUUID(),
                                        Purpose.BORDER_ENTRY_TCN,
                                        Role.FIRST_LINE,
                                        new SystemId(system),
                                        "search",
                                        travellerClass))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void two_rows_may_differ_by_class_and_by_operation() {
        AccessPolicy policy =
                new AccessPolicy(
                        "v",
                        List.of(SIS),
                        List.of(
                                row(Set.of("search"), Set.of("A"), "one"),
                                row(Set.of("search"), Set.of("B"), "two"),
                                row(Set.of("verify"), null, "three")));
        assertThat(fields(policy, "search", "A")).containsExactly("one");
        assertThat(fields(policy, "search", "B")).containsExactly("two");
        assertThat(fields(policy, "verify", "C")).containsExactly("three");
        assertThatThrownBy(() -> fields(policy, "search", "C"))
                .isInstanceOf(AccessDeniedException.class);
    }

    private static AccessPolicy.Row row(
            Set<String> operations, @Nullable Set<String> classes, String field) {
        return new AccessPolicy.Row(
                Purpose.BORDER_ENTRY_TCN,
                Role.FIRST_LINE,
                SIS,
                operations,
                new LegalBasis("2018/1861", "34(1)(a)"),
                true,
                classes,
                Set.of(field),
                0);
    }

    private static Set<String> fields(
            AccessPolicy policy, String operation, String travellerClass) {
        return policy.authorise(
                        UUID.randomUUID(),
                        Purpose.BORDER_ENTRY_TCN,
                        Role.FIRST_LINE,
                        SIS,
                        operation,
                        travellerClass)
                .fields();
    }

    @Test
    void an_officer_at_the_border_has_a_role_of_the_border() throws IOException {
        Path officers =
                Files.writeString(
                        folder.resolve("officers.yaml"),
                        "officers:\n  - {number: M1, role: ETIAS_UNIT, clearance: GUARD,"
                                + " crossingPoints: [NL-AMS], onDuty: true}\n");
        Path terminals = Files.writeString(folder.resolve("terminals.yaml"), "terminals: []\n");
        assertThatThrownBy(() -> AccessFiles.register(terminals, officers))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("ETIAS_UNIT has no place at a desk or lane");
    }

    @Test
    void an_operation_that_the_row_does_not_list_is_denied() {
        assertThatThrownBy(
                        () ->
                                SHIPPED.authorise(
                                        UUID.randomUUID(),
                                        Purpose.BORDER_FREE_MOVEMENT,
                                        Role.FIRST_LINE,
                                        SIS,
                                        "delete"))
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining("may not ask SIS to delete");
    }

    @Test
    void shipped_terminals_take_lane_and_crossing_point_from_their_registration() {
        Register register =
                AccessFiles.register(
                        Path.of("config/terminals.yaml"), Path.of("config/officers.yaml"));
        assertThat(register.terminal(new Oin("00000099000000002000")))
                .hasValueSatisfying(gate -> assertThat(gate.lane()).isEqualTo(Lane.E_GATE));
        assertThat(register.terminal(new Oin("00000099000000009000"))).isEmpty();
        assertThat(register.officer("M9001"))
                .hasValueSatisfying(officer -> assertThat(officer.onDuty()).isFalse());
    }

    @Test
    void a_lane_whose_duty_officer_is_not_registered_is_refused() throws IOException {
        Path terminals =
                Files.writeString(
                        folder.resolve("terminals.yaml"),
                        "terminals:\n  - {oin: '00000099000000002000', name: g, lane: E_GATE, crossingPoint: NL-AMS, dutyOfficer: X9}\n");
        assertThatThrownBy(() -> AccessFiles.register(terminals, Path.of("config/officers.yaml")))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("terminal 1: dutyOfficer is not registered");
    }

    /** Logs and the bound on trying again go by the name. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{oin: '00000099000000002001', name: g, lane: E_GATE, crossingPoint: NL-AMS}",
                "{oin: '00000099000000002000', name: h, lane: E_GATE, crossingPoint: NL-AMS}",
                "{oin: '0', name: h, lane: E_GATE, crossingPoint: NL-AMS}",
                "{oin: '00000099000000002001', name: h, lane: GATE, crossingPoint: NL-AMS}",
                "{oin: '00000099000000002001', name: h, lane: E_GATE}",
                "{oin: '00000099000000002001', name: h, lane: E_GATE, crossing: NL-AMS}"
            })
    void a_terminal_that_is_registered_twice_or_wrongly_is_refused(String second)
            throws IOException {
        Path terminals =
                Files.writeString(
                        folder.resolve("terminals.yaml"),
                        "terminals:\n  - {oin: '00000099000000002000', name: g, lane: E_GATE,"
                                + " crossingPoint: NL-AMS}\n  - "
                                + second
                                + "\n");
        assertThatThrownBy(() -> AccessFiles.register(terminals, Path.of("config/officers.yaml")))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("terminals.yaml");
    }

    @Test
    void properties_have_the_documented_names_and_defaults() {
        PropertiesContract.assertDefaults(
                new AccessProperties(
                        Path.of("config/access-policy.yaml"),
                        Path.of("config/terminals.yaml"),
                        Path.of("config/officers.yaml")));
        PropertiesContract.assertNames(
                Map.of("policy", "p.yaml", "terminals", "t.yaml", "officers", "o.yaml"),
                new AccessProperties(Path.of("p.yaml"), Path.of("t.yaml"), Path.of("o.yaml")));
    }
}
