package nl.grenspoort.cli;

import nl.grenspoort.cli.MrzComposer.MrzFields;
import nl.grenspoort.identity.PartialDate;
import nl.grenspoort.identity.Sex;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Stand-ins of our own for other modules. The composer follows ICAO 9303 by itself, so that it also
 * proves the one the commands are bound to.
 */
final class TestMakers {
    private TestMakers() {}

    static Makers makers(LogAccess.Opener log) {
        return new Makers(TestMakers::lines, TestMakers::chip, log);
    }

    static Makers makers() {
        return makers(
                _ -> {
                    throw new AssertionError("nobody reads the log here");
                });
    }

    /** Every file says who signed it, so that a test sees which signer was used. */
    static Map<String, byte[]> chip(List<String> mrz, nl.grenspoort.trust.Credentials signer) {
        String subject = signer.certificate().getSubjectX500Principal().getName();
        return Map.of(
                "EF.COM",
                new byte[] {0x60},
                "EF.SOD",
                subject.getBytes(StandardCharsets.UTF_8),
                "DG1",
                String.join("", mrz).getBytes(StandardCharsets.US_ASCII),
                "DG2",
                new byte[] {1, 2, 3, 4});
    }

    static List<String> lines(MrzFields fields) {
        return switch (fields.format()) {
            case TD1 -> td1(fields);
            case TD3 -> two(fields, 44, true);
            case TD2 -> two(fields, 36, true);
            case MRV_A -> two(fields, 44, false);
            case MRV_B -> two(fields, 36, false);
            default -> throw new IllegalArgumentException("no scenario has a " + fields.format());
        };
    }

    private static List<String> two(MrzFields fields, int length, boolean passport) {
        String first = filled(head(fields) + names(fields), length);
        String number = filled(fields.number(), 9);
        String second =
                number
                        + digit(number)
                        + filled(fields.nationality().value(), 3)
                        + checked(birth(fields.birth()))
                        + sex(fields.sex())
                        + checked(date(fields.expiry()));
        second = filled(second, passport ? length - 1 : length);
        if (passport && length == 44) {
            // personal number and its check digit are filler; the composite covers both
            return List.of(
                    first,
                    second
                            + digit(
                                    second.substring(0, 10)
                                            + second.substring(13, 20)
                                            + second.substring(21, 43)));
        }
        return List.of(
                first,
                passport
                        ? second
                                + digit(
                                        second.substring(0, 10)
                                                + second.substring(13, 20)
                                                + second.substring(21, 35))
                        : second);
    }

    private static List<String> td1(MrzFields fields) {
        String number = filled(fields.number(), 9);
        String first = filled(head(fields) + number + digit(number), 30);
        String second =
                filled(
                        checked(birth(fields.birth()))
                                + sex(fields.sex())
                                + checked(date(fields.expiry()))
                                + filled(fields.nationality().value(), 3),
                        29);
        String composite =
                first.substring(5)
                        + second.substring(0, 7)
                        + second.substring(8, 15)
                        + second.substring(18, 29);
        return List.of(first, second + digit(composite), filled(names(fields), 30));
    }

    private static String head(MrzFields fields) {
        return filled(fields.code(), 2) + filled(fields.issuer().value(), 3);
    }

    private static String names(MrzFields fields) {
        return (fields.name().surname() + "<<" + fields.name().givenNames()).replace(' ', '<');
    }

    private static String birth(PartialDate date) {
        return "%02d%02d%02d".formatted(date.year() % 100, date.month(), date.day());
    }

    private static String date(LocalDate date) {
        return "%02d%02d%02d"
                .formatted(date.getYear() % 100, date.getMonthValue(), date.getDayOfMonth());
    }

    private static String sex(Sex sex) {
        return switch (sex) {
            case FEMALE -> "F";
            case MALE -> "M";
            case UNSPECIFIED -> "<";
        };
    }

    private static String checked(String field) {
        return field + digit(field);
    }

    private static String filled(String text, int length) {
        return (text + "<".repeat(length)).substring(0, length);
    }

    static char digit(String field) {
        int sum = 0;
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            int value = c == '<' ? 0 : Character.isDigit(c) ? c - '0' : c - 'A' + 10;
            sum += value * new int[] {7, 3, 1}[i % 3];
        }
        return (char) ('0' + sum % 10);
    }
}
