package nl.grenspoort.simulator.ees;

import nl.grenspoort.identity.Person;
import nl.grenspoort.systems.Attempt;
import nl.grenspoort.systems.SystemAnswer;
import nl.grenspoort.systems.SystemAnswer.Unavailable;
import nl.grenspoort.systems.WireReply;
import nl.grenspoort.systems.ees.EesQuestions;

/** Two questions and their real answers: a file was found, nothing was. */
final class RealAnswers {
    static final Person LIN = EesQuestions.person("SPECIMEN", "LIN", "1988-02-29");
    static final String NOTHING = "{\"individualFiles\":[]}";

    final EesExchange exchange = new EesExchange();
    final Attempt found;
    final WireReply data;
    final Attempt missed;
    final WireReply noData;

    RealAnswers() {
        exchange.load(
                "one",
                """
                files:
                  - reference: EES-1
                    person: {surname: SPECIMEN, givenNames: LIN, birth: 1988-02-29, sex: F, nationality: JPN}
                    documents: [{kind: PASSPORT, issuer: UTO, number: X90000001}]
                    entries: [{entryAt: "2026-11-01T07:40:00Z", entryPoint: NL-AMS, authorisedUntil: 2027-01-29}]
                """);
        found = askForLin();
        data = exchange.reply(EesExchange.request(found.message()));
        missed =
                exchange.adapter.translate(
                        Attempt.first(
                                EesQuestions.about(
                                        EesQuestions.person("NOBODY", "", "1988-02-29"))));
        noData = exchange.reply(EesExchange.request(missed.message()));
    }

    /** A new question about the person who is there. */
    Attempt askForLin() {
        return exchange.adapter.translate(
                Attempt.first(EesQuestions.about(LIN, EesQuestions.passport("X90000001"))));
    }

    /** What the adapter makes of this reply to the question that found a file. */
    SystemAnswer read(WireReply reply) {
        return exchange.adapter.translateBack(found.answered(reply));
    }

    Unavailable unavailable(String reason) {
        return new Unavailable(exchange.adapter.system(), reason);
    }
}
