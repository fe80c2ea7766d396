package nl.grenspoort.crash;

import com.zaxxer.hikari.HikariDataSource;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/**
 * The system that gateways ask. It lives in the parent, looks into the log by itself whether a
 * question's intent is there at the moment the question comes in, and never answers the same twice.
 */
final class RecordingPeer implements AutoCloseable {
    private final ServerSocket door;
    private volatile @Nullable Ledger ledger;
    private volatile @Nullable HikariDataSource database;

    RecordingPeer() throws IOException {
        this.door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    /** From now on questions belong to this log. */
    void records(Ledger into, HikariDataSource log) {
        ledger = into;
        database = log;
    }

    int port() {
        return door.getLocalPort();
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                Socket asker = door.accept();
                Thread.startVirtualThread(() -> answer(asker));
            } catch (IOException e) {
                // closed
            }
        }
    }

    private void answer(Socket asker) {
        try (asker) {
            String question = SmallGatewayMain.reader(asker).readLine();
            Ledger into = ledger;
            if (question == null || into == null) {
                return;
            }
            String answer = answer(UUID.randomUUID());
            into.received(new Ledger.Received(question, answer, intended(question)));
            SmallGatewayMain.write(asker, answer);
        } catch (IOException e) {
            // the asker was killed
        }
    }

    /** One of two kinds, and never the same again. */
    static String answer(UUID nonce) {
        return (nonce.getLeastSignificantBits() % 2 == 0 ? "HIT-" : "NOTHING-") + nonce;
    }

    private @Nullable Boolean intended(String question) {
        HikariDataSource log = database;
        if (log == null) {
            return null;
        }
        try (Connection connection = log.getConnection();
                PreparedStatement sql =
                        connection.prepareStatement(
                                "select 1 from log_entry where correlation_id = ?"
                                        + " and kind = 'INTENT' and direction = 'OUTBOUND'")) {
            sql.setObject(1, UUID.fromString(question.split(" ")[1]));
            try (ResultSet row = sql.executeQuery()) {
                return row.next();
            }
        } catch (SQLException e) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
