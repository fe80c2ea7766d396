package nl.grenspoort.cli.doctor;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.access.AccessProperties;
import nl.grenspoort.casework.CaseworkProperties;
import nl.grenspoort.database.DatabaseProperties;
import nl.grenspoort.document.DocumentProperties;
import nl.grenspoort.messagelog.MessageLogProperties;
import nl.grenspoort.systems.SystemPolicy;
import nl.grenspoort.systems.SystemsProperties;
import nl.grenspoort.trust.TrustDirectory;
import nl.grenspoort.trust.TrustProperties;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is examined: the settings a gateway started in the same way would have. Everything is read
 * when it is asked for, so that one wrong setting spoils only what needs it.
 *
 * @param home folder that relative paths of settings start from
 * @param options how to examine
 */
record Setup(Path home, Settings settings, Options options) {
    /**
     * How to examine.
     *
     * @param gateway another address than https://localhost and the configured port
     * @param timeout for a connection, a handshake, an answer
     * @param whole verify the whole log
     * @param write write the log's entry
     */
    record Options(@Nullable URI gateway, Duration timeout, boolean whole, boolean write) {
        Options {
            requireNonNull(timeout, "timeout");
        }
    }

    /** A path of a setting. */
    Path path(Path setting) {
        return home.resolve(setting);
    }

    /** As people know it: from the folder the gateway runs in, where it lies below that. */
    String shown(Path file) {
        return file.startsWith(home) ? home.relativize(file).toString() : file.toString();
    }

    /** With paths that lead there from wherever the command runs. */
    TrustProperties trustProperties() {
        TrustProperties given = settings.bind(TrustProperties.class);
        return new TrustProperties(
                path(given.directory()),
                given.demo(),
                given.signingKeyBits(),
                given.source(),
                resolved(given.store()),
                resolved(given.passwordFile()),
                given.passwordVariable(),
                given.production(),
                given.warnBefore(),
                given.trialRoots(),
                resolved(given.crlDirectory()),
                given.crlGrace(),
                given.sessionTimeout());
    }

    private @Nullable Path resolved(@Nullable Path setting) {
        return setting == null ? null : path(setting);
    }

    DatabaseProperties database() {
        return settings.bind(DatabaseProperties.class);
    }

    AccessProperties access() {
        return settings.bind(AccessProperties.class);
    }

    CaseworkProperties casework() {
        return settings.bind(CaseworkProperties.class);
    }

    DocumentProperties document() {
        return settings.bind(DocumentProperties.class);
    }

    MessageLogProperties messageLog() {
        return settings.bind(MessageLogProperties.class);
    }

    /** Systems that are switched on, by key. */
    Map<String, SystemPolicy> systems() {
        Map<String, SystemPolicy> enabled = new TreeMap<>();
        settings.bind(SystemsProperties.class)
                .systems()
                .forEach(
                        (key, policy) -> {
                            if (policy.enabled()) {
                                enabled.put(key, policy);
                            }
                        });
        return enabled;
    }

    /** Whether this is the demo, whose keys are made at the first start. */
    boolean demo() {
        return trustProperties().demo();
    }

    Path trustFolder() {
        return trustProperties().directory();
    }

    /** Whether there are keys at all. */
    boolean hasKeys() {
        return Files.isDirectory(trustFolder());
    }

    /**
     * Keys as the gateway would open them.
     *
     * @throws nl.grenspoort.start.StartRefusedException when a store or token can't be opened
     */
    TrustDirectory trust() {
        return TrustDirectory.look(trustProperties());
    }

    /** Where a kiosk would call. */
    URI gateway() {
        URI named = options.gateway();
        return named != null
                ? named
                : URI.create("https://localhost:" + settings.number("server.port", 8443));
    }

    /** Health and metrics of the gateway. */
    URI management() {
        return URI.create(
                "http://%s:%d"
                        .formatted(
                                settings.text("management.server.address", "127.0.0.1"),
                                settings.number("management.server.port", 9444)));
    }
}
