package nl.grenspoort.identity;

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

import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What names cost: normal form, comparison and keys, in time and octets. Not a test: start {@code
 * main} after the official build, which makes JMH's classes.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class NameBenchmark {
    private final PersonName fromMrz = new PersonName("VAN DER MUELLEN", "ANNA MARIA");
    private final PersonName fromPage = new PersonName("van der Müllen", "Anna-María");
    private final PersonName cyrillic = new PersonName("Шевченко", "Тарас Григорович");
    private final PersonName latin = new PersonName("SHEVCHENKO", "TARAS HRYHOROVYCH");
    private final PersonName exchanged = new PersonName("ANNA MARIA", "VAN DER MUELLEN");
    private final PersonName another = new PersonName("ERIKSSON", "ANNA MARIA");
    private final Person person =
            new Person(fromPage, PartialDate.parse("1974-08-12"), Sex.FEMALE, List.of());

    public static void main(String[] args) throws RunnerException {
        new Runner(
                        new OptionsBuilder()
                                .include(NameBenchmark.class.getName())
                                .addProfiler(GCProfiler.class)
                                .build())
                .run();
    }

    @Benchmark
    public PersonName normalOfMrz() {
        return fromMrz.normal();
    }

    @Benchmark
    public PersonName normalOfPage() {
        return fromPage.normal();
    }

    @Benchmark
    public NameMatch matchSame() {
        return NameMatch.between(fromMrz, fromMrz);
    }

    @Benchmark
    public NameMatch matchOtherWriting() {
        return NameMatch.between(fromPage, fromMrz);
    }

    @Benchmark
    public NameMatch matchOtherScript() {
        return NameMatch.between(cyrillic, latin);
    }

    @Benchmark
    public NameMatch matchExchanged() {
        return NameMatch.between(fromMrz, exchanged);
    }

    @Benchmark
    public NameMatch noMatch() {
        return NameMatch.between(fromMrz, another);
    }

    @Benchmark
    public Set<PersonName> transliterationsOfPage() {
        return fromPage.transliterations();
    }

    @Benchmark
    public Set<PersonName> transliterationsOfCyrillic() {
        return cyrillic.transliterations();
    }

    @Benchmark
    public Set<String> keysStored() {
        return SearchKeys.stored(person);
    }
}
