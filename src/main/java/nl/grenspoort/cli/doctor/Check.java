package nl.grenspoort.cli.doctor;

import java.util.List;

/** Everything that is examined. The id is stable: scripts and tickets name it. */
public enum Check {
    PROFILE(Area.CONFIG, "profile", "which settings are in force"),
    SETTINGS(Area.CONFIG, "settings", "every setting of Grenspoort has a value that it can have"),
    POLICY(Area.CONFIG, "policy", "the access policy loads"),
    REGISTER(Area.CONFIG, "register", "terminals and officers load"),
    NATIONALITIES(Area.CONFIG, "nationalities", "the dated nationality rules load"),
    ROUTES(
            Area.CONFIG,
            "routes",
            "the routes are there, can be read, and reach out by allowed schemes only"),
    PRODUCTION(Area.CONFIG, "production", "a start in production would not be refused"),
    PORTS(Area.CONFIG, "ports", "the ports are free, or Grenspoort's own"),
    CLOCK(
            Area.CONFIG,
            "clock",
            "this machine's clock is plausible: build, database, peers",
            "WB002"),
    JAVA(Area.CONFIG, "java", "the Java that runs this command is new enough"),
    MEMORY(Area.CONFIG, "memory", "a gateway started here gets enough memory"),
    FILES(
            Area.CONFIG,
            "open-files",
            "a gateway started here may open enough files and connections"),
    ENCODING(Area.CONFIG, "encoding", "texts and file names are UTF-8"),

    KEY(Area.CERTS, "key", "each key is there, can be read, and belongs to its certificate"),
    ANCHOR(Area.CERTS, "anchor", "the certificates that others are believed by"),
    SECRET(Area.CERTS, "secret", "sealing key and passwords are there"),
    CHAIN(
            Area.CERTS,
            "chain",
            "each certificate chains to its anchor and may be used for its purpose",
            "TLS001",
            "PKI005"),
    OIN(Area.CERTS, "oin", "each certificate carries the organisation's OIN", "PKI001"),
    VALIDITY(
            Area.CERTS,
            "validity",
            "each certificate is valid today and for the next 30 days",
            "PKI002"),
    STRENGTH(
            Area.CERTS,
            "strength",
            "key and signature algorithm as NCSC rates them",
            "TLS006",
            "TLSCIPH001"),
    REVOCATION(
            Area.CERTS,
            "revocation",
            "what each authority revoked is known and recent",
            "PKI003",
            "PKI004"),
    PERMISSIONS(Area.CERTS, "permissions", "keys and secrets can be read by their owner only"),
    DEMO(Area.CERTS, "demo", "demo certificates serve in the demo only"),
    CSCA(
            Area.CERTS,
            "csca",
            "the country signing certificates that passports are checked against load"),

    LISTEN(Area.TLS, "listen", "the gateway listens at its port"),
    HANDSHAKE(
            Area.TLS,
            "handshake",
            "mutual TLS is agreed; the certificate is trusted and made out to the host",
            "TLS001",
            "TLS002"),
    RATING(
            Area.TLS,
            "rating",
            "protocol, suite, curve and certificate as NCSC rates them",
            "TLS004",
            "TLS006",
            "TLSCIPH001"),
    OLD_VERSIONS(
            Area.TLS, "old-versions", "the gateway refuses TLS 1.0 and 1.1", "TLS003", "TLS004"),
    WEAK_SUITES(
            Area.TLS,
            "weak-suites",
            "the gateway refuses CBC, DHE, static RSA and CCM_8 suites",
            "TLS006",
            "TLSCIPH001"),
    CLIENT_CERTIFICATE(
            Area.TLS,
            "client-certificate",
            "the gateway refuses whoever shows no certificate",
            "TLS002"),

    PACKAGED(Area.WSDL, "packaged", "the contracts in this build can be read"),
    OPENAPI(Area.WSDL, "openapi", "the gateway serves this build's OpenAPI document"),
    DESK(Area.WSDL, "desk", "the desk's WSDL is served and can be read"),
    SYSTEM_CONTRACT(Area.WSDL, "system", "a system's own WSDL agrees with ours"),

    REACH(Area.DATABASE, "reach", "the database answers"),
    VERSION(Area.DATABASE, "version", "PostgreSQL is new enough"),
    DURABILITY(Area.DATABASE, "durability", "a commit is on disk when it is reported (law 4)"),
    ROLE(Area.DATABASE, "role", "the gateway's role is no superuser"),
    MIGRATIONS(Area.DATABASE, "migrations", "the tables are those of this build"),
    WRITABLE(Area.DATABASE, "write", "the database can be written"),
    DATABASE_CLOCK(Area.DATABASE, "clock", "the clocks of this machine and of the database agree"),
    SPACE(Area.DATABASE, "space", "the disk has room"),
    CONNECTIONS(
            Area.DATABASE,
            "connections",
            "the database allows as many connections as the gateway uses"),

    OPEN(Area.LOG, "open", "the message log can be opened, under the name that is configured"),
    WRITE(Area.LOG, "write", "one entry becomes durable in it"),
    VERIFY(Area.LOG, "verify", "its last entries, or all with --whole, are as they were written"),

    ADDRESS(Area.SYSTEMS, "address", "the system's address resolves"),
    CONNECT(
            Area.SYSTEMS,
            "connect",
            "the system's port answers, and mutual TLS is agreed with our certificate"),
    QUESTION(
            Area.SYSTEMS,
            "question",
            "no question is put: nobody is asked about without purpose and legal basis (law 2)"),
    SIMULATED(
            Area.SYSTEMS,
            "simulated",
            "a simulated system says that it is up; real ones are not pinged"),
    BREAKER(Area.SYSTEMS, "breaker", "the gateway's circuit breaker for the system is closed");

    private final Area area;
    private final String name;
    private final String what;
    private final List<String> rules;

    Check(Area area, String name, String what, String... rules) {
        this.area = area;
        this.name = name;
        this.what = what;
        this.rules = List.of(rules);
    }

    public Area area() {
        return area;
    }

    /** Such as {@code certs.validity}. */
    public String id() {
        return area.word() + "." + name;
    }

    /** What is examined, as a statement that holds when all is well. */
    public String what() {
        return what;
    }

    /** Rules of Digikoppeling (PKI, TLS, WUS) that it follows. */
    public List<String> rules() {
        return rules;
    }
}
