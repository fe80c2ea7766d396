package nl.grenspoort.messagelog;

/** Capture policies for tests of other modules. */
public final class TestCapture {
    private TestCapture() {}

    public static CapturePolicy everything() {
        return new CapturePolicy(true, java.util.Map.of());
    }
}
