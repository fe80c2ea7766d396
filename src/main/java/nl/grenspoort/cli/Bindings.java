package nl.grenspoort.cli;

/** Binds the commands to the modules they use. */
final class Bindings {
    private Bindings() {}

    static Makers makers() {
        return new Makers(
                _ -> {
                    throw new CommandFailedException("The document module is not bound yet.");
                },
                (_, _) -> {
                    throw new CommandFailedException("The document module is not bound yet.");
                },
                _ -> {
                    throw new CommandFailedException("The message log is not bound yet.");
                });
    }
}
