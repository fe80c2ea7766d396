package nl.grenspoort.systems;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.access.Authorisation;
import nl.grenspoort.access.SystemId;
import nl.grenspoort.messagelog.IntentReceipt;

import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The only code that sends anything to a system. It demands an {@link Authorisation} for that
 * system and an unspent {@link IntentReceipt} for exactly these bytes, so that no route, however
 * edited, sends what was not permitted and logged (laws 2 and 4). It sends once: it repeats
 * nothing, follows no redirect, and adds no header but those HTTP needs.
 */
final class Sender {
    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);

    private final SystemId system;
    private final SystemPolicy policy;
    private final CloseableHttpClient client;
    private final ScheduledExecutorService deadlines;
    private final LateAnswers late;
    private final Semaphore listening;
    private final InstantSource clock;

    Sender(
            SystemId system,
            SystemPolicy policy,
            CloseableHttpClient client,
            ScheduledExecutorService deadlines,
            LateAnswers late,
            InstantSource clock) {
        this.system = requireNonNull(system, "system");
        this.policy = requireNonNull(policy, "policy");
        this.client = requireNonNull(client, "client");
        this.deadlines = requireNonNull(deadlines, "deadlines");
        this.late = requireNonNull(late, "late");
        this.listening = new Semaphore(late.properties().most());
        this.clock = requireNonNull(clock, "clock");
    }

    /**
     * Sends the attempt's message and waits for the whole reply, until the system's deadline or the
     * consultation's, whichever comes first. A reply that comes later is not waited for, but still
     * listened to for a while, and goes to {@link LateAnswers}.
     *
     * @return the attempt, answered or failed
     * @throws IllegalStateException when it was not authorised for this system or its intent not
     *     sealed
     */
    Attempt send(Attempt attempt) {
        Authorisation authorisation = attempt.consultation().authorisation();
        if (!authorisation.system().equals(system)) {
            throw new IllegalStateException(
                    "authorised for " + authorisation.system() + ", not for " + system);
        }
        if (attempt.consultation().carried().stream()
                .anyMatch(one -> one.authorisation().system().equals(system))) {
            throw new IllegalStateException(system + " carries questions of others only");
        }
        WireMessage message =
                requireNonNull(attempt.message(), "a message is translated before it is sent");
        IntentReceipt receipt = attempt.receipt();
        if (receipt == null) {
            throw new IllegalStateException("nothing is sent before its intent is durable");
        }
        receipt.spend(system.value(), message.wire());
        Duration left = left(attempt.consultation().deadline());
        return left.isPositive()
                ? exchange(attempt, message, left)
                : attempt.failed(SendFailure.TIMED_OUT);
    }

    private Duration left(Instant deadline) {
        Duration left = Duration.between(clock.instant(), deadline);
        return left.compareTo(policy.deadline()) < 0 ? left : policy.deadline();
    }

    private Attempt exchange(Attempt attempt, WireMessage message, Duration left) {
        HttpUriRequestBase request = request(message);
        long began = System.nanoTime();
        // on a thread of its own, which may outlive this one; a timeout per read would let a system
        // drip its answer for ever: this one is for the whole
        CompletableFuture<Ended> end =
                CompletableFuture.supplyAsync(
                        () ->
                                new Ended(
                                        execute(attempt, request),
                                        Duration.ofNanos(System.nanoTime() - began)),
                        task -> Thread.ofVirtual().name("ask-" + system.key()).start(task));
        try {
            Ended ended = end.get(left.toNanos(), TimeUnit.NANOSECONDS);
            // on a busy machine this thread may wake after the deadline, and find what came late
            return ended.took().compareTo(left) <= 0
                    ? ended.attempt()
                    : tooLate(attempt, request, end);
        } catch (TimeoutException e) {
            return tooLate(attempt, request, end);
        } catch (InterruptedException e) {
            request.cancel();
            Thread.currentThread().interrupt();
            return attempt.failed(SendFailure.CONNECTION);
        } catch (ExecutionException e) {
            throw new IllegalStateException("an exchange ends with an attempt", e);
        }
    }

    private Attempt tooLate(
            Attempt attempt, HttpUriRequestBase request, CompletableFuture<Ended> end) {
        LOG.info("{}: no answer in time", system);
        listenOn(request, end);
        return attempt.failed(SendFailure.TIMED_OUT);
    }

    private Attempt execute(Attempt attempt, HttpUriRequestBase request) {
        try {
            return attempt.answered(client.execute(request, this::read));
        } catch (ReplyTooLargeException e) {
            request.cancel();
            return attempt.failed(SendFailure.REPLY_TOO_LARGE);
        } catch (IOException | IllegalStateException e) {
            // cancelling shows as an IOException or, between two steps, as an IllegalStateException
            // the type only: a message may quote what the system sent
            LOG.info("{}: {}", system, e.getClass().getName());
            return attempt.failed(SendFailure.CONNECTION);
        }
    }

    /**
     * Bounded in time and number: a system that is stuck holds few connections, and not for long.
     */
    private void listenOn(HttpUriRequestBase request, CompletableFuture<Ended> end) {
        if (!listening.tryAcquire()) {
            request.cancel();
            return;
        }
        ScheduledFuture<?> alarm =
                deadlines.schedule(
                        () -> {
                            request.cancel();
                        },
                        late.properties().listenFor().toNanos(),
                        TimeUnit.NANOSECONDS);
        CompletableFuture<Void> _ =
                end.handle(
                        (ended, broken) -> {
                            alarm.cancel(false);
                            listening.release();
                            if (ended != null && ended.attempt().reply() != null) {
                                late.arrived(ended.attempt(), ended.took());
                            }
                            return null;
                        });
    }

    private HttpUriRequestBase request(WireMessage message) {
        URI address = URI.create(withoutSlash(policy.address().toString()) + message.path());
        HttpUriRequestBase request = new HttpUriRequestBase(message.method(), address);
        message.headers().forEach(request::addHeader);
        request.setEntity(
                new ByteArrayEntity(message.body(), ContentType.parse(message.mediaType())));
        return request;
    }

    private static String withoutSlash(String address) {
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }

    private WireReply read(ClassicHttpResponse response) throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (Header header : response.getHeaders()) {
            headers.put(header.getName().toLowerCase(Locale.ROOT), header.getValue());
        }
        return new WireReply(response.getCode(), headers, body(response.getEntity()));
    }

    /** The stream is not closed when it is too long: closing would read it to its end. */
    private byte[] body(@Nullable HttpEntity entity) throws IOException {
        if (entity == null) {
            return new byte[0];
        }
        int most = Math.toIntExact(policy.maxReply().toBytes());
        InputStream in = entity.getContent();
        byte[] body = in.readNBytes(most + 1);
        if (body.length > most) {
            throw new ReplyTooLargeException();
        }
        in.close();
        return body;
    }

    /**
     * @param took from sending to the last byte
     */
    private record Ended(Attempt attempt, Duration took) {}

    private static final class ReplyTooLargeException extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
