package nl.grenspoort.messagelog;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Durable appends per second of 1, 8 and 32 writers beside the raw rate of fdatasync on the same
 * file system, measured right before each (goals A2 and A3 of message-log.md), then the rate of a
 * verification. Not a test: start {@code main}.
 */
final class MessageLogBenchmark {
    private static final int BODY = 4 << 10;
    private static final long WARM_UP_NANOS = 2_000_000_000L;
    private static final long NANOS = 5_000_000_000L;

    private MessageLogBenchmark() {}

    /**
     * @param args number of entries to verify; 200,000 when absent
     */
    public static void main(String[] args) throws Exception {
        int entries = args.length == 0 ? 200_000 : Integer.parseInt(args[0]);
        try (TestLog test = new TestLog()) {
            for (int writers : new int[] {1, 8, 32}) {
                append(test, writers, WARM_UP_NANOS);
                Rate raw = raw();
                Rate log = append(test, writers, NANOS);
                System.out.printf(
                        "%2d writers: %s | raw fdatasync %s | x %.2f%n",
                        writers, log, raw, log.perSecond() / raw.perSecond());
            }
            fill(test, entries);
            verify(test);
        }
        System.exit(0);
    }

    /** Overwrites 8 KiB of a preallocated file, as a database does with its log. */
    private static Rate raw() throws IOException {
        Path file = Files.createTempFile(Path.of("target"), "raw-", ".bin");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer page = ByteBuffer.allocateDirect(8 << 10);
            int pages = 2_048;
            for (int i = 0; i < pages; i++) {
                channel.write(page.clear(), (long) i * page.capacity());
            }
            channel.force(true);
            List<Long> nanos = new ArrayList<>();
            long begin = System.nanoTime();
            for (int i = 0; System.nanoTime() - begin < NANOS; i++) {
                long start = System.nanoTime();
                channel.write(page.clear(), (long) (i % pages) * page.capacity());
                channel.force(false);
                nanos.add(System.nanoTime() - start);
            }
            return Rate.of(nanos, System.nanoTime() - begin);
        } finally {
            Files.delete(file);
        }
    }

    private static Rate append(TestLog test, int writers, long forNanos) throws Exception {
        ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
        long begin = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < writers; i++) {
            threads.add(
                    Thread.startVirtualThread(
                            () -> {
                                while (System.nanoTime() - begin < forNanos) {
                                    long start = System.nanoTime();
                                    test.log.appendDurably(entry());
                                    nanos.add(System.nanoTime() - start);
                                }
                            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return Rate.of(List.copyOf(nanos), System.nanoTime() - begin);
    }

    private static LogRecord entry() {
        return TestLog.intent(UUID.randomUUID(), UUID.randomUUID(), "x".repeat(BODY));
    }

    private static void fill(TestLog test, int entries) {
        for (int i = 0; i < entries; i++) {
            if (i % 2_000 == 0) {
                test.log.appendDurably(entry());
            } else {
                test.log.append(entry());
            }
        }
        test.log.appendDurably(entry());
    }

    private static void verify(TestLog test) {
        for (int round = 0; round < 2; round++) {
            long begin = System.nanoTime();
            LogVerification found = test.verify();
            double seconds = (System.nanoTime() - begin) / 1e9;
            System.out.printf(
                    "verify: %,d entries with bodies of 4 KiB in %.1f s = %,.0f/s, clean %s, heap %d MB%n",
                    found.size(),
                    seconds,
                    found.size() / seconds,
                    found.clean(),
                    (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
        }
    }

    private record Rate(double perSecond, double p50, double p99) {
        static Rate of(List<Long> nanos, long duration) {
            long[] sorted = nanos.stream().mapToLong(Long::longValue).toArray();
            Arrays.sort(sorted);
            return new Rate(
                    sorted.length / (duration / 1e9),
                    sorted[sorted.length / 2] / 1e6,
                    sorted[(int) (sorted.length * 0.99)] / 1e6);
        }

        @Override
        public String toString() {
            return "%,.0f/s (p50 %.2f ms, p99 %.2f ms)".formatted(perSecond, p50, p99);
        }
    }
}
