package nl.grenspoort.simulator.vis;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.identity.DocumentKind;
import nl.grenspoort.identity.DocumentNumber;
import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.simulator.population.Population;
import nl.grenspoort.simulator.rest.BaseFile;
import nl.grenspoort.simulator.state.HeldRecords;
import nl.grenspoort.simulator.state.Holdings;
import nl.grenspoort.simulator.state.Holdings.Keys;
import nl.grenspoort.simulator.state.Records;
import nl.grenspoort.simulator.state.ReferenceInUseException;
import nl.grenspoort.systems.vis.Visa;
import nl.grenspoort.systems.vis.wsdl.CheckPermitResponse;
import nl.grenspoort.systems.vis.wsdl.File;
import nl.grenspoort.systems.vis.wsdl.Permit;
import nl.grenspoort.systems.vis.wsdl.Result;
import nl.grenspoort.systems.vis.wsdl.SearchResponse;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every file and permit that the simulated VIS holds. Safe for threads. */
final class VisState {
    private final Holdings<StoredFile> files;
    private final Holdings<StoredPermit> permits;

    VisState() {
        this(new Holdings<>(VisState::keys), new Holdings<>(VisState::keys));
    }

    private VisState(Holdings<StoredFile> files, Holdings<StoredPermit> permits) {
        this.files = files;
        this.permits = permits;
    }

    /** Takes in what VIS holds about the population. */
    void settle(Population population) {
        files.fill(
                Population.OWNER,
                population.source(
                        new SystemId("VIS"),
                        new VisPopulation(),
                        file -> reference(file.visas().getFirst())));
    }

    private static String reference(Visa visa) {
        return reference(visa.issuingState(), visa.stickerNumber());
    }

    /** Files and permits, one at a time. */
    Records records() {
        return new VisHeldRecords(
                new HeldRecords<>(files, VisRecords::file, VisRecordForm::written),
                new HeldRecords<>(permits, VisRecords::permit, VisRecordForm::written));
    }

    /** One of its own with all that this one holds now. */
    VisState fork() {
        return new VisState(files.fork(), permits.fork());
    }

    /**
     * Replaces all that this owner holds.
     *
     * @throws IllegalArgumentException when a sticker or permit is held already
     */
    void load(String owner, VisRecords records) {
        try {
            files.load(owner, records.files());
        } catch (ReferenceInUseException e) {
            throw BaseFile.inUse("records.files[%d].visas", e);
        }
        try {
            permits.load(owner, records.permits());
        } catch (ReferenceInUseException e) {
            throw BaseFile.inUse("records.permits[%d].number", e);
        }
    }

    void unload(String owner) {
        files.unload(owner);
        permits.unload(owner);
    }

    /** Files with a visa that match: refusals alone are no answer to this question. */
    SearchResponse search(Asked asked) {
        SearchResponse response = new SearchResponse();
        boolean valid = false;
        for (StoredFile held : files.candidates(asked.person(), documents(asked))) {
            if (!held.visas().isEmpty() && !held.match(asked).isEmpty()) {
                File file = FileWriter.file(held, held.match(asked), asked.day());
                response.getFile().add(file);
                valid |= FileWriter.anyValid(file, asked);
            }
        }
        response.setResult(result(response.getFile(), valid));
        return response;
    }

    CheckPermitResponse permits(Asked asked) {
        CheckPermitResponse response = new CheckPermitResponse();
        boolean valid = false;
        for (StoredPermit held : permits.candidates(asked.person(), documents(asked))) {
            if (!held.match(asked).isEmpty()) {
                Permit permit = FileWriter.permit(held, held.match(asked), asked.day());
                response.getPermit().add(permit);
                valid |= FileWriter.inForce(held, asked.day());
            }
        }
        response.setResult(result(response.getPermit(), valid));
        return response;
    }

    private static Result result(List<?> found, boolean valid) {
        if (found.isEmpty()) {
            return Result.NO_FILE;
        }
        return valid ? Result.VALID_VISA : Result.NO_VALID_VISA;
    }

    /** Stickers and permits are found by as documents too. */
    private static List<DocumentReference> documents(Asked asked) {
        List<DocumentReference> documents = new ArrayList<>(asked.travelDocuments());
        for (Asked.Number number : asked.numbers()) {
            documents.add(document(number.issuer(), number.number()));
        }
        return documents;
    }

    private static Keys keys(StoredFile file) {
        Set<String> references =
                file.visas().stream()
                        .map(VisState::reference)
                        .collect(Collectors.toUnmodifiableSet());
        List<DocumentReference> documents =
                Stream.concat(
                                Stream.of(file.travelDocument()),
                                file.visas().stream()
                                        .map(
                                                visa ->
                                                        document(
                                                                visa.issuingState(),
                                                                visa.stickerNumber())))
                        .toList();
        return new Keys(references, List.of(file.holder()), documents);
    }

    private static Keys keys(StoredPermit held) {
        String issuer = held.permit().issuingState();
        DocumentNumber number = held.permit().number();
        return new Keys(
                Set.of(reference(issuer, number)),
                List.of(held.permit().holder()),
                List.of(held.travelDocument(), document(issuer, number)));
    }

    private static String reference(@Nullable String issuer, DocumentNumber number) {
        return issuer + " " + number.value();
    }

    private static DocumentReference document(@Nullable String issuer, DocumentNumber number) {
        return new DocumentReference(
                DocumentKind.VISA_STICKER,
                new CountryCode(issuer == null ? "X" : issuer),
                number,
                null);
    }
}
