package nl.grenspoort.cli.doctor;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A part of the gateway that can be examined by itself, in the order in which that is done. */
public enum Area {
    CONFIG("settings, files in config/ and routes/, ports, clock, machine"),
    CERTS("keys, certificates, anchors and secrets"),
    TLS("the gateway's port as a kiosk meets it, and each system's connection"),
    WSDL("contracts: packaged, and as they are served"),
    DATABASE("PostgreSQL: reachable, durable, at this build's version"),
    LOG("the message log: one entry written, the last ones verified"),
    SYSTEMS("each connected system, without asking it anything about anybody");

    private final String what;

    Area(String what) {
        this.what = what;
    }

    /** As it is typed: {@code certs}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it is about, half a sentence. */
    public String what() {
        return what;
    }

    /** The area with this word; empty when there is none. */
    public static Optional<Area> of(String word) {
        return Arrays.stream(values()).filter(area -> area.word().equals(word)).findFirst();
    }
}
