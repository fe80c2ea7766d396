package nl.grenspoort.kiosk;

import nl.grenspoort.entry.ObservationKind;

import java.util.Base64;

/** Requests as a kiosk would send them, about nobody who exists. */
final class Bodies {
    static final String LINE_1 = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<";
    static final String LINE_2 = "X000000018UTO7408122F3204159<<<<<<<<<<<<<<04";

    /** Bytes that can be found again wherever they turn up. */
    static final byte[] PORTRAIT = marked("PORTRAIT");

    static final byte[] FINGER = marked("FINGER");

    private Bodies() {}

    static String passport() {
        return """
        {"direction":"ENTRY","capacity":"PASSENGER",
         "conveyance":{"kind":"AIR","number":"KL0641","operator":"KLM"},
         "party":{"id":"p1","role":"ADULT","relatedChecks":["0190b1a2-0000-7000-8000-000000000001"]},
         "documents":[{"kind":"PASSPORT","mrz":["%s","%s"],
          "chip":{"EF.COM":"%s","EF.SOD":"%s","DG1":"%s","DG2":"%s"},
          "readerOutcomes":{"PACE":"SUCCEEDED"}}]}
        """
                .formatted(
                        LINE_1,
                        LINE_2,
                        base64(new byte[] {0x60}),
                        base64(new byte[] {0x77}),
                        base64(new byte[] {0x61}),
                        base64(PORTRAIT));
    }

    /** A passport of which only this is said. */
    static String document(String properties) {
        return "{\"direction\":\"ENTRY\",\"documents\":[{" + properties + "}]}";
    }

    static String face() {
        return """
        {"image":"%s","mediaType":"image/jpeg","quality":80,"device":"maker model 1.0",
         "presentationAttack":"BONA_FIDE"}
        """
                .formatted(base64(PORTRAIT));
    }

    static String fingers() {
        return """
        {"fingers":[
         {"position":"LEFT_INDEX","image":"%s","mediaType":"image/png","quality":60,
          "device":"maker 2","presentationAttack":"NOT_TESTED"},
         {"position":"RIGHT_RING","absence":"BANDAGED","device":"maker 2",
          "presentationAttack":"NOT_TESTED"}]}
        """
                .formatted(base64(FINGER));
    }

    static String answers() {
        return "{\"answers\":{\"purpose-of-stay\":\"TOURISM\"}}";
    }

    static String stayShown() {
        return observation(ObservationKind.STAY_SHOWN);
    }

    /** An observation of that kind, with everything that belongs to it. */
    static String observation(ObservationKind kind) {
        String content =
                switch (kind) {
                    case GUARDIANSHIP -> "\"outcome\":\"DOUBT\"";
                    case ASYLUM_REQUEST -> "";
                    case FAMILY_TIE -> "\"shown\":true";
                    case STAY_SHOWN ->
                            "\"entry\":\"2026-10-01\",\"exit\":\"2026-10-04\",\"state\":\"D\",\"evidence\":\"STAMP\"";
                    case INTENDED_DEPARTURE -> "\"day\":\"2026-12-31\"";
                    case DOCUMENT_ISSUED -> "\"day\":\"2020-02-29\"";
                    case STAY_CONDITIONS -> "\"purposeShown\":true,\"meansShown\":false";
                    case THREAT_ASSESSED -> "\"ground\":\"PUBLIC_HEALTH\"";
                    case BIOMETRICS_REFUSED -> "\"needed\":\"EES_FILE\"";
                    case NOT_THE_SUBJECT -> "\"reference\":\"XALERT1\"";
                    case AUTHORITY_CONSULTED -> "\"objects\":false";
                };
        return "{\"kind\":\"" + kind + (content.isEmpty() ? "\"}" : "\"," + content + "}");
    }

    static String passage() {
        return "{\"passage\":\"PASSED\"}";
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] marked(String word) {
        byte[] bytes = new byte[3000];
        byte[] mark = word.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = mark[i % mark.length];
        }
        return bytes;
    }
}
