package nl.grenspoort.cli.doctor;

import java.util.List;

/** The keys a gateway uses itself, by the name of their files. */
enum OwnKey {
    SERVER("gateway-server", "tls-ca", "TLS server", "1.3.6.1.5.5.7.3.1", 0),
    CLIENT("gateway-client", "tls-ca", "TLS client", "1.3.6.1.5.5.7.3.2", 0),
    SIGNING("gateway-signing", "signing-ca", "digital signatures", "", 0);

    private static final String ANY_PURPOSE = "2.5.29.37.0";

    private final String fileName;
    private final String anchors;
    private final String use;
    private final String purpose;
    private final int usageBit;

    OwnKey(String fileName, String anchors, String use, String purpose, int usageBit) {
        this.fileName = fileName;
        this.anchors = anchors;
        this.use = use;
        this.purpose = purpose;
        this.usageBit = usageBit;
    }

    String fileName() {
        return fileName;
    }

    /** Name of the anchors it must chain to, so that the other side can find the way too. */
    String anchors() {
        return anchors;
    }

    String use() {
        return use;
    }

    /**
     * Whether a certificate allows this use; what it does not restrict is allowed (RFC 5280
     * 4.2.1.3, 4.2.1.12).
     *
     * @param usage key usage bits; null when the extension is not there
     * @param purposes extended key usages; null when the extension is not there
     */
    boolean allowedBy(
            boolean @org.jspecify.annotations.Nullable [] usage,
            @org.jspecify.annotations.Nullable List<String> purposes) {
        boolean bit = usage == null || usage[usageBit];
        boolean listed =
                purpose.isEmpty()
                        || purposes == null
                        || purposes.contains(purpose)
                        || purposes.contains(ANY_PURPOSE);
        return bit && listed;
    }
}
