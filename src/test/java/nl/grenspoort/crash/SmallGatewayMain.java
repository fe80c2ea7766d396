package nl.grenspoort.crash;

import nl.grenspoort.database.EmbeddedDatabase;

import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;

import javax.sql.DataSource;

/**
 * A {@link SmallGateway} as a process: callers come in by a socket, crash plans by standard input.
 * It ends when that is closed, so that none is left behind.
 */
final class SmallGatewayMain {
    private SmallGatewayMain() {}

    /**
     * @param args data folder of the database; its address, or {@code embedded} to start it; port
     *     of the system to ask; {@code migrate} or {@code as-is}; a plan, or nothing
     */
    public static void main(String[] args) throws Exception {
        Path data = Path.of(args[0]);
        CrashHook hook = new CrashHook(data);
        if (args.length > 4) {
            hook.arm(CrashHook.Plan.parse(args[4]));
        }
        Thread.ofPlatform().daemon().start(() -> obey(hook));
        DataSource database = database(args[1], data);
        if (args[3].equals("migrate")) {
            Flyway.configure().dataSource(CrashingDatabase.over(database, hook)).load().migrate();
        }
        InetSocketAddress system =
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[2]));
        SmallGateway gateway =
                new SmallGateway(database, hook, (question, sent) -> ask(system, question, sent));
        Runtime.getRuntime().addShutdownHook(new Thread(gateway::close));
        try (ServerSocket door = new ServerSocket(0, 100, InetAddress.getLoopbackAddress())) {
            System.out.println("PORT " + door.getLocalPort());
            while (true) {
                Socket caller = door.accept();
                Thread.startVirtualThread(() -> serve(caller, gateway));
            }
        }
    }

    private static DataSource database(String address, Path data) throws SQLException {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUser("grenspoort");
        database.setPassword(SmallGatewayProcess.PASSWORD);
        // as long as it takes on a machine that does much else
        database.setLoginTimeout(60);
        database.setConnectTimeout(10);
        database.setSocketTimeout(10);
        if (address.equals("embedded")) {
            EmbeddedDatabase server =
                    EmbeddedDatabase.start(
                            data, 0, SmallGatewayProcess.PASSWORD, Duration.ofSeconds(60));
            System.out.println("DATABASE " + server.url("grenspoort"));
            database.setUrl(server.url("grenspoort"));
        } else {
            database.setUrl(address);
        }
        return database;
    }

    private static void obey(CrashHook hook) {
        try (BufferedReader input = new BufferedReader(new InputStreamReader(System.in))) {
            for (String line = input.readLine(); line != null; line = input.readLine()) {
                hook.arm(CrashHook.Plan.parse(line));
            }
        } catch (IOException e) {
            // nobody is left to obey
        }
        Runtime.getRuntime().halt(1);
    }

    private static void serve(Socket caller, SmallGateway gateway) {
        try (caller;
                BufferedReader requests = reader(caller)) {
            for (String line = requests.readLine(); line != null; line = requests.readLine()) {
                write(caller, gateway.answer(line));
            }
        } catch (IOException e) {
            // the caller is gone
        }
    }

    private static String ask(InetSocketAddress system, String question, Runnable sent)
            throws IOException {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(2_000);
            socket.connect(system, 1_000);
            write(socket, question);
            sent.run();
            String answer = reader(socket).readLine();
            if (answer == null) {
                throw new IOException("no answer");
            }
            return answer;
        }
    }

    static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    static void write(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
