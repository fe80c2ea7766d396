package nl.grenspoort.messagelog;

import com.zaxxer.hikari.HikariDataSource;

import org.postgresql.ds.PGSimpleDataSource;

import java.util.UUID;

/**
 * A process that writes into a log until it is killed, and says on its standard output what was
 * acknowledged: one line {@code acknowledged <id>} each.
 */
final class LogWriter {
    private static final int THREADS = 4;

    private LogWriter() {}

    /** Address, user, password. */
    public static void main(String[] args) {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(args[0]);
        database.setUser(args[1]);
        database.setPassword(args[2]);
        HikariDataSource pool = TestLog.pool(database);
        MessageLogs log = MessageLogs.open(pool, TestLog.sealer(), TestLog.ORIGIN);
        for (int i = 0; i < THREADS; i++) {
            Thread.ofPlatform().start(() -> write(log.log()));
        }
    }

    private static void write(MessageLog log) {
        while (true) {
            UUID correlation = UUID.randomUUID();
            acknowledged(log.sealIntent(TestLog.intent(null, correlation, "<ask/>")).entryId());
            log.append(TestLog.admin("not-waited-for"));
            acknowledged(log.appendDurably(TestLog.outcome(null, correlation, "<answer/>")));
        }
    }

    private static void acknowledged(UUID id) {
        synchronized (System.out) {
            System.out.println("acknowledged " + id);
            System.out.flush();
        }
    }
}
