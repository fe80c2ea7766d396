package nl.grenspoort.simulator.wus;

import nl.grenspoort.trust.Oin;

import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.endpoint.Endpoint;
import org.apache.cxf.ws.security.wss4j.WSS4JInInterceptor;
import org.apache.cxf.ws.security.wss4j.WSS4JOutInterceptor;
import org.apache.wss4j.common.ConfigurationConstants;
import org.apache.wss4j.common.SecurityActionToken;
import org.apache.wss4j.common.crypto.AlgorithmSuite;
import org.apache.wss4j.common.ext.WSPasswordCallback;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.action.TimestampAction;
import org.apache.wss4j.dom.engine.WSSecurityEngine;
import org.apache.wss4j.dom.handler.RequestData;
import org.apache.wss4j.dom.handler.WSHandler;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;

/**
 * Digikoppeling WUS 2W-be-S on a CXF endpoint: requests must be signed in all parts by one party,
 * answers and faults are signed and confirm the request's signature.
 */
final class MessageSecurity {
    static final String WSA = "http://www.w3.org/2005/08/addressing";

    private static final String CRYPTO = "simulator.crypto";
    private static final String ACTIONS =
            ConfigurationConstants.TIMESTAMP + " " + ConfigurationConstants.SIGNATURE;
    private static final Duration TTL = Duration.ofMinutes(5);
    private static final Duration SKEW = Duration.ofMinutes(1);

    private final SimulatorKeys keys;
    private final Oin asker;
    private final WusContract contract;
    private final InstantSource clock;

    /**
     * @param asker the only party that may ask
     */
    MessageSecurity(SimulatorKeys keys, Oin asker, WusContract contract, InstantSource clock) {
        this.keys = keys;
        this.asker = asker;
        this.contract = contract;
        this.clock = clock;
    }

    void secure(Endpoint endpoint) {
        endpoint.getInInterceptors().add(new In(incoming(), clock));
        endpoint.getInInterceptors().add(new RequestCheck(asker));
        WSS4JOutInterceptor out = new WSS4JOutInterceptor(outgoing());
        endpoint.getOutInterceptors().add(out);
        endpoint.getOutFaultInterceptors().add(new FaultCatalogue(contract));
        endpoint.getOutFaultInterceptors().add(out);
    }

    private Map<String, Object> incoming() {
        Map<String, Object> settings = common();
        settings.put(ConfigurationConstants.SIG_VER_PROP_REF_ID, CRYPTO);
        settings.put(ConfigurationConstants.TTL_TIMESTAMP, seconds(TTL.plus(SKEW)));
        settings.put(ConfigurationConstants.TTL_FUTURE_TIMESTAMP, seconds(SKEW));
        // any subject under the anchors; whose OIN it is, RequestCheck looks at
        settings.put(ConfigurationConstants.SIG_SUBJECT_CERT_CONSTRAINTS, ".*");
        return settings;
    }

    private Map<String, Object> outgoing() {
        Map<String, Object> settings = common();
        settings.put(ConfigurationConstants.SIG_PROP_REF_ID, CRYPTO);
        settings.put(ConfigurationConstants.SIGNATURE_USER, SimulatorKeys.OWN);
        settings.put(ConfigurationConstants.USER, SimulatorKeys.OWN);
        settings.put(ConfigurationConstants.PW_CALLBACK_REF, (CallbackHandler) this::password);
        settings.put(ConfigurationConstants.SIG_KEY_ID, "DirectReference");
        settings.put(ConfigurationConstants.SIG_ALGO, WSConstants.RSA_SHA256);
        settings.put(ConfigurationConstants.SIG_DIGEST_ALGO, WSConstants.SHA256);
        settings.put(
                ConfigurationConstants.SIGNATURE_PARTS,
                element(WSConstants.URI_SOAP11_ENV, "Body")
                        + ";"
                        + element(WSConstants.WSU_NS, "Timestamp"));
        // a fault that comes before the addressing headers were read has none
        settings.put(
                ConfigurationConstants.OPTIONAL_SIGNATURE_PARTS,
                Stream.of("Action", "MessageID", "RelatesTo", "To", "From", "ReplyTo", "FaultTo")
                        .map(name -> element(WSA, name))
                        .collect(Collectors.joining(";")));
        settings.put(ConfigurationConstants.TTL_TIMESTAMP, seconds(TTL));
        settings.put(
                WSS4JOutInterceptor.WSS4J_ACTION_MAP, Map.of(WSConstants.TS, new Clocked(clock)));
        return settings;
    }

    private Map<String, Object> common() {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ConfigurationConstants.ACTION, ACTIONS);
        settings.put(ConfigurationConstants.ENABLE_SIGNATURE_CONFIRMATION, "true");
        settings.put(CRYPTO, keys);
        return settings;
    }

    /** WSS4J wants a password for every key; this one needs none. */
    private void password(Callback[] callbacks) {
        for (Callback callback : callbacks) {
            if (callback instanceof WSPasswordCallback password) {
                password.setPassword("");
            }
        }
    }

    private static String element(String namespace, String name) {
        return "{Element}{" + namespace + "}" + name;
    }

    private static String seconds(Duration duration) {
        return Long.toString(duration.toSeconds());
    }

    /** Verification on the simulator's clock and with the profile's algorithms only. */
    private static final class In extends WSS4JInInterceptor {
        private final InstantSource clock;

        In(Map<String, Object> settings, InstantSource clock) {
            super(settings);
            this.clock = clock;
        }

        @Override
        protected WSSecurityEngine getSecurityEngine(boolean utNoCallback) {
            WSSecurityEngine engine = new WSSecurityEngine();
            engine.getWssConfig().setCurrentTime(clock::instant);
            return engine;
        }

        @Override
        protected void setAlgorithmSuites(SoapMessage message, RequestData data) {
            AlgorithmSuite suite = new AlgorithmSuite();
            for (String bits : List.of("256", "384", "512")) {
                suite.addSignatureMethod("http://www.w3.org/2001/04/xmldsig-more#rsa-sha" + bits);
            }
            suite.addDigestAlgorithm(WSConstants.SHA256);
            suite.addDigestAlgorithm(WSConstants.SHA384);
            suite.addDigestAlgorithm(WSConstants.SHA512);
            suite.addC14nAlgorithm(WSConstants.C14N_EXCL_OMIT_COMMENTS);
            suite.addTransformAlgorithm(WSConstants.C14N_EXCL_OMIT_COMMENTS);
            suite.setMinimumAsymmetricKeyLength(2048);
            data.setAlgorithmSuite(suite);
        }
    }

    /** A timestamp of the simulator's clock. */
    private static final class Clocked extends TimestampAction {
        private final InstantSource clock;

        Clocked(InstantSource clock) {
            this.clock = clock;
        }

        @Override
        public void execute(
                WSHandler handler, @Nullable SecurityActionToken token, RequestData data)
                throws WSSecurityException {
            data.getWssConfig().setCurrentTime(clock::instant);
            super.execute(handler, token, data);
        }
    }
}
