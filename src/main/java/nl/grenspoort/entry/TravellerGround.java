package nl.grenspoort.entry;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.finding.LegalBasis;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One thing that was weighed in deciding a traveller's class and duties: which document decided and
 * by which article, or what was set aside and why.
 *
 * @param parameters what the texts name: codes of States, never a number or a name of a person
 */
public record TravellerGround(Kind kind, Map<String, String> parameters) {
    /** By kind, then by what they name: the order of documents leaves no trace. */
    public static final Comparator<TravellerGround> IN_ORDER =
            Comparator.comparing(TravellerGround::kind)
                    .thenComparing(ground -> new TreeMap<>(ground.parameters).toString());

    public TravellerGround {
        requireNonNull(kind, "kind");
        parameters = Map.copyOf(parameters);
    }

    public static TravellerGround of(Kind kind) {
        return new TravellerGround(kind, Map.of());
    }

    public static TravellerGround of(Kind kind, String parameter, String value) {
        return new TravellerGround(kind, Map.of(parameter, value));
    }

    /** What is weighed. The first group names the class, the second why there is none. */
    public enum Kind {
        FREE_MOVEMENT("traveller.class-free-movement", "2016/399", "2(5)", Told.TO_KNOW),
        FAMILY_CARD("traveller.class-family-card", "2004/38", "5(2)", Told.TO_KNOW),
        RESIDENT("traveller.class-resident", "2016/399", "6(1)(b)", Told.TO_KNOW),
        MICROSTATE("traveller.class-microstate", "2016/399", "6a(3)(e)", Told.TO_KNOW),
        CREW("traveller.class-crew", "2016/399", "6a(3)(g)", Told.TO_LOOK),
        FAMILY("traveller.class-family", "2017/2226", "2(1)(b)", Told.TO_KNOW),
        VISA_EXEMPT("traveller.class-visa-exempt", "2018/1806", "4(1)", Told.TO_KNOW),
        VISA_REQUIRED("traveller.class-visa-required", "2018/1806", "3(1)", Told.TO_KNOW),
        MEMBER_STATE_REFUGEE(
                "traveller.class-refugee-exempt", "2018/1806", "4(2)(c)", Told.TO_KNOW),
        REFUGEE("traveller.class-refugee", "2018/1806", "3(2)", Told.TO_KNOW),

        NO_TRAVEL_DOCUMENT("traveller.open-no-document", "2016/399", "6(1)(a)", Told.TO_KNOW),
        UNREAD("traveller.open-unread", "2016/399", "8(3)(a)(i)", Told.TO_KNOW),
        SEVERAL_PERSONS("traveller.open-several-persons", "2016/399", "8(3)(a)(i)", Told.TO_KNOW),
        SPECIMEN("traveller.open-specimen", "2016/399", "6(1)(a)", Told.TO_KNOW),
        ORGANISATION("traveller.open-organisation", "2018/1806", "6(1)(d)", Told.TO_KNOW),
        UNSPECIFIED("traveller.open-no-nationality", "2016/399", "8(3)(a)(i)", Told.TO_KNOW),
        UNLISTED("traveller.open-unlisted", "2018/1806", "3(1)", Told.TO_KNOW),

        EU_DOCUMENT_DECIDES("traveller.eu-document-decides", "2017/2226", "35(6)", Told.TO_LOOK),
        SECOND_NATIONALITY("traveller.second-nationality", "2018/1806", "4(1)", Told.TO_KNOW),
        BIOMETRIC_UNPROVED(
                "traveller.biometric-passport-unproved", "2018/1806", "4(1)", Told.TO_SETTLE),
        TYPE_UNCLEAR("traveller.passport-type-unclear", "2018/1806", "4(1)", Told.TO_SETTLE),
        LOOK_FOR("traveller.look-for", "2018/1806", "4(1)", Told.TO_KNOW),
        CODE_UNLISTED("traveller.passport-code-unlisted", "2016/399", "8(3)(a)(i)", Told.TO_KNOW),
        CAPACITY_NOT_SHOWN("traveller.capacity-not-shown", "2016/399", "20(1)", Told.TO_KNOW),
        FORGED_SET_ASIDE("traveller.forged-set-aside", "2016/399", "8(3)(a)(i)", Told.TO_KNOW),
        PAPER_EXPIRED("traveller.paper-expired", "2016/399", "6(1)(b)", Told.TO_LOOK),
        PAPER_NOT_COUNTED("traveller.paper-not-counted", "2016/399", "6(1)(b)", Told.TO_LOOK),
        PAPER_OF_ANOTHER("traveller.paper-of-another", "2016/399", "6(1)(b)", Told.TO_LOOK),
        PAPER_UNREAD("traveller.paper-unread", "2016/399", "6(1)(b)", Told.TO_LOOK),
        PAPER_FORGED("traveller.paper-forged", "2016/399", "6(1)(b)", Told.TO_LOOK),
        OLD_PASSPORT("traveller.old-passport", "2016/399", "6(1)(b)", Told.TO_KNOW);

        private final String key;
        private final LegalBasis basis;
        private final Told told;

        Kind(String key, String act, String article, Told told) {
            this.key = key;
            this.basis = new LegalBasis(act, article);
            this.told = told;
        }

        /** Of its texts. */
        public String key() {
            return key;
        }

        public LegalBasis basis() {
            return basis;
        }

        Told told() {
            return told;
        }
    }

    /** What the guard hears of it. */
    enum Told {
        /** It explains the class; nothing is to be done. */
        TO_KNOW,
        /** The guard looks at it, and it doesn't change the advice by itself. */
        TO_LOOK,
        /** On entry: something that decides the duties is not known (law 1). */
        TO_SETTLE
    }

    static Stream<TravellerGround> sorted(Stream<TravellerGround> grounds) {
        return grounds.distinct().sorted(IN_ORDER);
    }
}
