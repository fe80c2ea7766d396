package nl.grenspoort.kiosk.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.kiosk.exchange.Operation.Target;
import nl.grenspoort.kiosk.soap.DeskContract;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.UUID;

class OperationTest {
    private static final UUID ID = UUID.fromString("0190b1a2-0000-7000-8000-00000000000a");

    @ParameterizedTest
    @EnumSource
    void every_operation_is_found_by_its_own_path(Operation operation) {
        String path = operation.template().replace("{id}", ID.toString());
        Operation found = operation.isSoap() ? Operation.DESK : operation;
        boolean named = operation.template().contains("{id}");
        boolean party = operation == Operation.PARTY;
        assertThat(Operation.find(operation.method(), path))
                .isEqualTo(
                        new Target.Found(
                                found, named && !party ? ID : null, party ? ID.toString() : null));
        assertThat(Operation.find(operation.method(), path + "/"))
                .isEqualTo(new Target.NoSuchPath());
        List<String> methods =
                path.equals(DeskContract.PATH)
                        ? List.of("POST", "GET")
                        : List.of(operation.method());
        assertThat(Operation.find("TRACE", path)).isEqualTo(new Target.WrongMethod(methods));
    }

    @ParameterizedTest
    @EnumSource
    void an_operation_of_the_desk_service_is_found_by_its_element(Operation operation) {
        if (operation.isSoap()) {
            assertThat(Operation.ofElement(operation.element())).isEqualTo(operation);
            assertThat(operation.logName()).startsWith("desk.");
        }
        assertThat(Operation.ofElement("nothing")).isEqualTo(Operation.DESK);
        assertThat(Operation.ofElement(null)).isEqualTo(Operation.DESK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1-1-1-1-1", "x", "%20", "0190b1a2000070008000000000000001", ".."})
    void an_id_that_is_none_names_no_check(String id) {
        assertThat(Operation.find("GET", "/v1/border-checks/" + id))
                .isEqualTo(new Target.NoSuchCheck(Operation.VIEW));
    }
}
