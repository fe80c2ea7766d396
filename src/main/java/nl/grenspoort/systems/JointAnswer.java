package nl.grenspoort.systems;

import nl.grenspoort.access.SystemId;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What came of a joint consultation.
 *
 * @param answers at most one for each system that was asked
 * @param open questions that the portal failed to carry: their systems are asked directly, as
 *     Regulation (EU) 2019/817 Art. 11(3) has it
 */
public record JointAnswer(List<SystemAnswer> answers, List<Consultation> open) {
    /**
     * @throws IllegalArgumentException when a system is there twice
     */
    public JointAnswer {
        answers = List.copyOf(answers);
        open = List.copyOf(open);
        Set<SystemId> systems =
                answers.stream().map(SystemAnswer::system).collect(Collectors.toSet());
        if (systems.size() < answers.size()
                || open.stream().anyMatch(one -> !systems.add(one.system()))) {
            throw new IllegalArgumentException("a system has one answer, or is open");
        }
    }

    /** The portal failed: nobody was asked. */
    static JointAnswer failed(Consultation joint) {
        return new JointAnswer(List.of(), joint.carried());
    }

    /** All that was asked is unknown, and nobody is asked again. */
    static JointAnswer unavailable(Consultation joint, String reason) {
        return new JointAnswer(
                joint.carried().stream()
                        .<SystemAnswer>map(
                                one -> new SystemAnswer.Unavailable(one.system(), reason))
                        .toList(),
                List.of());
    }

    /** With the answer of a system that was asked directly; only of one that is open. */
    JointAnswer answered(SystemAnswer answer) {
        List<Consultation> left =
                open.stream().filter(one -> !one.system().equals(answer.system())).toList();
        if (left.size() == open.size()) {
            return this;
        }
        List<SystemAnswer> more = new ArrayList<>(answers);
        more.add(answer);
        return new JointAnswer(more, left);
    }
}
