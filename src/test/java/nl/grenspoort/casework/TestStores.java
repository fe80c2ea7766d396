package nl.grenspoort.casework;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import nl.grenspoort.database.TestDatabase;
import nl.grenspoort.trust.Sealer;

import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;

/** Border check stores on a real database. */
final class TestStores {
    private static final SecretKeySpec KEY = new SecretKeySpec(new byte[32], "AES");

    private TestStores() {}

    /** A new database behind a pool, for tests that ask often. */
    static DataSource pool() {
        HikariConfig config = new HikariConfig();
        config.setDataSource(TestDatabase.fresh());
        config.setMaximumPoolSize(8);
        return new HikariDataSource(config);
    }

    /** Nobody listens there. */
    static DataSource unreachable() {
        PGSimpleDataSource nowhere = new PGSimpleDataSource();
        nowhere.setServerNames(new String[] {"127.0.0.1"});
        nowhere.setPortNumbers(new int[] {1});
        return nowhere;
    }

    static BorderCheckStore on(DataSource database) {
        return new BorderCheckStore(
                JdbcClient.create(database),
                new TransactionTemplate(new DataSourceTransactionManager(database)),
                new Sealer("bucket-1", KEY));
    }

    static BodyMac mac() {
        return new BodyMac(KEY);
    }
}
