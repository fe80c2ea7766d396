package nl.grenspoort.access;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.start.StartRefusedException;
import nl.grenspoort.trust.Oin;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The register, read again when its files change: a shift supervisor takes an officer off duty or a
 * terminal out of use without a restart. A wrong file is told and the old register stays in force.
 */
final class ReloadingRegister implements Register {
    private static final Logger LOG = LoggerFactory.getLogger(ReloadingRegister.class);
    private static final long LOOK_EVERY = Duration.ofSeconds(1).toNanos();

    private final Path terminals;
    private final Path officers;
    private final boolean testNumbers;
    private FileRegister current;
    private List<FileTime> read;
    private long looked = System.nanoTime();

    /** Throws {@link nl.grenspoort.start.StartRefusedException} when the files can't be used. */
    ReloadingRegister(Path terminals, Path officers) {
        this(terminals, officers, true);
    }

    /**
     * @param testNumbers terminals may have test OINs; false in production
     */
    ReloadingRegister(Path terminals, Path officers, boolean testNumbers) {
        this.testNumbers = testNumbers;
        this.terminals = requireNonNull(terminals, "terminals");
        this.officers = requireNonNull(officers, "officers");
        this.read = changed();
        this.current = load();
    }

    @Override
    public Optional<Terminal> terminal(Oin oin) {
        return inForce().terminal(oin);
    }

    @Override
    public Optional<Officer> officer(String number) {
        return inForce().officer(number);
    }

    @Override
    public String version() {
        return inForce().version();
    }

    private synchronized FileRegister inForce() {
        long now = System.nanoTime();
        if (now - looked >= LOOK_EVERY) {
            looked = now;
            List<FileTime> changed = changed();
            if (!changed.equals(read)) {
                read = changed;
                reload();
            }
        }
        return current;
    }

    private FileRegister load() {
        FileRegister register = AccessFiles.register(terminals, officers);
        List<String> test = register.testTerminals();
        if (!testNumbers && !test.isEmpty()) {
            throw new StartRefusedException(
                    terminals + " registers test numbers (OIN 00000099...): " + test + ".",
                    "Register terminals by the OIN of their own certificate.");
        }
        return register;
    }

    private void reload() {
        try {
            current = load();
            LOG.info("Terminals and officers were read again, version {}", current.version());
        } catch (RuntimeException e) {
            LOG.error("Terminals and officers stay as they were: {}", e.getMessage());
        }
    }

    /** A file that is gone for a moment counts as changed; reading it then tells what is wrong. */
    private List<FileTime> changed() {
        return List.of(changed(terminals), changed(officers));
    }

    private static FileTime changed(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }
}
