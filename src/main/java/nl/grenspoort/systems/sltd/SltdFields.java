package nl.grenspoort.systems.sltd;

import nl.grenspoort.access.Purpose;
import nl.grenspoort.systems.Cut;

import java.util.Set;

/** The fields of an answer, by which the access policy says what a purpose may see. */
final class SltdFields {
    static final String STATUS = "status";
    static final String RECORD_ID = "recordId";
    static final String ISSUER = "issuer";
    static final String REPORTED_ON = "reportedOn";

    static final Set<String> ALL = Set.of(STATUS, RECORD_ID, ISSUER, REPORTED_ON);

    private SltdFields() {}

    /** Regulation (EU) 2016/399 Art. 8(2)(a), 8(3)(a)(i), 8(3)(g)(ii). */
    static Set<String> needed(Purpose purpose) {
        return purpose.borderCheck() ? Set.of(STATUS) : Set.of();
    }

    static SltdHit cut(Cut cut, SltdHit hit) {
        return new SltdHit(
                hit.document(),
                hit.status(),
                hit.match(),
                cut.keep(RECORD_ID, hit.recordId(), ""),
                cut.keep(ISSUER, hit.owner(), ""),
                cut.keep(REPORTED_ON, hit.reportedOn()));
    }
}
