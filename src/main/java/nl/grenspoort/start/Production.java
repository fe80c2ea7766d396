package nl.grenspoort.start;

import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** Whether this start is one of production. */
public final class Production {
    /** Name of the profile. */
    public static final String PROFILE = "production";

    private Production() {}

    public static boolean is(Environment environment) {
        return environment.acceptsProfiles(Profiles.of(PROFILE));
    }
}
