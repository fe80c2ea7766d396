package nl.grenspoort.kiosk.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.kiosk.exchange.Operation.Target;

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
        assertThat(Operation.find(operation.method(), path))
                .isEqualTo(
                        new Target.Found(
                                operation, operation.template().contains("{id}") ? ID : null));
        assertThat(Operation.find(operation.method(), path + "/"))
                .isEqualTo(new Target.NoSuchPath());
        assertThat(Operation.find("TRACE", path))
                .isEqualTo(new Target.WrongMethod(List.of(operation.method())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1-1-1-1-1", "x", "%20", "0190b1a2000070008000000000000001", ".."})
    void an_id_that_is_none_names_no_check(String id) {
        assertThat(Operation.find("GET", "/v1/border-checks/" + id))
                .isEqualTo(new Target.NoSuchCheck(Operation.VIEW));
    }
}
