package nl.grenspoort.casework;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

import nl.grenspoort.entry.Observation;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** A border check, or what is known so far of one, as the bytes that are sealed into its row. */
final class BorderCheckCodec {
    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    // a row written by a newer node may be read by an older one during a rolling
                    // update
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .addMixIn(Observation.class, Observed.class)
                    .build();

    byte[] write(BorderCheck check) {
        return JSON.writeValueAsBytes(check);
    }

    byte[] write(PartialResult result) {
        return JSON.writeValueAsBytes(result);
    }

    PartialResult readPartial(byte[] bytes) {
        return JSON.readValue(bytes, PartialResult.class);
    }

    BorderCheck read(byte[] bytes) {
        return JSON.readValue(bytes, BorderCheck.class);
    }

    /** Which observation it is; the law knows of no JSON. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "observation")
    private interface Observed {}
}
