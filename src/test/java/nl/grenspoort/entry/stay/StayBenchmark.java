package nl.grenspoort.entry.stay;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What counting days costs, by how many stays there are. Not a test: start {@code main} after the
 * official build, which makes JMH's classes.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class StayBenchmark {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Param({"1", "10", "60"})
    int stays;

    private List<Stay> history = List.of();
    private StayCount count = count();

    public static void main(String[] args) throws RunnerException {
        new Runner(
                        new OptionsBuilder()
                                .include(StayBenchmark.class.getName())
                                .addProfiler(GCProfiler.class)
                                .build())
                .run();
    }

    /** A day or two in every six, back from today. */
    @Setup
    public void prepare() {
        List<Stay> made = new ArrayList<>();
        for (int i = 0; i < stays; i++) {
            LocalDate entry = TODAY.minusDays(6L * i + 3);
            made.add(
                    Stay.recorded(
                            i % 2 == 0 ? Stays.NLD : Stays.FRA, entry, entry.plusDays(i % 2)));
        }
        history = List.copyOf(made);
        count = count();
    }

    /** Stays and calendar into the set of days. */
    @Benchmark
    public StayCount count() {
        return StayCount.of(history, List.of(), Stays.CALENDAR, TODAY);
    }

    /** From the set of days. */
    @Benchmark
    public int longestStay() {
        return count.longestStay(TODAY);
    }

    @Benchmark
    public int used() {
        return count.used(TODAY);
    }

    /** What a rule asks for, from the stays. */
    @Benchmark
    public StayResult onEntry() {
        return StayResult.onEntry(count(), TODAY, StayLimits.NONE);
    }

    /** What a desk is shown: with the days that count. */
    @Benchmark
    public StayResult explained() {
        StayCount fresh = count();
        return StayResult.onEntry(fresh, TODAY, StayLimits.NONE).explained(fresh, TODAY);
    }
}
