package nl.grenspoort.access;

import java.nio.file.Path;
import java.util.List;

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

    public static Register registerAsShipped() {
        return AccessFiles.register(
                Path.of("config/terminals.yaml"), Path.of("config/officers.yaml"));
    }
}
