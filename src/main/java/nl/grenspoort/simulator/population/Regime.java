package nl.grenspoort.simulator.population;

/** What a person's nationality means for a short stay. */
public enum Regime {
    FREE_MOVEMENT,
    VISA_EXEMPT,
    VISA_REQUIRED;

    static Regime of(String letter) {
        return switch (letter) {
            case "U" -> FREE_MOVEMENT;
            case "E" -> VISA_EXEMPT;
            case "R" -> VISA_REQUIRED;
            default -> throw new IllegalArgumentException("no regime: " + letter);
        };
    }
}
