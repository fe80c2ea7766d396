package nl.grenspoort.kiosk.exchange;

import nl.grenspoort.kiosk.problem.ProblemType;

/** What the container means by a status of its own. */
public final class ContainerStatus {
    private ContainerStatus() {}

    /** The problem it is answered with. */
    public static ProblemType problem(int status) {
        return switch (status) {
            case 404 -> ProblemType.NOT_FOUND;
            case 405 -> ProblemType.METHOD_NOT_ALLOWED;
            case 408 -> ProblemType.TOO_SLOW;
            case 413 -> ProblemType.TOO_LARGE;
            // an unknown transfer coding, an unknown version of HTTP
            case 501, 505 -> ProblemType.NOT_UNDERSTOOD;
            default -> status < 500 ? ProblemType.NOT_UNDERSTOOD : ProblemType.INTERNAL_ERROR;
        };
    }
}
