package nl.grenspoort.reference;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.start.ConfigFiles;
import nl.grenspoort.start.StartRefusedException;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Places where travellers are checked, and for which means of transport each is a border crossing
 * point, by {@code config/reference/crossing-points.yaml}.
 */
public final class CrossingPoints {
    private final Map<String, Point> points;
    private final String version;

    private CrossingPoints(Map<String, Point> points, String version) {
        this.points = Map.copyOf(points);
        this.version = version;
    }

    /** Means of transport that a crossing point may be open to: Regulation (EU) 2016/399 Art. 2. */
    public enum Kind {
        AIR,
        SEA,
        RAIL,
        ROAD
    }

    /**
     * Reads the file.
     *
     * @throws StartRefusedException naming file and place, when it can't be used
     */
    public static CrossingPoints read(Path file) {
        return read(ConfigFiles.onDisk(), file);
    }

    /**
     * Reads the file from among these.
     *
     * @throws StartRefusedException naming file and place, when it can't be used
     */
    public static CrossingPoints read(ConfigFiles files, Path file) {
        return DatedFile.read(files, file, PointsFile.class, CrossingPoints::of);
    }

    private static CrossingPoints of(PointsFile read, String version) {
        Map<String, Point> points = new HashMap<>();
        requireNonNull(read.points(), "points are missing")
                .forEach(
                        (code, point) ->
                                points.put(
                                        code,
                                        requireNonNull(point, code + " is empty").named(code)));
        points.forEach(
                (code, point) -> {
                    String near = point.nearestSea;
                    Point nearest = near == null ? null : points.get(near);
                    if (near != null && (nearest == null || !nearest.kinds.contains(Kind.SEA))) {
                        throw new IllegalArgumentException(
                                "%s: %s is no crossing point for ships".formatted(code, near));
                    }
                });
        return new CrossingPoints(points, version);
    }

    /** Of the file: the beginning of its SHA-256, hex. Logged with every verdict (law 9). */
    public String version() {
        return version;
    }

    /** Whether that place is a border crossing point for that means of transport. */
    public boolean open(String code, Kind kind) {
        Point point = points.get(code);
        return point != null && point.kinds.contains(kind);
    }

    /** Name of the nearest border crossing point for ships; empty where the file knows none. */
    public Optional<String> nearestSea(String code) {
        return Optional.ofNullable(points.get(code))
                .flatMap(point -> Optional.ofNullable(point.nearestSea))
                .map(points::get)
                .map(Point::name);
    }

    private record Point(String name, Set<Kind> kinds, @Nullable String nearestSea) {}

    private record PointsFile(
            @Nullable String source,
            @Nullable LocalDate reviewed,
            @Nullable Map<String, PointFile> points) {}

    private record PointFile(
            @Nullable String name, @Nullable Set<Kind> kinds, @Nullable String nearestSea) {
        Point named(String code) {
            return new Point(
                    requireNonNull(name, code + ": name is missing"),
                    kinds == null ? Set.of() : Set.copyOf(kinds),
                    nearestSea);
        }
    }
}
