package nl.grenspoort.kiosk.exchange;

import jakarta.servlet.http.HttpServletRequest;

import nl.grenspoort.kiosk.input.Json;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** The body of a request, as far as it was read. Never more than allowed is held in memory. */
sealed interface RequestBody {
    /** Read whole. */
    @SuppressWarnings("ArrayRecordComponent") // wire bytes; compared by nobody
    record Whole(byte[] bytes, Json json) implements RequestBody {
        @Override
        public String toString() {
            return "Whole[" + bytes.length + " bytes]";
        }
    }

    /** There is none. */
    record None() implements RequestBody {}

    /** The caller has no right to be read. */
    record Unread() implements RequestBody {}

    /** Larger than allowed; dropped. */
    record TooLarge() implements RequestBody {}

    /**
     * There is no room for it in memory now.
     *
     * @param own the caller itself holds too much
     */
    record NoRoom(boolean own) implements RequestBody {}

    /** Not there in time. */
    record TooSlow() implements RequestBody {}

    /** The connection broke. */
    record Broken() implements RequestBody {}

    /** The word for it in the log. */
    default String word() {
        return switch (this) {
            case Whole _ -> "whole";
            case None _ -> "none";
            case Unread _ -> "unread";
            case TooLarge _ -> "too-large";
            case NoRoom _ -> "no-room";
            case TooSlow _ -> "too-slow";
            case Broken _ -> "broken";
        };
    }

    /**
     * Reads it.
     *
     * @param most bytes, whether announced or not
     * @param within the time for all of it: a caller who sends a byte now and then is cut off too
     * @param room where every byte that is held takes its place
     */
    static RequestBody read(
            HttpServletRequest request,
            long most,
            Duration within,
            RateGate.Decision.Admitted room) {
        if (request.getContentLengthLong() > most) {
            return new TooLarge();
        }
        long deadline = System.nanoTime() + within.toNanos();
        byte[] chunk = new byte[8192];
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            InputStream in = request.getInputStream();
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                RateGate.Room taken = room.hold(read);
                if (taken != RateGate.Room.TAKEN) {
                    return new NoRoom(taken == RateGate.Room.OWN_SHARE_FULL);
                }
                bytes.write(chunk, 0, read);
                if (bytes.size() > most) {
                    return new TooLarge();
                }
                if (System.nanoTime() - deadline > 0) {
                    return new TooSlow();
                }
            }
        } catch (IOException e) {
            // told to the log, and nothing is acted on
            return e.getCause() instanceof SocketTimeoutException ? new TooSlow() : new Broken();
        }
        byte[] whole = bytes.toByteArray();
        return whole.length == 0 ? new None() : new Whole(whole, Json.of(whole));
    }
}
