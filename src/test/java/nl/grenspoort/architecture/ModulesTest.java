package nl.grenspoort.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import nl.grenspoort.Grenspoort;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The cut of the house: modules, their floors, and who may lean on whom. */
class ModulesTest {
    private static final Map<String, Integer> FLOORS =
            Map.ofEntries(
                    Map.entry("kiosk", 7),
                    Map.entry("cli", 7),
                    Map.entry("operations", 7),
                    Map.entry("casework", 4),
                    Map.entry("systems", 3),
                    Map.entry("production", 3),
                    Map.entry("entry", 2),
                    Map.entry("document", 2),
                    Map.entry("biometrics", 2),
                    Map.entry("access", 2),
                    Map.entry("messagelog", 2),
                    Map.entry("database", 2),
                    Map.entry("release", 2),
                    Map.entry("finding", 1),
                    Map.entry("identity", 1),
                    Map.entry("trust", 1),
                    Map.entry("reference", 1),
                    Map.entry("telemetry", 0),
                    Map.entry("start", 0));

    private static final ApplicationModules MODULES = ApplicationModules.of(Grenspoort.class);
    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("nl.grenspoort");

    @Test
    void modules_keep_to_each_others_api() {
        MODULES.verify();
        new Documenter(MODULES).writeModulesAsPlantUml();
    }

    @Test
    void every_module_has_a_floor() {
        assertThat(MODULES.stream().map(ModulesTest::name).toList())
                .containsExactlyInAnyOrderElementsOf(
                        new TreeSet<>(
                                java.util.stream.Stream.concat(
                                                FLOORS.keySet().stream(),
                                                java.util.stream.Stream.of("simulator"))
                                        .toList()));
    }

    @Test
    void a_module_leans_only_on_floors_below_its_own() {
        List<String> wrong =
                CLASSES.stream()
                        .filter(type -> FLOORS.containsKey(module(type)))
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .filter(ModulesTest::leansWrong)
                        .map(Dependency::getDescription)
                        .sorted()
                        .toList();
        assertThat(wrong).isEmpty();
    }

    /** The same floor is as wrong as a higher one; identity and reference stand side by side. */
    private static boolean leansWrong(Dependency dependency) {
        String from = module(dependency.getOriginClass());
        String to = module(dependency.getTargetClass());
        if (from.equals(to) || to.isEmpty()) {
            return false;
        }
        Integer below = FLOORS.get(to);
        return below == null || below >= FLOORS.getOrDefault(from, 0) && !allowedBeside(from, to);
    }

    /** Noted exceptions. Each is a wish to the next who moves a class. */
    private static boolean allowedBeside(String from, String to) {
        return ALLOWED_BESIDE.contains(from + " -> " + to);
    }

    private static final List<String> ALLOWED_BESIDE =
            List.of(
                    // dated lists are keyed by the country codes of travel documents
                    "reference -> identity");

    @Test
    void nothing_leans_on_the_simulators() {
        List<String> wrong =
                CLASSES.stream()
                        .filter(type -> !module(type).equals("simulator"))
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .filter(
                                dependency ->
                                        module(dependency.getTargetClass()).equals("simulator"))
                        .map(Dependency::getDescription)
                        .toList();
        assertThat(wrong).isEmpty();
    }

    @Test
    void simulators_lean_only_on_contracts_and_the_lower_floors() {
        List<String> wrong =
                CLASSES.stream()
                        .filter(type -> module(type).equals("simulator"))
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .map(dependency -> module(dependency.getTargetClass()))
                        .filter(to -> FLOORS.getOrDefault(to, 0) > 3)
                        .collect(Collectors.toList());
        assertThat(wrong).isEmpty();
    }

    private static String name(ApplicationModule module) {
        return module.getIdentifier().toString();
    }

    /** First package below nl.grenspoort; empty for anything else. */
    static String module(JavaClass type) {
        String[] parts = type.getPackageName().split("\\.");
        boolean ours = parts.length > 2 && parts[0].equals("nl") && parts[1].equals("grenspoort");
        return ours ? parts[2] : "";
    }
}
