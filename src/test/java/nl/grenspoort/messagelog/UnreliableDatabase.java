package nl.grenspoort.messagelog;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
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
        return proxy(
                DataSource.class,
                (method, arguments) ->
                        method.getName().equals("getConnection")
                                ? connection(database.getConnection(), faults)
                                : invoke(database, method, arguments));
    }

    private static Connection connection(Connection real, Supplier<Fault> faults) {
        AtomicBoolean givenUp = new AtomicBoolean();
        return proxy(
                Connection.class,
                (method, arguments) -> {
                    if (givenUp.get()) {
                        return null;
                    }
                    if (method.getName().equals("commit")) {
                        commit(real, real::commit, faults.get(), givenUp);
                        return null;
                    }
                    Object result = invoke(real, method, arguments);
                    return result instanceof PreparedStatement statement
                                    && ((String) arguments[0]).contains("update log_head")
                            ? batch(real, statement, faults, givenUp)
                            : result;
                });
    }

    /** The statement that writes a batch; in autocommit mode it is the commit. */
    private static PreparedStatement batch(
            Connection connection,
            PreparedStatement real,
            Supplier<Fault> faults,
            AtomicBoolean givenUp) {
        return proxy(
                PreparedStatement.class,
                (method, arguments) -> {
                    if (method.getName().equals("execute") && connection.getAutoCommit()) {
                        commit(connection, real::execute, faults.get(), givenUp);
                        return true;
                    }
                    return givenUp.get() ? null : invoke(real, method, arguments);
                });
    }

    private static void commit(
            Connection real, Committing committing, Fault fault, AtomicBoolean givenUp)
            throws SQLException {
        switch (fault) {
            case NONE -> committing.run();
            case LOST_BEFORE -> {
                real.abort(Runnable::run);
                throw new SQLException("lost before the commit", "08006");
            }
            case LOST_AFTER -> {
                committing.run();
                real.abort(Runnable::run);
                throw new SQLException("lost after the commit", "08006");
            }
            case STILL_UNDER_WAY -> {
                // rollback and close no longer reach the connection: its server side goes on
                givenUp.set(true);
                CompletableFuture.runAsync(
                        () -> runUnchecked(real, committing),
                        CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS));
                throw new SQLException("the commit's end is not known", "08007");
            }
        }
    }

    private static void runUnchecked(Connection real, Committing committing) {
        try {
            committing.run();
            real.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(
                Proxy.newProxyInstance(
                        UnreliableDatabase.class.getClassLoader(),
                        new Class<?>[] {type},
                        (_, method, arguments) -> call.on(method, arguments)));
    }

    private static @Nullable Object invoke(Object on, Method method, Object[] arguments)
            throws Throwable {
        try {
            return method.invoke(on, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private interface Committing {
        void run() throws SQLException;
    }

    private interface Call {
        @Nullable Object on(Method method, Object[] arguments) throws Throwable;
    }
}
