package nl.grenspoort.kiosk.soap;

import nl.grenspoort.kiosk.soap.Shape.Bool;
import nl.grenspoort.kiosk.soap.Shape.Bytes;
import nl.grenspoort.kiosk.soap.Shape.Entries;
import nl.grenspoort.kiosk.soap.Shape.Fields;
import nl.grenspoort.kiosk.soap.Shape.Items;
import nl.grenspoort.kiosk.soap.Shape.Number;
import nl.grenspoort.kiosk.soap.Shape.Text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The requests of {@code contracts/desk/desk.xsd}; a test holds the two against each other. */
final class Shapes {
    private static final Shape TEXT = new Text();
    private static final Shape NUMBER = new Number();
    private static final Shape BOOL = new Bool();
    private static final Shape BYTES = new Bytes();

    private static final Fields OFFICER = new Fields(Map.of("officerNumber", TEXT));
    private static final Fields CHECK = OFFICER.and("checkId", TEXT);

    private static final Fields CONVEYANCE =
            new Fields(Map.of("kind", TEXT, "number", TEXT, "operator", TEXT));
    private static final Fields PARTY =
            new Fields(
                    Map.of("id", TEXT, "role", TEXT, "relatedChecks", new Items("checkId", TEXT)));
    private static final Fields DOCUMENT =
            new Fields(
                    Map.of(
                            "kind",
                            TEXT,
                            "mrz",
                            new Items("line", TEXT),
                            "chip",
                            chip(),
                            "readerOutcomes",
                            new Entries("outcome", "protocol", "result")));
    private static final Fields FINGER =
            new Fields(
                    Map.of(
                            "position", TEXT,
                            "image", BYTES,
                            "mediaType", TEXT,
                            "quality", NUMBER,
                            "absence", TEXT,
                            "device", TEXT,
                            "presentationAttack", TEXT));

    private static final Fields OBSERVATION = new Fields(observation());

    /** By the name of the Body's child, which is the operation's. */
    static final Map<String, Fields> REQUESTS =
            Map.of(
                    "openBorderCheck", open(),
                    "getBorderCheck", CHECK.and("wait", NUMBER),
                    "captureFace", face(),
                    "captureFingers", CHECK.and("fingers", new Items("finger", FINGER)),
                    "captureAnswers",
                            CHECK.and("answers", new Entries("answer", "question", "value")),
                    "completeBorderCheck", CHECK,
                    "abandonBorderCheck", CHECK,
                    "recordPassage", CHECK.and("passage", TEXT),
                    "recordObservation", observed(),
                    "getParty", OFFICER.and("partyId", TEXT));

    private Shapes() {}

    private static Fields open() {
        return OFFICER.and("idempotencyKey", TEXT)
                .and("direction", TEXT)
                .and("capacity", TEXT)
                .and("conveyance", CONVEYANCE)
                .and("party", PARTY)
                .and("documents", new Items("document", DOCUMENT))
                .and("observations", new Items("observation", OBSERVATION));
    }

    /** Of whatever kind; which fields belong to which is said where REST's are read too. */
    private static Map<String, Shape> observation() {
        Map<String, Shape> fields = new LinkedHashMap<>();
        List.of(
                        "kind",
                        "outcome",
                        "entry",
                        "exit",
                        "state",
                        "evidence",
                        "day",
                        "ground",
                        "needed",
                        "reference")
                .forEach(name -> fields.put(name, TEXT));
        List.of("shown", "purposeShown", "meansShown", "objects")
                .forEach(name -> fields.put(name, BOOL));
        return fields;
    }

    private static Fields observed() {
        Fields fields = CHECK;
        for (Map.Entry<String, Shape> field : OBSERVATION.fields().entrySet()) {
            fields = fields.and(field.getKey(), field.getValue());
        }
        return fields;
    }

    private static Fields face() {
        return CHECK.and("image", BYTES)
                .and("mediaType", TEXT)
                .and("quality", NUMBER)
                .and("device", TEXT)
                .and("presentationAttack", TEXT);
    }

    /** Elementary files of the LDS: ICAO 9303-10, 4.6 and 4.7. */
    private static Fields chip() {
        Fields chip = new Fields(Map.of("EF.COM", BYTES, "EF.SOD", BYTES));
        for (int number = 1; number <= 16; number++) {
            chip = chip.and("DG" + number, BYTES);
        }
        return chip;
    }
}
