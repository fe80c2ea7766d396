package nl.grenspoort.messagelog;

/** For whoever watches the gateway: the state of the log. Never waits. */
public interface LogMonitor {
    LogHealth health();
}
