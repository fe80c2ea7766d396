package nl.grenspoort.crash;

import nl.grenspoort.crash.Ledger.Conversation;
import nl.grenspoort.crash.Ledger.Told;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Many desks that open checks and wait for their answers, over whatever gateways there are. */
final class Callers implements AutoCloseable {
    private static final int DESKS = 8;
    private static final int PATIENCE_MILLIS = 6_000;

    private final Ledger ledger;
    private final Supplier<List<SmallGatewayProcess>> gateways;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicLong acknowledged = new AtomicLong();
    private volatile boolean flowing = true;

    Callers(Ledger ledger, Supplier<List<SmallGatewayProcess>> gateways) {
        this.ledger = ledger;
        this.gateways = gateways;
    }

    void start() {
        for (int desk = 1; desk <= DESKS; desk++) {
            int number = desk;
            threads.add(Thread.startVirtualThread(() -> flow(number)));
        }
    }

    private void flow(int desk) {
        while (flowing) {
            try (Socket socket = connect()) {
                BufferedReader answers = SmallGatewayMain.reader(socket);
                while (flowing) {
                    converse(ledger.begin(desk, UUID.randomUUID().toString()), socket, answers);
                    // the next traveller steps up
                    pause();
                }
            } catch (IOException | RuntimeException e) {
                pause();
            }
        }
    }

    private void converse(Conversation conversation, Socket socket, BufferedReader answers)
            throws IOException {
        try {
            Told opened = ask(conversation, open(conversation), socket, answers);
            while (opened != null && flowing && !conversation.finished()) {
                if (ask(conversation, view(conversation, opened, 300), socket, answers) == null) {
                    opened = null;
                }
            }
        } catch (IOException e) {
            conversation.refused();
            throw e;
        }
    }

    /** Null when nothing could be said. */
    private @Nullable Told ask(
            Conversation conversation, String request, Socket socket, BufferedReader answers)
            throws IOException {
        SmallGatewayMain.write(socket, request);
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("no answer");
        }
        if (line.startsWith("UNAVAILABLE ")) {
            conversation.refused();
            pause();
            return null;
        }
        Told told = Told.parse(line);
        ledger.told(conversation, told);
        acknowledged.incrementAndGet();
        return told;
    }

    private static String open(Conversation conversation) {
        return "OPEN %d %s %s"
                .formatted(conversation.desk(), conversation.key(), conversation.body());
    }

    private static String view(Conversation conversation, Told opened, int waitMillis) {
        return "VIEW %d %s %d".formatted(conversation.desk(), opened.check(), waitMillis);
    }

    /**
     * Asks with the same key again, and for the end of the check.
     *
     * @param waitMillis how long the gateway may wait for the end
     */
    void askAgain(Conversation conversation, int waitMillis) throws IOException {
        try (Socket socket = connect()) {
            BufferedReader answers = SmallGatewayMain.reader(socket);
            Told opened = ask(conversation, open(conversation), socket, answers);
            if (opened != null) {
                ask(conversation, view(conversation, opened, waitMillis), socket, answers);
            }
        }
    }

    private Socket connect() throws IOException {
        List<SmallGatewayProcess> serving =
                gateways.get().stream().filter(SmallGatewayProcess::serves).toList();
        if (serving.isEmpty()) {
            throw new IOException("no gateway serves");
        }
        int any = ThreadLocalRandom.current().nextInt(serving.size());
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), serving.get(any).port());
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    /** How many answers were told. */
    long acknowledged() {
        return acknowledged.get();
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Begins nothing more and waits for what is under way. */
    @Override
    public void close() {
        flowing = false;
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
