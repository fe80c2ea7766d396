package nl.grenspoort.whole;

import org.postgresql.ds.PGSimpleDataSource;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

/** A gateway's database, read past the gateway. */
final class Log {
    private Log() {}

    static DataSource database(GatewayProcess gateway) {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl("jdbc:postgresql://127.0.0.1:" + gateway.databasePort() + "/grenspoort");
        database.setUser("grenspoort");
        database.setPassword(gateway.trust().secret("database"));
        return database;
    }

    /** The first column of each row. */
    static List<String> query(GatewayProcess gateway, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = database(gateway).getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                rows.add(row.getString(1));
            }
        }
        return rows;
    }
}
