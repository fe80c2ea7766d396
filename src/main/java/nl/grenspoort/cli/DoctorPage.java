package nl.grenspoort.cli;

import nl.grenspoort.cli.doctor.Ailment;
import nl.grenspoort.cli.doctor.Area;
import nl.grenspoort.cli.doctor.Check;
import nl.grenspoort.cli.doctor.Diagnosis;
import nl.grenspoort.cli.doctor.Report;
import nl.grenspoort.cli.doctor.Verdict;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A doctor's report, for people and for programs. */
final class DoctorPage {
    /** Of the JSON's shape; a change that breaks readers changes it. */
    static final String FORMAT = "grenspoort-doctor/1";

    private static final int CHECK = 25;

    private DoctorPage() {}

    /** One line for a check that is well, two for an ailment: cause and remedy. */
    static String text(Report report) {
        StringBuilder text = new StringBuilder();
        text.append(
                "Examined with profile %s in %s at %s%n"
                        .formatted(
                                String.join(", ", report.profiles()), report.home(), report.at()));
        for (Area area : report.areas()) {
            text.append("%n%s: %s%n".formatted(area.word(), area.what()));
            List<Diagnosis> all = report.of(area);
            for (Check check : Check.values()) {
                check(check, all.stream().filter(it -> it.check() == check).toList(), text);
            }
        }
        return text.append("%n%s".formatted(sum(report))).toString();
    }

    /** What is well is told together, each ailment by itself. */
    private static void check(Check check, List<Diagnosis> of, StringBuilder text) {
        for (Verdict verdict : List.of(Verdict.OK, Verdict.SKIPPED)) {
            List<Diagnosis> plain = of.stream().filter(it -> it.verdict() == verdict).toList();
            if (!plain.isEmpty()) {
                text.append(line(verdict, check, together(plain)));
            }
        }
        for (Diagnosis ill : of) {
            if (ill.remedy() != null) {
                text.append(line(ill.verdict(), check, ill.subject() + ": " + ill.found()));
                text.append(" ".repeat(10 + CHECK)).append("-> ").append(ill.remedy());
                text.append(System.lineSeparator());
            }
        }
    }

    /** Things of which the same is so are named together, and so is what is so of one thing. */
    private static String together(List<Diagnosis> plain) {
        Map<String, String> bySubject = new LinkedHashMap<>();
        plain.forEach(
                it -> bySubject.merge(it.subject(), it.found(), (one, more) -> one + ", " + more));
        Map<String, String> byFound = new LinkedHashMap<>();
        bySubject.forEach(
                (subject, found) ->
                        byFound.merge(found, subject, (one, more) -> one + ", " + more));
        return byFound.entrySet().stream()
                .map(it -> it.getValue() + ": " + it.getKey())
                .collect(Collectors.joining("; "));
    }

    private static String line(Verdict verdict, Check check, String what) {
        String word =
                switch (verdict) {
                    case OK, SKIPPED -> verdict.name().toLowerCase(java.util.Locale.ROOT);
                    case WARNING, PROBLEM -> verdict.name();
                };
        return ("  %-8s%-" + CHECK + "s%s%n").formatted(word, check.id(), what);
    }

    private static String sum(Report report) {
        return "%d ok, %d skipped, %d warning(s), %d problem(s)"
                .formatted(
                        report.count(Verdict.OK),
                        report.count(Verdict.SKIPPED),
                        report.count(Verdict.WARNING),
                        report.count(Verdict.PROBLEM));
    }

    /** As {@code contracts/doctor/doctor.schema.json} describes it. */
    static String json(Report report, boolean strict) {
        ObjectNode root = Json.MAPPER.createObjectNode();
        root.put("format", FORMAT);
        root.put("at", report.at().toString());
        report.profiles().forEach(root.putArray("profiles")::add);
        root.put("home", report.home().toString());
        root.put("verdict", report.verdict().name());
        root.put("exitCode", report.exitCode(strict));
        ObjectNode counts = root.putObject("counts");
        for (Verdict verdict : Verdict.values()) {
            counts.put(verdict.name(), report.count(verdict));
        }
        ArrayNode checks = root.putArray("checks");
        report.diagnoses().forEach(it -> add(it, checks.addObject()));
        return Json.pretty(root);
    }

    private static void add(Diagnosis diagnosis, ObjectNode node) {
        node.put("id", diagnosis.check().id());
        node.put("area", diagnosis.check().area().word());
        node.put("subject", diagnosis.subject());
        node.put("verdict", diagnosis.verdict().name());
        node.put("found", diagnosis.found());
        Ailment ailment = diagnosis.ailment();
        if (ailment != null) {
            node.put("ailment", ailment.key());
            node.put("remedy", String.valueOf(diagnosis.remedy()));
        }
        diagnosis.check().rules().forEach(node.putArray("rules")::add);
    }
}
