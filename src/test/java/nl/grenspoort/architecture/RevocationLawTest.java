package nl.grenspoort.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import nl.grenspoort.quality.Threat;
import nl.grenspoort.trust.Authorities;
import nl.grenspoort.trust.MessageVerifier;
import nl.grenspoort.trust.TlsContexts;
import nl.grenspoort.trust.wus.WusVerifier;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

/** Nobody in the gateway believes a certificate without asking what was revoked. */
class RevocationLawTest {
    private static final Set<String> TAKE_FIXED_ANCHORS =
            Set.of(
                    Authorities.class.getName(),
                    MessageVerifier.class.getName(),
                    WusVerifier.class.getName(),
                    TlsContexts.class.getName());

    @Test
    @Threat("T-KEY-5")
    void the_gateway_asks_authorities_and_not_a_fixed_list() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "nl.grenspoort.cli..", "nl.grenspoort.simulator..", "nl.grenspoort.trust..")
                .should()
                .accessTargetWhere(
                        DescribedPredicate.describe(
                                "it takes a fixed list of anchors",
                                RevocationLawTest::takesFixedAnchors))
                .check(
                        new ClassFileImporter()
                                .withImportOption(new ImportOption.DoNotIncludeTests())
                                .importPackages("nl.grenspoort"));
    }

    private static boolean takesFixedAnchors(JavaAccess<?> access) {
        boolean asks =
                access.getTargetOwner().getName().equals(Authorities.class.getName())
                        && !access.getTarget().getName().equals("of");
        return TAKE_FIXED_ANCHORS.contains(access.getTargetOwner().getName())
                && !asks
                && access.getTarget()
                        instanceof
                        com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget called
                && called.getRawParameterTypes().stream()
                        .anyMatch(type -> type.isEquivalentTo(List.class));
    }
}
