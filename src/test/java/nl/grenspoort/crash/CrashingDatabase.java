package nl.grenspoort.crash;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

/**
 * A database that tells the hook which statement is about to run and which is done. It knows the
 * gateway's statements by their text, so that the gateway itself need not know of it.
 */
final class CrashingDatabase {
    private CrashingDatabase() {}

    static DataSource over(DataSource database, CrashHook hook) {
        return proxy(
                DataSource.class,
                (method, arguments) ->
                        method.getName().equals("getConnection")
                                ? connection(database.getConnection(), hook)
                                : invoke(database, method, arguments));
    }

    private static Connection connection(Connection real, CrashHook hook) throws SQLException {
        long backend = real.unwrap(PGConnection.class).getBackendPID();
        Work work = new Work();
        return proxy(
                Connection.class,
                (method, arguments) -> {
                    if (method.getName().equals("commit")) {
                        real.commit();
                        work.reached(hook, work.committed, backend);
                        work.committed = null;
                        return null;
                    }
                    Object result = invoke(real, method, arguments);
                    if (result instanceof PreparedStatement statement) {
                        return statement(
                                PreparedStatement.class,
                                statement,
                                (String) arguments[0],
                                work,
                                hook,
                                backend);
                    }
                    return result instanceof Statement statement
                            ? statement(Statement.class, statement, "", work, hook, backend)
                            : result;
                });
    }

    private static <T extends Statement> T statement(
            Class<T> type, T real, String prepared, Work work, CrashHook hook, long backend) {
        return proxy(
                type,
                (method, arguments) -> {
                    if (!method.getName().startsWith("execute")) {
                        return invoke(real, method, arguments);
                    }
                    String sql = prepared.isEmpty() ? (String) arguments[0] : prepared;
                    Steps steps = Steps.of(sql);
                    work.reached(hook, steps.before, backend);
                    Object result = invoke(real, method, arguments);
                    work.reached(hook, steps.done, backend);
                    if (steps.committed != null) {
                        work.committed = steps.committed;
                    }
                    return result;
                });
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(
                Proxy.newProxyInstance(
                        CrashingDatabase.class.getClassLoader(),
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

    /** What a connection's transaction has done. */
    private static final class Work {
        private @Nullable CrashPoint committed;

        void reached(CrashHook hook, @Nullable CrashPoint point, long backend) {
            if (point != null) {
                hook.at(point, backend);
            }
        }
    }

    /** The points around a statement and after its commit. */
    private enum Steps {
        BATCH(CrashPoint.BATCH, CrashPoint.BATCH_WRITTEN, null),
        HEAD(null, CrashPoint.HEAD_LOCKED, null),
        PARTITION(CrashPoint.PARTITION, CrashPoint.PARTITION_MADE, null),
        CHECK(CrashPoint.CHECK, CrashPoint.CHECK_WRITTEN, CrashPoint.CHECK_COMMITTED),
        TAKEOVER(CrashPoint.TAKEOVER, CrashPoint.TAKEOVER_WRITTEN, CrashPoint.TAKEOVER_COMMITTED),
        CONCLUSION(
                CrashPoint.CONCLUSION,
                CrashPoint.CONCLUSION_WRITTEN,
                CrashPoint.CONCLUSION_COMMITTED),
        MIGRATION(CrashPoint.MIGRATION, null, null),
        OTHER(null, null, null);

        private final @Nullable CrashPoint before;
        private final @Nullable CrashPoint done;
        private final @Nullable CrashPoint committed;

        Steps(
                @Nullable CrashPoint before,
                @Nullable CrashPoint done,
                @Nullable CrashPoint committed) {
            this.before = before;
            this.done = done;
            this.committed = committed;
        }

        static Steps of(String sql) {
            if (sql.contains("update log_head set next_index")) {
                return BATCH;
            } else if (sql.contains("from log_head where id = 1 for update")) {
                return HEAD;
            } else if (sql.contains("log_make_partition(?)")) {
                return PARTITION;
            } else if (sql.contains("insert into border_check")) {
                return CHECK;
            } else if (sql.contains("update border_check set leased_until")) {
                return TAKEOVER;
            } else if (sql.contains("update border_check set status")) {
                return CONCLUSION;
            } else if (sql.contains("create ") || sql.contains("flyway")) {
                return MIGRATION;
            }
            return OTHER;
        }
    }

    private interface Call {
        @Nullable Object on(Method method, Object[] arguments) throws Throwable;
    }
}
