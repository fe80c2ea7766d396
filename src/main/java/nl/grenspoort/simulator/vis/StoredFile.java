package nl.grenspoort.simulator.vis;

import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.identity.Person;
import nl.grenspoort.systems.vis.Biometric;
import nl.grenspoort.systems.vis.MatchKey;
import nl.grenspoort.systems.vis.Visa;
import nl.grenspoort.systems.vis.wsdl.Purposes;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * An application file as the simulator keeps it.
 *
 * @param refusals days on which a visa was refused (Art. 12): kept, and in no answer of Art. 18 or
 *     19a
 */
record StoredFile(
        Person holder,
        DocumentReference travelDocument,
        Purposes purposeOfTravel,
        List<String> mainDestination,
        Biometric facialImage,
        Biometric fingerprints,
        List<Visa> visas,
        List<LocalDate> refusals) {
    StoredFile {
        mainDestination = List.copyOf(mainDestination);
        visas = List.copyOf(visas);
        refusals = List.copyOf(refusals);
    }

    /** Keys of the question that find it; empty when none does. */
    Set<MatchKey> match(Asked asked) {
        return asked.match(
                holder,
                travelDocument,
                sticker ->
                        visas.stream()
                                .anyMatch(
                                        visa ->
                                                sticker.is(
                                                        visa.issuingState(),
                                                        visa.stickerNumber())));
    }
}
