package nl.grenspoort.kiosk.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.quality.Threat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

@Threat("T-RATE-1")
class TokenBucketTest {
    private final AtomicLong now = new AtomicLong(-5);

    @Test
    void so_many_pass_at_once_and_then_so_many_in_a_second() {
        TokenBucket bucket = new TokenBucket(10, 3, now::get);
        assertThat(passed(bucket, 10)).isEqualTo(3);
        assertThat(bucket.take()).isEqualTo(Duration.ofMillis(100));
        later(Duration.ofMillis(100));
        assertThat(passed(bucket, 10)).isEqualTo(1);
        later(Duration.ofHours(1));
        assertThat(passed(bucket, 10)).as("no more than the burst after a pause").isEqualTo(3);
    }

    @Test
    void a_refusal_costs_nothing() {
        TokenBucket bucket = new TokenBucket(1, 1, now::get);
        assertThat(passed(bucket, 1000)).isEqualTo(1);
        later(Duration.ofSeconds(1));
        assertThat(passed(bucket, 1)).isEqualTo(1);
    }

    @Test
    void a_slow_rate_lets_one_through_in_the_end() {
        TokenBucket bucket = new TokenBucket(1.0 / 60, 1, now::get);
        assertThat(bucket.take()).isZero();
        Duration wait = bucket.take();
        assertThat(wait).isBetween(Duration.ofSeconds(59), Duration.ofSeconds(61));
        later(wait);
        assertThat(bucket.take()).isZero();
    }

    @Test
    void in_no_stretch_of_time_do_more_pass_than_burst_and_rate_allow() {
        TokenBucket bucket = new TokenBucket(20, 7, now::get);
        Random random = new Random(20_261_125);
        long passed = 0;
        long began = now.get();
        for (int i = 0; i < 20_000; i++) {
            now.addAndGet(random.nextInt(60_000_000));
            passed += bucket.take().isZero() ? 1 : 0;
            assertThat(passed).isLessThanOrEqualTo((long) ((now.get() - began) / 1e9 * 20 + 7) + 1);
        }
        assertThat(passed).isGreaterThan((long) ((now.get() - began) / 1e9 * 20 * 0.95));
    }

    private static int passed(TokenBucket bucket, int tries) {
        int passed = 0;
        for (int i = 0; i < tries; i++) {
            passed += bucket.take().isZero() ? 1 : 0;
        }
        return passed;
    }

    private void later(Duration by) {
        now.addAndGet(by.toNanos());
    }
}
