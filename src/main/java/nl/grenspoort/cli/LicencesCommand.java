package nl.grenspoort.cli;

import static java.util.Objects.requireNonNull;

import picocli.CommandLine.Command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;

/** Prints under which licences this program and its libraries are. */
@Command(
        name = "licences",
        description = "Tell the licences of Grenspoort and of the libraries in it.",
        mixinStandardHelpOptions = true)
final class LicencesCommand implements Callable<Integer> {
    /** Written by the build when it packages. */
    private static final String LIBRARIES = "/META-INF/THIRD-PARTY.txt";

    private final Context context;

    LicencesCommand(Context context) {
        this.context = requireNonNull(context, "context");
    }

    @Override
    public Integer call() throws IOException {
        try (InputStream in = LicencesCommand.class.getResourceAsStream(LIBRARIES)) {
            if (in == null) {
                throw new CommandFailedException(
                        "The list of libraries is written when the jars are made: mvn -DskipTests package.");
            }
            context.out()
                    .println("Grenspoort: European Union Public Licence, version 1.2 (EUPL-1.2)");
            context.out().print(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        return 0;
    }
}
