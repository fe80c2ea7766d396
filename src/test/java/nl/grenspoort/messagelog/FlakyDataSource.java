package nl.grenspoort.messagelog;

import org.springframework.jdbc.datasource.AbstractDataSource;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.BooleanSupplier;

import javax.sql.DataSource;

/** A real database behind a line that can be cut: before anything, or just after a commit. */
final class FlakyDataSource extends AbstractDataSource {
    private final DataSource real;
    private final BooleanSupplier down;
    private BooleanSupplier deaf = () -> false;

    FlakyDataSource(DataSource real, BooleanSupplier down) {
        this.real = real;
        this.down = down;
    }

    void commitThenFail(BooleanSupplier when) {
        deaf = when;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (down.getAsBoolean()) {
            throw new SQLException("the line is cut", "08006");
        }
        Connection connection = real.getConnection();
        return (Connection)
                Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (_, method, arguments) -> {
                            try {
                                Object result = method.invoke(connection, arguments);
                                if (method.getName().equals("commit") && deaf.getAsBoolean()) {
                                    throw new SQLException("the line was cut", "08006");
                                }
                                return result;
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return getConnection();
    }
}
