package nl.grenspoort.kiosk.input;

import nl.grenspoort.kiosk.problem.InputError;
import nl.grenspoort.kiosk.problem.InputError.Code;
import nl.grenspoort.kiosk.problem.Problem;
import nl.grenspoort.kiosk.problem.ProblemException;

import java.util.ArrayList;
import java.util.List;

/** Gathers what is wrong, so that the caller hears everything at once. */
final class Faults {
    /** Enough to mend a request; a hostile one gets no longer answer. */
    static final int MOST = 100;

    private final List<InputError> errors = new ArrayList<>();
    private int count;

    void add(String pointer, Code code, String detail) {
        add(new InputError(pointer, code, detail));
    }

    void add(InputError error) {
        count++;
        if (errors.size() < MOST) {
            errors.add(error);
        }
    }

    int count() {
        return count;
    }

    /** Throws a {@link ProblemException} when there is any. */
    void refuse() {
        if (count > 0) {
            throw new ProblemException(Problem.input(errors));
        }
    }
}
