package nl.grenspoort.entry.lane;

/** Biometric data that a lane may ask for: Regulation (EU) 2017/2226 Art. 15 to 17. */
public enum Sample {
    FACE,
    FINGERS
}
