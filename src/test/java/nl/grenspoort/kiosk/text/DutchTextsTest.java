package nl.grenspoort.kiosk.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Dutch that an officer reads at a glance: the words of the regulations' Dutch versions, and no
 * others for the same thing; short sentences of plain words (level B1).
 */
class DutchTextsTest {
    /** Words that are not used, and the word of the regulations for it. */
    private static final Map<String, String> WORDS_OF_THE_REGULATIONS =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry("alerts?", "signalering (2018/1861, 1862)"),
                            Map.entry("hits?", "treffer (2018/1240, 1861)"),
                            Map.entry("vlag(gen)?|geflagd", "markering (2018/1862 art. 24)"),
                            Map.entry("discrete controle", "onopvallende controle (2018/1862)"),
                            Map.entry("ondervragingscontrole", "onderzoekscontrole (2018/1862)"),
                            Map.entry("entry|binnenkomst", "inreis (2017/2226)"),
                            Map.entry("exit|vertrekcontrole", "uitreis (2017/2226)"),
                            Map.entry("overstay(er)?", "langer dan het toegestaan verblijf"),
                            Map.entry(
                                    "reistoestemming|reisvergunning|reistoelating",
                                    "reisautorisatie (2018/1240)"),
                            Map.entry(
                                    "derdelanders?|vreemdeling(en)?",
                                    "onderdaan van een derde land (2016/399 art. 2)"),
                            Map.entry("unieburgers?|eu-burgers?", "burger van de Unie"),
                            Map.entry(
                                    "toegangsweigering|inreisweigering",
                                    "weigering van toegang (2016/399 art. 14)"),
                            Map.entry(
                                    "verblijfsdocument(en)?|verblijfspas",
                                    "verblijfstitel, of verblijfskaart voor familie"),
                            Map.entry(
                                    "langdurig visum|visum voor lang verblijf|d-visum",
                                    "visum voor verblijf van langere duur"),
                            Map.entry("visum kort verblijf", "visum voor kort verblijf"),
                            Map.entry("grenspost(en)?|grensovergang", "doorlaatpost"),
                            Map.entry("tweede lijnscontrole|second line", "tweedelijnscontrole"),
                            Map.entry("nietigverklaarde?", "nietig verklaard"),
                            Map.entry("airport ?transit", "luchthaventransit (810/2009)")));

    /** Words of officials, each with a plain one. */
    private static final Map<String, String> PLAIN_WORDS =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry("teneinde", "om"),
                            Map.entry("middels", "met"),
                            Map.entry("derhalve", "dus"),
                            Map.entry("indien", "als"),
                            Map.entry("inzake", "over"),
                            Map.entry("alsmede", "en"),
                            Map.entry("conform", "volgens"),
                            Map.entry("dient|dienen te", "moet"),
                            Map.entry("reeds", "al"),
                            Map.entry("tevens", "ook"),
                            Map.entry("thans", "nu"),
                            Map.entry("gaarne", "graag"),
                            Map.entry("onverwijld", "meteen"),
                            Map.entry("desbetreffende", "deze"),
                            Map.entry("geschiedt", "gebeurt"),
                            Map.entry("evenwel", "maar")));

    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s+");
    private static final int WORDS = 25;

    @ParameterizedTest
    @ValueSource(strings = {"findings", "reasons", "advice", "instructions", "explanations"})
    void one_thing_has_one_name_and_that_of_the_regulations(String name) {
        assertThat(wrongWords(name, WORDS_OF_THE_REGULATIONS)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"findings", "reasons", "advice", "instructions", "explanations"})
    void words_are_plain(String name) {
        assertThat(wrongWords(name, PLAIN_WORDS)).isEmpty();
    }

    /** A reason is one sentence of two parts, the rule and the facts: each counts by itself. */
    @ParameterizedTest
    @ValueSource(strings = {"findings", "reasons", "advice", "instructions", "explanations"})
    void sentences_are_short(String name) {
        Texts texts = Texts.load(name);
        List<String> longer = new ArrayList<>();
        for (String key : texts.keys("nl")) {
            for (String sentence : SENTENCE_END.split(texts.of("nl", key, Map.of()))) {
                for (String part : sentence.split("[:;]")) {
                    if (part.strip().split("\\s+").length > WORDS) {
                        longer.add(key + ": " + part.strip());
                    }
                }
            }
        }
        assertThat(longer).isEmpty();
    }

    private static List<String> wrongWords(String name, Map<String, String> words) {
        Texts texts = Texts.load(name);
        List<String> wrong = new ArrayList<>();
        for (String key : texts.keys("nl")) {
            String text = texts.of("nl", key, Map.of()).toLowerCase(Locale.ROOT);
            words.forEach(
                    (word, instead) -> {
                        if (Pattern.compile("\\b(" + word + ")\\b").matcher(text).find()) {
                            wrong.add(key + ": " + word + " -> " + instead);
                        }
                    });
        }
        return wrong;
    }
}
