package nl.grenspoort.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import org.junit.jupiter.api.Test;

/** What the structure of the code promises about the laws of the house. */
class LawsTest {
    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("nl.grenspoort");

    private static final DescribedPredicate<JavaClass> WIRING =
            DescribedPredicate.describe(
                    "wiring (*Configuration, *Properties)",
                    type ->
                            outermost(type).endsWith("Configuration")
                                    || outermost(type).endsWith("Properties")
                                    || type.getSimpleName().equals("package-info"));

    @Test
    void the_core_knows_neither_spring_nor_camel() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "nl.grenspoort.entry..",
                        "nl.grenspoort.document..",
                        "nl.grenspoort.biometrics..",
                        "nl.grenspoort.identity..",
                        "nl.grenspoort.finding..",
                        "nl.grenspoort.messagelog..")
                .and(DescribedPredicate.not(WIRING))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "org.apache.camel..")
                .check(CLASSES);
    }

    /** Law 4: one class sends. Commands and simulators are not the gateway. */
    @Test
    void only_the_sender_reaches_out_over_http() {
        noClasses()
                .that()
                .resideOutsideOfPackages("nl.grenspoort.cli..", "nl.grenspoort.simulator..")
                .and()
                .doNotHaveFullyQualifiedName("nl.grenspoort.systems.Sender")
                .and()
                // decides about certificates, sends nothing
                .doNotHaveFullyQualifiedName("nl.grenspoort.systems.SystemsTls")
                .and()
                .haveSimpleNameNotEndingWith("Configuration")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.hc.client5..",
                        "java.net.http..",
                        "org.springframework.web.client..",
                        "org.apache.cxf.transport.http..")
                .check(CLASSES);
    }

    /** Law 2: permission is made by the policy alone. */
    @Test
    void only_the_policy_makes_an_authorisation() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("nl.grenspoort.access.AccessPolicy")
                .should()
                .callConstructorWhere(
                        DescribedPredicate.describe(
                                "it makes an Authorisation",
                                call ->
                                        call.getTargetOwner()
                                                .getFullName()
                                                .equals("nl.grenspoort.access.Authorisation")))
                .check(CLASSES);
    }

    /** Law 4: a receipt is made by the log alone. */
    @Test
    void only_the_log_makes_a_receipt() {
        noClasses()
                .that()
                .resideOutsideOfPackage("nl.grenspoort.messagelog..")
                .should()
                .callConstructorWhere(
                        DescribedPredicate.describe(
                                "it makes an IntentReceipt",
                                call ->
                                        call.getTargetOwner()
                                                .getFullName()
                                                .equals("nl.grenspoort.messagelog.IntentReceipt")))
                .check(CLASSES);
    }

    /** 2016/399 Art. 14: whether the form may follow is said in one place, for every rule. */
    @Test
    void only_the_law_of_refusal_proposes_letters() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("nl.grenspoort.entry.Refusal")
                .should()
                .callMethodWhere(
                        DescribedPredicate.describe(
                                "it proposes letters",
                                call ->
                                        call.getTarget().getName().equals("withLetters")
                                                && call.getTargetOwner()
                                                        .getFullName()
                                                        .equals("nl.grenspoort.finding.Finding")))
                .check(CLASSES);
    }

    @Test
    void classes_that_are_not_open_on_purpose_are_final() {
        classes()
                .that()
                .areTopLevelClasses()
                .and()
                .areNotInterfaces()
                .and()
                .areNotEnums()
                .and()
                .areNotRecords()
                .and()
                .resideOutsideOfPackages(
                        "nl.grenspoort.systems.sis.wsdl..",
                        "nl.grenspoort.systems.vis.wsdl..",
                        "nl.grenspoort.kiosk.soap.wsdl..")
                .and()
                .areNotAnnotatedWith("org.springframework.context.annotation.Configuration")
                .and()
                .areNotAnnotatedWith("org.springframework.boot.autoconfigure.SpringBootApplication")
                .and()
                .areNotAnnotatedWith("org.springframework.context.annotation.ComponentScan")
                .and()
                .areNotAssignableTo(Throwable.class)
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(CLASSES);
    }

    private static String outermost(JavaClass type) {
        return type.getEnclosingClass().map(LawsTest::outermost).orElseGet(type::getSimpleName);
    }
}
