package nl.grenspoort.access;

import nl.grenspoort.trust.Oin;

import java.nio.file.Path;
import java.util.Optional;

/** Who is registered: terminals by the OIN of their certificate, officers by their number. */
public interface Register {
    Optional<Terminal> terminal(Oin oin);

    Optional<Officer> officer(String number);

    /** Changes whenever what is registered changes; logged with every verdict (law 9). */
    String version();

    /**
     * Reads these files once.
     *
     * @throws nl.grenspoort.start.StartRefusedException naming the place that can't be used
     */
    static Register read(Path terminals, Path officers) {
        return AccessFiles.register(terminals, officers);
    }
}
