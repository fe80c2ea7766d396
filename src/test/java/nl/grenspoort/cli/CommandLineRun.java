package nl.grenspoort.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;

/** A command that was run in this JVM, with what it printed. */
record CommandLineRun(int code, String out, String err) {
    static CommandLineRun of(Path home, Makers makers, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Context context = new Context(new Home(home), makers, new PrintWriter(out), 100);
        int code = Commands.run(arguments, context, new PrintWriter(err));
        return new CommandLineRun(code, out.toString(), err.toString());
    }
}
