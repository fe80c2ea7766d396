package nl.grenspoort.systems;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.messagelog.IntentReceipt;

import org.jspecify.annotations.Nullable;

/**
 * One try at a consultation, as it travels through a system's route: translated, sealed, sent,
 * translated back. A retry is a new attempt with a newly signed message and a new intent.
 *
 * @param number 1 for the first try
 * @param message what will be sent; null before {@code translate}
 * @param codecState what the adapter needs to read the reply, such as the signature to be
 *     confirmed; null where nothing
 * @param receipt proof that the intent is durable; null before {@code seal-intent}
 * @param reply what came back; null before {@code send}, and when nothing usable came
 * @param failure why nothing usable came; null while none is known
 */
public record Attempt(
        Consultation consultation,
        int number,
        @Nullable WireMessage message,
        @Nullable Object codecState,
        @Nullable IntentReceipt receipt,
        @Nullable WireReply reply,
        @Nullable SendFailure failure) {
    public Attempt {
        requireNonNull(consultation, "consultation");
    }

    public static Attempt first(Consultation consultation) {
        return new Attempt(consultation, 1, null, null, null, null, null);
    }

    /** Another one, which forgets all of this but what has come already. */
    public Attempt next() {
        Object kept = codecState instanceof Progress ? codecState : null;
        return new Attempt(consultation, number + 1, null, kept, null, null, null);
    }

    /** What its reply brought is kept. */
    public Attempt progressed(Progress progress) {
        return new Attempt(consultation, number, message, progress, receipt, reply, failure);
    }

    /** Whether more of the answer is to be asked for. */
    boolean unfinished() {
        return failure == null && codecState instanceof Progress progress && progress.unfinished();
    }

    /** Before anything was translated: the same question in other words. */
    Attempt asking(Consultation inOtherWords) {
        return new Attempt(inOtherWords, number, null, null, null, null, null);
    }

    public Attempt translated(WireMessage translated, @Nullable Object state) {
        return new Attempt(consultation, number, translated, state, null, null, null);
    }

    public Attempt sealed(IntentReceipt proof) {
        return new Attempt(consultation, number, message, codecState, proof, null, null);
    }

    public Attempt answered(WireReply received) {
        return new Attempt(consultation, number, message, codecState, receipt, received, null);
    }

    public Attempt failed(SendFailure why) {
        return new Attempt(consultation, number, message, codecState, receipt, null, why);
    }
}
