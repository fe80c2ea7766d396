package nl.grenspoort.entry;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

import java.util.concurrent.TimeUnit;

/**
 * What a whole assessment costs, in time and octets: of a traveller with whom all is in order, of
 * the richest of many random cases (visas, stays, alerts, records), and of random cases one after
 * another. Not a test: start {@code main} after the official build, which makes JMH's classes.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class AssessmentBenchmark {
    private static final int SOME = 1_024;

    private final Facts inOrder = Conditions.inOrder(TravellerClass.VISA_REQUIRED, Crossing.ENTRY);
    private final Facts[] any = any();
    private final Facts rich = rich(any);
    private int next;

    public static void main(String[] args) throws RunnerException {
        new Runner(
                        new OptionsBuilder()
                                .include(AssessmentBenchmark.class.getName())
                                .addProfiler(GCProfiler.class)
                                .build())
                .run();
    }

    @Benchmark
    public Assessment allInOrder() {
        return Assessment.of(inOrder);
    }

    @Benchmark
    public Assessment richCase() {
        return Assessment.of(rich);
    }

    @Benchmark
    public Assessment anyCase() {
        next = (next + 1) % SOME;
        return Assessment.of(any[next]);
    }

    private static Facts[] any() {
        RandomFacts random = new RandomFacts(1);
        Facts[] any = new Facts[SOME];
        for (int i = 0; i < SOME; i++) {
            any[i] = random.next();
        }
        return any;
    }

    /** With visas, stays and alerts, that one of which most is found. */
    private static Facts rich(Facts[] any) {
        Facts rich = any[0];
        for (Facts one : any) {
            boolean full =
                    one.visas() != null
                            && one.stays() != null
                            && !one.stays().periods().isEmpty()
                            && !one.alerts().isEmpty()
                            && one.travellerClass().visaDuty();
            if (full && findings(one) > findings(rich)) {
                rich = one;
            }
        }
        return rich;
    }

    private static int findings(Facts facts) {
        return Assessment.of(facts).findings().size();
    }
}
