package nl.grenspoort.kiosk.soap;

import nl.grenspoort.casework.BorderCheckException;
import nl.grenspoort.kiosk.input.Json;
import nl.grenspoort.kiosk.input.ObservationInput;
import nl.grenspoort.kiosk.problem.InputError;
import nl.grenspoort.kiosk.problem.Problem;
import nl.grenspoort.kiosk.problem.ProblemException;
import nl.grenspoort.kiosk.problem.ProblemType;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One reading of a request by the rules of {@code kiosk.input}. Every fault of every part ends up
 * in one list, by XPath.
 */
public final class DeskReading {
    private static final int MOST = 100;

    private final String operation;
    private final Json head;
    private final Json.Tree rest;
    private final List<InputError> errors;

    DeskReading(String operation, Json head, Json.Tree rest, List<InputError> found) {
        this.operation = operation;
        this.head = head;
        this.rest = rest;
        this.errors = new ArrayList<>(found);
    }

    /** Reads what SOAP has in the body and REST elsewhere. */
    public <T> Part<T> head(Function<Json, T> rules) {
        return part(head, rules);
    }

    /** Reads what REST has in the body too. */
    public <T> Part<T> rest(Function<Json, T> rules) {
        return part(rest, rules);
    }

    /** The bytes by which two requests under one idempotency key are told apart. */
    public byte[] restBytes() {
        return JsonMapper.shared().writeValueAsBytes(rest.root());
    }

    /** Throws a {@link ProblemException} when anything is wrong. */
    public void refuse() {
        if (!errors.isEmpty()) {
            throw new ProblemException(
                    Problem.input(errors.subList(0, Math.min(MOST, errors.size()))));
        }
    }

    /** Does what was asked; what is found wrong only then is told by XPath too. */
    public <T> T placing(Supplier<T> work) {
        try {
            return work.get();
        } catch (BorderCheckException e) {
            if (e.pointer().isEmpty()) {
                throw e;
            }
            throw new ProblemException(
                    Problem.input(List.of(placed(ObservationInput.wrongDay(e.pointer())))));
        }
    }

    private InputError placed(InputError error) {
        Shape shape = Objects.requireNonNull(Shapes.REQUESTS.get(operation), operation);
        return new InputError(
                Places.xpath(operation, shape, error.pointer()), error.code(), error.detail());
    }

    private <T> Part<T> part(Json part, Function<Json, T> rules) {
        try {
            return new Part<>(rules.apply(part));
        } catch (ProblemException e) {
            if (e.problem().type() != ProblemType.INVALID_INPUT) {
                throw e;
            }
            e.problem().errors().stream().map(this::placed).forEach(errors::add);
            return new Part<>(null);
        }
    }

    /**
     * What was read of a part.
     *
     * @param value null when it could not be
     */
    public record Part<T>(@Nullable T value) {
        /** After {@link DeskReading#refuse()} it is there. */
        public T get() {
            return Objects.requireNonNull(value, "refuse() comes first");
        }
    }
}
