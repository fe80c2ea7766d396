package nl.grenspoort.systems.sis;

import nl.grenspoort.systems.Attempt;
import nl.grenspoort.systems.Consultation;
import nl.grenspoort.systems.SystemAdapter;
import nl.grenspoort.systems.SystemAnswer;
import nl.grenspoort.systems.WireReply;
import nl.grenspoort.trust.Credentials;
import nl.grenspoort.trust.DemoPki;
import nl.grenspoort.trust.TrustDirectory;
import nl.grenspoort.trust.wus.SentMessage;
import nl.grenspoort.trust.wus.SoapForge;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Signature;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;

/**
 * CPU per question at the adapter, RSA-3072, one thread: {@code translate}, {@code translateBack},
 * and beside them the bare signature operations nobody can do without. A program, not a test: run
 * its main method with the test class path.
 */
public final class SisBenchmark {
    private static final String HIT =
            """
            <searchResponse xmlns='urn:grenspoort:contracts:sis:v1'><source>CENTRAL</source><alert><schengenId>FRA-X-0001</schengenId><issuingState>FRA</issuingState><category>DISCREET</category><actionToBeTaken>DISCREET_CHECK</actionToBeTaken><subject>PERSON</subject><matchType>EXACT</matchType><identityCategory>CONFIRMED</identityCategory><matchedMisusedIdentity>false</matchedMisusedIdentity><isFreeMovementFamily>false</isFreeMovementFamily><flagged>false</flagged><warning>ARMED</warning></alert></searchResponse>""";

    private SisBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("sis-benchmark").resolve("pki");
        TrustDirectory trust = DemoPki.openOrCreate(folder, 3072, Instant.now());
        Credentials gateway = trust.credentials("gateway-signing");
        InstantSource clock = InstantSource.fixed(Instant.now());
        SystemAdapter adapter = SisQuestions.adapter(gateway, trust, clock);
        Consultation consultation =
                SisQuestions.about("X00000001", "ERIKSSON", "ANNA MARIA", "1974-08-12");
        Attempt first = Attempt.first(consultation);
        Attempt sent = adapter.translate(first);
        SentMessage state = (SentMessage) Objects.requireNonNull(sent.codecState());
        byte[] answer =
                SoapForge.answer(state, trust.credentials("sis-signing"), HIT)
                        .created(clock.instant())
                        .bytes();
        Attempt answered = sent.answered(new WireReply(200, Map.of(), answer));
        if (!(adapter.translateBack(answered) instanceof SystemAnswer.Data)) {
            throw new IllegalStateException("the answer is not accepted");
        }
        for (int round = 0; round < 4; round++) {
            measure("translate", 600, () -> adapter.translate(first));
            measure("translateBack", 1500, () -> adapter.translateBack(answered));
            measure("bare RSA sign", 600, () -> sign(gateway));
            byte[] signature = sign(gateway);
            measure("bare RSA verify", 1500, () -> verify(gateway, signature));
        }
    }

    private static byte[] sign(Credentials own) throws Exception {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(own.key());
        signature.update(new byte[4000]);
        return signature.sign();
    }

    private static boolean verify(Credentials own, byte[] value) throws Exception {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(own.certificate());
        signature.update(new byte[4000]);
        return signature.verify(value);
    }

    private static void measure(String name, int times, Callable<?> work) throws Exception {
        var threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        int seen = 0;
        for (int i = 0; i < times; i++) {
            seen += Objects.hashCode(work.call()) & 1;
        }
        double each = (threads.getCurrentThreadCpuTime() - before) / 1e6 / times;
        System.out.printf("%-16s %7.3f ms CPU each (%d, %d)%n", name, each, times, seen);
    }
}
