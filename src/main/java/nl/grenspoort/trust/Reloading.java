package nl.grenspoort.trust;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;

/**
 * A value read from files, read again when they change. What can't be used is told once, and the
 * old value stays; it is tried again every minute, for two files of one value change one after the
 * other, and a certificate may have been early.
 */
final class Reloading<T> implements Supplier<T> {
    private static final Logger LOG = LoggerFactory.getLogger(Reloading.class);
    private static final long TRY_AGAIN = Duration.ofMinutes(1).toNanos();

    private final String what;
    private final Supplier<List<Path>> files;
    private final Supplier<T> reader;
    private final BinaryOperator<T> successor;
    private final long lookEvery;

    private T current;
    private List<Stamp> read;
    private long looked;
    private long tried;
    private long version;
    private @Nullable String problem;

    /**
     * Reads the first value; what is wrong with it is thrown.
     *
     * @param what for messages
     * @param reader throws when the files can't be used
     * @param successor of the old value given the new one; throws when the new one may not follow
     * @param lookEvery how often files are looked at, at most
     */
    Reloading(
            String what,
            Supplier<List<Path>> files,
            Supplier<T> reader,
            BinaryOperator<T> successor,
            Duration lookEvery) {
        this.what = what;
        this.files = files;
        this.reader = reader;
        this.successor = successor;
        this.lookEvery = lookEvery.toNanos();
        this.read = stamps();
        this.current = reader.get();
        this.looked = System.nanoTime();
        this.tried = looked;
    }

    @Override
    public synchronized T get() {
        long now = System.nanoTime();
        if (now - looked >= lookEvery) {
            looked = now;
            List<Stamp> found = stamps();
            if (!found.equals(read) || (problem != null && now - tried >= TRY_AGAIN)) {
                read = found;
                tried = now;
                reload();
            }
        }
        return current;
    }

    /** One more at each change. */
    synchronized long version() {
        get();
        return version;
    }

    /** Why what lies there now is not in force; null when it is. */
    synchronized @Nullable String problem() {
        get();
        return problem;
    }

    private void reload() {
        try {
            T next = successor.apply(current, reader.get());
            if (!next.equals(current)) {
                current = next;
                version++;
                LOG.info("Read again: {}", what);
            }
            problem = null;
        } catch (RuntimeException e) {
            String message = String.valueOf(e.getMessage());
            if (!message.equals(problem)) {
                LOG.error(
                        "Changed but not usable, so the old one stays in force: {}. {}",
                        what,
                        message);
            }
            problem = message;
        }
    }

    /** Taken before reading: a change meanwhile is seen at the next look. */
    private List<Stamp> stamps() {
        return files.get().stream().map(Stamp::of).toList();
    }

    /** Size and inode too: a file may be replaced by one that is older. */
    private record Stamp(Path file, FileTime changed, long size, @Nullable Object key) {
        static Stamp of(Path file) {
            try {
                BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
                return new Stamp(file, found.lastModifiedTime(), found.size(), found.fileKey());
            } catch (IOException e) {
                return new Stamp(file, FileTime.fromMillis(0), -1, null);
            }
        }
    }
}
