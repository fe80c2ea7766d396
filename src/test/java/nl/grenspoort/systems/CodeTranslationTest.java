package nl.grenspoort.systems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import nl.grenspoort.access.Purpose;
import nl.grenspoort.access.Role;
import nl.grenspoort.access.SystemId;
import nl.grenspoort.access.TestPolicies;
import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.identity.DocumentKind;
import nl.grenspoort.identity.DocumentNumber;
import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.identity.PartialDate;
import nl.grenspoort.identity.Person;
import nl.grenspoort.identity.PersonName;
import nl.grenspoort.identity.Sex;
import nl.grenspoort.messagelog.LogRecord;
import nl.grenspoort.messagelog.RecordingLog;
import nl.grenspoort.messagelog.TestCapture;
import nl.grenspoort.quality.PropertiesContract;
import nl.grenspoort.quality.Threat;
import nl.grenspoort.start.StartRefusedException;

import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** A question in other codes, before it is signed. */
class CodeTranslationTest {
    private static final String YAML =
            "countries: {D: DEU, UTO: UTX}\ndocumentKinds: {OLD_PASSPORT: PASSPORT}\n";

    @TempDir Path folder;

    @Test
    void issuers_nationalities_and_kinds_are_translated_and_what_is_not_named_stays()
            throws IOException {
        Exchange exchange = exchange(Attempt.first(asked()));
        steps().mapCodes(exchange, "town");
        Question question = attempt(exchange).consultation().question();
        assertThat(question.person()).isNotNull();
        assertThat(question.person().nationalities())
                .containsExactly(new CountryCode("DEU"), new CountryCode("NLD"));
        assertThat(question.documents())
                .extracting(document -> document.kind() + " " + document.issuer().value())
                .containsExactly("PASSPORT UTX", "IDENTITY_CARD NLD");
    }

    @Test
    void permission_message_and_deadline_are_those_of_the_question() throws IOException {
        Consultation asked = asked();
        Exchange exchange = exchange(Attempt.first(asked));
        steps().mapCodes(exchange, "town");
        Consultation translated = attempt(exchange).consultation();
        assertThat(translated.authorisation()).isSameAs(asked.authorisation());
        assertThat(translated.messageId()).isEqualTo(asked.messageId());
        assertThat(translated.deadline()).isEqualTo(asked.deadline());
    }

    /** In the route's loop it meets a retry too: codes are mapped once. */
    @Test
    void a_retry_is_not_translated_twice() throws IOException {
        Files.writeString(folder.resolve("chain.yaml"), "countries: {D: DEU, DEU: XXX}\n");
        Exchange exchange = exchange(Attempt.first(asked()));
        SystemSteps steps = steps();
        steps.mapCodes(exchange, "chain");
        exchange.getMessage()
                .setBody(
                        attempt(exchange)
                                .translated(message(), null)
                                .failed(SendFailure.CONNECTION));
        steps.mapCodes(exchange, "chain");
        Question question = attempt(exchange).consultation().question();
        assertThat(question.person()).isNotNull();
        assertThat(question.person().nationalities()).contains(new CountryCode("DEU"));
    }

    /** What is signed, logged and sent are the same bytes, wherever the step is put. */
    @Test
    @Threat("T-SYS-5")
    void a_signed_message_is_not_changed() throws IOException {
        Exchange exchange = exchange(Attempt.first(asked()).translated(message(), null));
        SystemSteps steps = steps();
        assertThatThrownBy(() -> steps.mapCodes(exchange, "town"))
                .hasMessageContaining("before translate");
    }

    @Test
    void an_answer_that_is_there_already_stays() throws IOException {
        SystemAnswer answer = new SystemAnswer.NotAsked(EchoAdapter.SIS, "NO_LEGAL_BASIS");
        Exchange exchange = exchange(answer);
        steps().mapCodes(exchange, "town");
        assertThat(exchange.getMessage().getBody()).isSameAs(answer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "countries: {D: deu}; 'deu' is no code",
                "countries: {D: DEUT}; 'DEUT' is no code",
                "documentKinds: {PASSPORT: PASPOORT}; 'PASPOORT' is none of",
                "country: {D: DEU}; country",
                "countries: {}; translates nothing",
                "countries: {D: DEU, D: DDR}; uplicate",
                "countries: [D]; wrong.yaml"
            })
    void a_wrong_file_is_refused_naming_the_place(String yaml, String named) throws IOException {
        Files.writeString(folder.resolve("wrong.yaml"), yaml);
        CodeTranslations translations = new CodeTranslations(folder);
        assertThatThrownBy(() -> translations.named("wrong"))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("wrong.yaml")
                .hasMessageContaining(named);
    }

    @Test
    @Threat("T-SYS-6")
    void a_name_that_leads_out_of_the_folder_is_refused() {
        CodeTranslations translations = new CodeTranslations(folder);
        for (String name : List.of("../officers", "/etc/passwd", "", "a/b", "a.b")) {
            assertThatThrownBy(() -> translations.named(name))
                    .isInstanceOf(StartRefusedException.class)
                    .hasMessageContaining("a-z");
        }
    }

    @Test
    void properties_have_the_documented_names_and_defaults() {
        PropertiesContract.assertDefaults(
                new TranslationsProperties(Path.of("config/translations")));
        PropertiesContract.assertNames(
                Map.of("directory", "elsewhere"), new TranslationsProperties(Path.of("elsewhere")));
    }

    private SystemSteps steps() throws IOException {
        Files.writeString(folder.resolve("town.yaml"), YAML);
        return new SystemSteps(
                Map.of(),
                Map.of(),
                TestPolicies.asShipped(),
                new WireLog(new RecordingLog(), TestCapture.everything()),
                new SystemMeters(new SimpleMeterRegistry(), Set.of()),
                new CodeTranslations(folder));
    }

    private static Exchange exchange(Object body) {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.getMessage().setBody(body);
        return exchange;
    }

    private static Attempt attempt(Exchange exchange) {
        return Objects.requireNonNull(exchange.getMessage().getBody(Attempt.class));
    }

    private static WireMessage message() {
        return new WireMessage("POST", "/ask", Map.of(), "text/plain", new byte[] {1});
    }

    private static Consultation asked() {
        Person person =
                new Person(
                        new PersonName("EXEMPEL", "VIKTOR"),
                        PartialDate.parse("1979-05-17"),
                        Sex.MALE,
                        List.of(new CountryCode("D"), new CountryCode("NLD")));
        return new Consultation(
                UUID.randomUUID(),
                TestPolicies.asShipped()
                        .authorise(
                                UUID.randomUUID(),
                                Purpose.BORDER_ENTRY_TCN,
                                Role.FIRST_LINE,
                                new SystemId("SIS"),
                                "search"),
                new Question(
                        person,
                        List.of(
                                document(DocumentKind.OLD_PASSPORT, "UTO"),
                                document(DocumentKind.IDENTITY_CARD, "NLD")),
                        Question.Direction.ENTRY,
                        "NL-AMS",
                        Instant.EPOCH),
                LogRecord.Actor.GATEWAY,
                Instant.EPOCH.plusSeconds(5));
    }

    private static DocumentReference document(DocumentKind kind, String issuer) {
        return new DocumentReference(kind, new CountryCode(issuer), new DocumentNumber("X1"), null);
    }
}
