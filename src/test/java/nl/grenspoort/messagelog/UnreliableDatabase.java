package nl.grenspoort.messagelog;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import javax.sql.DataSource;

/** A database whose connections get lost around the commit, as the next {@link Fault} says. */
final class UnreliableDatabase {
    /** What happens to a commit. */
    enum Fault {
        NONE,
        /** The connection is lost before the server hears of the commit. */
        LOST_BEFORE,
        /** The server commits; its answer is lost. */
        LOST_AFTER,
        /** The client gives up while the server is still committing. */
        STILL_UNDER_WAY
    }

    private UnreliableDatabase() {}

    static DataSource over(DataSource database, Supplier<Fault> faults) {
        return (DataSource)
                Proxy.newProxyInstance(
                        UnreliableDatabase.class.getClassLoader(),
                        new Class<?>[] {DataSource.class},
                        (_, method, arguments) ->
                                method.getName().equals("getConnection")
                                        ? connection(database.getConnection(), faults)
                                        : method.invoke(database, arguments));
    }

    private static Connection connection(Connection real, Supplier<Fault> faults) {
        AtomicBoolean givenUp = new AtomicBoolean();
        return (Connection)
                Proxy.newProxyInstance(
                        UnreliableDatabase.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (_, method, arguments) -> {
                            if (givenUp.get()) {
                                return null;
                            }
                            if (method.getName().equals("commit")) {
                                commit(real, faults.get(), givenUp);
                                return null;
                            }
                            try {
                                return method.invoke(real, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    private static void commit(Connection real, Fault fault, AtomicBoolean givenUp)
            throws SQLException {
        switch (fault) {
            case NONE -> real.commit();
            case LOST_BEFORE -> {
                real.abort(Runnable::run);
                throw new SQLException("lost before the commit", "08006");
            }
            case LOST_AFTER -> {
                real.commit();
                real.abort(Runnable::run);
                throw new SQLException("lost after the commit", "08006");
            }
            case STILL_UNDER_WAY -> {
                // rollback and close no longer reach the connection: its server side goes on
                givenUp.set(true);
                CompletableFuture.runAsync(
                        () -> commitUnchecked(real),
                        CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS));
                throw new SQLException("the commit's end is not known", "08007");
            }
        }
    }

    private static void commitUnchecked(Connection real) {
        try {
            real.commit();
            real.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
