package nl.grenspoort.messagelog;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** A log in memory for tests of what callers log, and of what they do when it can't commit. */
public final class RecordingLog implements MessageLog {
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();
    private volatile boolean broken;

    /** From now on nothing commits. */
    public void breakDown() {
        broken = true;
    }

    public void recover() {
        broken = false;
    }

    public List<LogRecord> records() {
        return List.copyOf(records);
    }

    public List<LogRecord> records(LogRecord.Kind kind) {
        return records.stream().filter(record -> record.kind() == kind).toList();
    }

    @Override
    public UUID append(LogRecord entry) {
        if (broken) {
            throw new LogUnavailableException("broken by the test", null);
        }
        records.add(entry);
        return UUID.randomUUID();
    }

    @Override
    public UUID appendDurably(LogRecord entry) {
        return append(entry);
    }

    @Override
    public IntentReceipt sealIntent(LogRecord intent) {
        UUID id = append(intent);
        LogRecord.Body body = java.util.Objects.requireNonNull(intent.body());
        return new IntentReceipt(id, intent.system(), Sha256.of(body.wire()));
    }
}
