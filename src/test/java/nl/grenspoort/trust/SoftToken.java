package nl.grenspoort.trust;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A PKCS#11 token in software (SoftHSM 2), filled with keytool as {@code certs/README.md} tells
 * operators. The library reads where its tokens are once per process, so a JVM has one.
 *
 * @param config of the JDK's provider
 * @param pin file with the PIN
 */
record SoftToken(Path config, Path pin) {
    static final String PIN = "8642-hidden";

    private static final List<Path> LIBRARIES =
            List.of(
                    Path.of("/usr/lib/softhsm/libsofthsm2.so"),
                    Path.of("/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so"),
                    Path.of("/usr/lib64/pkcs11/libsofthsm2.so"),
                    Path.of("/opt/homebrew/lib/softhsm/libsofthsm2.so"));

    /** Ends the test as skipped where SoftHSM is not installed. */
    static SoftToken filled(Path folder, OwnPki pki) throws IOException, InterruptedException {
        Path library = LIBRARIES.stream().filter(Files::exists).findFirst().orElse(null);
        assumeTrue(
                library != null,
                "SoftHSM 2 is not installed, so PKCS#11 is not tested: apt-get install softhsm2");
        Path settings = folder.resolve("softhsm2.conf");
        Files.createDirectories(folder.resolve("tokens"));
        Files.writeString(
                settings,
                "directories.tokendir = %s/tokens\nlog.level = ERROR\n".formatted(folder));
        setEnvironment("SOFTHSM2_CONF", settings.toString());
        run(
                settings,
                "softhsm2-util",
                "--init-token",
                "--free",
                "--label",
                "grenspoort",
                "--pin",
                PIN,
                "--so-pin",
                "so-" + PIN);
        SoftToken token =
                new SoftToken(
                        Files.writeString(
                                folder.resolve("p11.cfg"),
                                """
                                name = grenspoort
                                library = %s
                                slotListIndex = 0
                                attributes(*,CKO_PRIVATE_KEY,*) = { CKA_SENSITIVE = true CKA_EXTRACTABLE = false }
                                attributes(*,CKO_SECRET_KEY,*) = { CKA_SENSITIVE = true CKA_EXTRACTABLE = false }
                                """
                                        .formatted(library)),
                        Files.writeString(folder.resolve("pin"), PIN + "\n"));
        pki.run("pkcs12");
        Path gateway = pki.gateway().folder();
        token.keytool(
                settings,
                "-importkeystore",
                "-noprompt",
                "-srcstoretype",
                "PKCS12",
                "-srckeystore",
                gateway.resolve("keys.p12").toString(),
                "-srcstorepass:file",
                gateway.resolve("keys.password").toString(),
                "-deststoretype",
                "PKCS11",
                "-destkeystore",
                "NONE",
                "-deststorepass:file",
                token.pin.toString());
        token.keytool(
                settings,
                "-genseckey",
                "-alias",
                "sealing",
                "-keyalg",
                "HmacSHA256",
                "-keysize",
                "256",
                "-storetype",
                "PKCS11",
                "-keystore",
                "NONE",
                "-storepass:file",
                token.pin.toString());
        return token;
    }

    private void keytool(Path settings, String... arguments)
            throws IOException, InterruptedException {
        String[] all = new String[arguments.length + 5];
        all[0] = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[arguments.length + 1] = "-addprovider";
        all[arguments.length + 2] = "SunPKCS11";
        all[arguments.length + 3] = "-providerarg";
        all[arguments.length + 4] = config.toString();
        run(settings, all);
    }

    private static void run(Path settings, String... command)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("SOFTHSM2_CONF", settings.toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError(command[0] + " " + command[1] + " failed: " + said);
        }
    }

    /** Of this process: the library is loaded into it. */
    private static void setEnvironment(String name, String value) {
        Linker linker = Linker.nativeLinker();
        try (Arena arena = Arena.ofConfined()) {
            linker.downcallHandle(
                            linker.defaultLookup().find("setenv").orElseThrow(),
                            FunctionDescriptor.of(
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.ADDRESS,
                                    ValueLayout.ADDRESS,
                                    ValueLayout.JAVA_INT))
                    .invoke(arena.allocateFrom(name), arena.allocateFrom(value), 1);
        } catch (Throwable e) {
            throw new AssertionError("the environment can't be set", e);
        }
    }
}
