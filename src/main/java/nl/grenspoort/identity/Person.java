package nl.grenspoort.identity;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Identity data as one source gives it: Regulation (EU) 2017/2226 Art. 16(1)(a). {@code toString}
 * hides it.
 */
public record Person(PersonName name, PartialDate birth, Sex sex, List<CountryCode> nationalities) {
    public Person {
        requireNonNull(name, "name");
        requireNonNull(birth, "birth");
        requireNonNull(sex, "sex");
        nationalities = List.copyOf(nationalities);
    }

    @Override
    public String toString() {
        return "Person[hidden]";
    }
}
