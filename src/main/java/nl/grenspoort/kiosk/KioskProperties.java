package nl.grenspoort.kiosk;

import nl.grenspoort.kiosk.input.Limits;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import java.time.Duration;

/**
 * What a kiosk, gate or desk may send.
 *
 * @param maxBody of one request; more is refused and never held in memory
 * @param maxDiscarded how much of a refused request is read on, so that its sender hears why;
 *     beyond it the connection is cut
 * @param headTimeout for TLS and the headers of a request to arrive
 * @param bodyTimeout for a whole body to arrive, and between two of its packets
 * @param connectionsPerSource from one address at once; of {@code server.tomcat.max-connections}
 * @param maxDocuments per traveller
 * @param maxChipFile one elementary file of a chip
 * @param maxImage one image
 * @param maxWait longest that {@code Prefer: wait} is honoured
 * @param sandbox accept {@code Sandbox-Time}: the demo only
 */
@ConfigurationProperties("grenspoort.kiosk")
record KioskProperties(
        @DefaultValue("12MB") DataSize maxBody,
        @DefaultValue("64MB") DataSize maxDiscarded,
        @DefaultValue("10s") Duration headTimeout,
        @DefaultValue("20s") Duration bodyTimeout,
        @DefaultValue("512") int connectionsPerSource,
        @DefaultValue("6") int maxDocuments,
        @DefaultValue("2MB") DataSize maxChipFile,
        @DefaultValue("4MB") DataSize maxImage,
        @DefaultValue("25s") Duration maxWait,
        @DefaultValue("false") boolean sandbox) {
    KioskProperties {
        size("max-body", maxBody);
        size("max-discarded", maxDiscarded);
        size("max-chip-file", maxChipFile);
        size("max-image", maxImage);
        if (!headTimeout.isPositive()) {
            throw new IllegalArgumentException(
                    "grenspoort.kiosk.head-timeout must be longer than zero");
        }
        if (connectionsPerSource < 1) {
            throw new IllegalArgumentException(
                    "grenspoort.kiosk.connections-per-source must be at least 1");
        }
        if (!bodyTimeout.isPositive()) {
            throw new IllegalArgumentException(
                    "grenspoort.kiosk.body-timeout must be longer than zero");
        }
        if (maxWait.isNegative()) {
            throw new IllegalArgumentException("grenspoort.kiosk.max-wait must not be negative");
        }
        if (maxDocuments < 1) {
            throw new IllegalArgumentException("grenspoort.kiosk.max-documents must be at least 1");
        }
    }

    Limits limits() {
        return new Limits(maxDocuments, (int) maxChipFile.toBytes(), (int) maxImage.toBytes());
    }

    private static void size(String name, DataSize size) {
        if (size.toBytes() < 1 || size.toBytes() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "grenspoort.kiosk." + name + " must be between 1 byte and 2 GB");
        }
    }
}
