package nl.grenspoort.simulator.vis;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.simulator.state.Records;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.stream.Stream;

/**
 * Files and permits as one kind of records. A file is found by each of its stickers, a permit by
 * its number: issuing State, a space, the number.
 */
final class VisHeldRecords implements Records {
    private final Records files;
    private final Records permits;

    VisHeldRecords(Records files, Records permits) {
        this.files = requireNonNull(files, "files");
        this.permits = requireNonNull(permits, "permits");
    }

    @Override
    public List<JsonNode> find(Search search) {
        return Stream.concat(files.find(search).stream(), permits.find(search).stream())
                .limit(search.limit())
                .toList();
    }

    /** Only a permit says what kind of one it is. */
    @Override
    public void put(String reference, JsonNode record) {
        (record.has("kind") ? permits : files).put(reference, record);
    }

    @Override
    public boolean remove(String reference) {
        return files.remove(reference) || permits.remove(reference);
    }
}
