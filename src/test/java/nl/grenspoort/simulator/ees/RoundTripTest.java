package nl.grenspoort.simulator.ees;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.access.Purpose;
import nl.grenspoort.simulator.rest.Problem;
import nl.grenspoort.simulator.rest.RequestJson;
import nl.grenspoort.systems.Attempt;
import nl.grenspoort.systems.SystemAnswer;
import nl.grenspoort.systems.ees.EesContract;
import nl.grenspoort.systems.ees.EesData;
import nl.grenspoort.systems.ees.EesQuestions;
import nl.grenspoort.systems.rest.JsonContract;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What one side writes is within the contract and what the other side reads is the same. */
class RoundTripTest {
    private static final JsonContract CONTRACT = EesContract.load();
    private static final int FILES = 200;

    private final RandomFiles files = new RandomFiles(20261123);
    private final EesExchange exchange = new EesExchange();

    @Test
    void a_file_arrives_as_it_is_held() {
        for (int i = 0; i < FILES; i++) {
            StoredFile file = files.next();
            JsonNode written = FileJson.searchResult(List.of(file));
            assertThat(CONTRACT.violations("SearchResult", written)).isEmpty();
            Attempt sent =
                    exchange.adapter.translate(
                            Attempt.first(
                                    EesQuestions.about(
                                            file.person(), files.next().documents().getFirst())));
            SystemAnswer answer =
                    exchange.adapter.translateBack(
                            sent.answered(
                                    Forgery.signed(
                                            exchange.reply(EesExchange.request(sent.message())),
                                            written.toString(),
                                            exchange.clock())));
            assertThat(answer)
                    .isEqualTo(
                            new SystemAnswer.Data(
                                    exchange.adapter.system(),
                                    SystemAnswer.Source.CENTRAL,
                                    new EesData(List.of(file.file()))));
        }
    }

    @Test
    void a_question_arrives_as_it_is_asked() throws Problem {
        for (int i = 0; i < FILES; i++) {
            StoredFile file = files.next();
            JsonNode body = JsonContract.read(asked(file, i % 2 == 0));
            assertThat(CONTRACT.violations("SearchRequest", body)).isEmpty();
            assertThat(RequestJson.documents(body.get("travelDocuments"), ""))
                    .isEqualTo(file.documents());
            assertThat(RequestJson.person(body.get("identityData"), ""))
                    .isEqualTo(i % 2 == 0 ? file.person() : null);
        }
    }

    @Test
    void whoever_is_held_is_found_by_name_and_by_document() {
        EesState state = new EesState();
        List<StoredFile> held = java.util.stream.Stream.generate(files::next).limit(50).toList();
        state.load("one", new EesRecords(held, Set.of()));
        for (StoredFile file : held) {
            assertThat(state.search(file.person(), List.of())).contains(file);
            assertThat(state.search(null, List.of(file.documents().getLast())))
                    .containsExactly(file);
        }
        assertThat(state.search(null, List.of(EesQuestions.passport("XNOBODY")))).isEmpty();
    }

    private byte[] asked(StoredFile file, boolean withPerson) {
        Attempt sent =
                exchange.adapter.translate(
                        Attempt.first(
                                EesQuestions.asking(
                                        UUID.randomUUID(),
                                        Purpose.BORDER_ENTRY_TCN,
                                        withPerson ? file.person() : null,
                                        file.documents())));
        return EesExchange.request(sent.message()).body();
    }
}
