package nl.grenspoort.casework;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** A border check as the bytes that are sealed into its row. */
final class BorderCheckCodec {
    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    // a row written by a newer node may be read by an older one during a rolling
                    // update
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    byte[] write(BorderCheck check) {
        return JSON.writeValueAsBytes(check);
    }

    BorderCheck read(byte[] bytes) {
        return JSON.readValue(bytes, BorderCheck.class);
    }
}
