package nl.grenspoort.casework;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

import nl.grenspoort.entry.Observation;
import nl.grenspoort.entry.ObservationKind;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;

import java.util.Arrays;

/** A border check, or what is known so far of one, as the bytes that are sealed into its row. */
final class BorderCheckCodec {
    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    // a row written by a newer node may be read by an older one during a rolling
                    // update
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .addMixIn(Observation.class, Kind.class)
                    .registerSubtypes(
                            Arrays.stream(ObservationKind.values())
                                    .map(kind -> new NamedType(kind.type(), kind.name()))
                                    .toArray(NamedType[]::new))
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

    /** An observation says of which kind it is: the law knows no JSON. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    private interface Kind {}
}
