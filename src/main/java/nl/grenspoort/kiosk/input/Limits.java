package nl.grenspoort.kiosk.input;

/**
 * How much one request may hold.
 *
 * @param documents presented by one traveller
 * @param chipFileBytes of one elementary file
 * @param imageBytes of one image
 */
public record Limits(int documents, int chipFileBytes, int imageBytes) {}
