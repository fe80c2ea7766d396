package nl.grenspoort.cli.doctor;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.boot.bootstrap.DefaultBootstrapContext;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.config.ConfigDataException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The settings as the gateway would have them, read by the same code of Spring Boot's and bound to
 * the same records, without starting anything.
 */
final class Settings {
    private static final String MODULES = "nl.grenspoort";

    private final ConfigurableEnvironment environment;
    private final Binder binder;

    private Settings(ConfigurableEnvironment environment) {
        this.environment = environment;
        this.binder = Binder.get(environment);
    }

    /**
     * Reads them.
     *
     * @param home where the gateway would be started
     * @param profile active profile; null for the default
     * @param config another folder with settings; null for none
     * @param arguments as the gateway would get them: {@code --server.port=8443}
     * @throws UnreadableException when a file can't be read or the profile has no settings
     */
    static Settings read(
            Path home, @Nullable String profile, @Nullable Path config, List<String> arguments) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SimpleCommandLinePropertySource(arguments.toArray(String[]::new)));
        environment
                .getPropertySources()
                .addLast(new MapPropertySource("doctor", locations(home, config)));
        try {
            ConfigDataEnvironmentPostProcessor.applyTo(
                    environment,
                    new DefaultResourceLoader(),
                    new DefaultBootstrapContext(),
                    profile == null ? new String[0] : new String[] {profile});
        } catch (ConfigDataException e) {
            throw new UnreadableException(String.valueOf(e.getMessage()), e);
        } catch (YAMLException e) {
            // its message quotes the line, which may hold a password
            throw new UnreadableException(
                    "A file with settings can't be read as YAML%s".formatted(line(e)), e);
        }
        ConfigurationPropertySources.attach(environment);
        Settings settings = new Settings(environment);
        settings.refuseUnknownProfile();
        return settings;
    }

    private static String line(YAMLException e) {
        return e instanceof MarkedYAMLException marked && marked.getProblemMark() != null
                ? " (line %d)".formatted(marked.getProblemMark().getLine() + 1)
                : "";
    }

    /** Spring looks below the working directory; a command may run elsewhere. */
    private static Map<String, Object> locations(Path home, @Nullable Path config) {
        String folder = home.toAbsolutePath().toUri().toString().replaceFirst("/?$", "/");
        Map<String, Object> locations = new TreeMap<>();
        locations.put(
                "spring.config.location",
                ("optional:classpath:/,optional:classpath:/config/,optional:%s,optional:%sconfig/,"
                                + "optional:%sconfig/*/")
                        .formatted(folder, folder, folder));
        if (config != null) {
            locations.put(
                    "spring.config.additional-location",
                    config.toAbsolutePath().toUri().toString().replaceFirst("/?$", "/"));
        }
        return locations;
    }

    /** A misspelt profile has no settings of its own: nothing that was meant would be in force. */
    private void refuseUnknownProfile() {
        for (String profile : profiles()) {
            boolean known =
                    environment.getPropertySources().stream()
                            .anyMatch(
                                    source ->
                                            source.getName()
                                                    .contains("application-" + profile + "."));
            if (!known) {
                throw new UnreadableException(
                        "No settings are named for the profile '%s': there is no application-%s.yaml in this build, in config/ or in --config"
                                .formatted(profile, profile),
                        null);
            }
        }
    }

    /** For whoever reads settings by Spring's own means. */
    ConfigurableEnvironment environment() {
        return environment;
    }

    /** Profiles in force. */
    List<String> profiles() {
        String[] active = environment.getActiveProfiles();
        return Arrays.asList(active.length > 0 ? active : environment.getDefaultProfiles());
    }

    /** Files that settings came from, as Spring names them. */
    List<String> sources() {
        return environment.getPropertySources().stream()
                .map(source -> source.getName())
                .filter(name -> name.startsWith("Config resource"))
                .map(name -> name.replaceFirst(".*?\\[(.*?)].*", "$1"))
                .distinct()
                .toList();
    }

    String text(String name, String otherwise) {
        return environment.getProperty(name, otherwise);
    }

    int number(String name, int otherwise) {
        try {
            return requireNonNull(environment.getProperty(name, Integer.class, otherwise));
        } catch (org.springframework.core.convert.ConversionException e) {
            throw new UnusableException("%s is no number.".formatted(name), e);
        }
    }

    /**
     * One record of settings.
     *
     * @throws UnusableException when a setting of it can't be used
     */
    <T> T bind(Class<T> type) {
        String prefix =
                requireNonNull(
                                type.getAnnotation(ConfigurationProperties.class),
                                "only *Properties are bound")
                        .value();
        try {
            return binder.bindOrCreate(prefix, Bindable.of(type));
        } catch (BindException e) {
            throw new UnusableException(told(e), e);
        }
    }

    /** Every record of settings there is, by its prefix and name. */
    static Map<String, Class<?>> all() {
        ClassPathScanningCandidateComponentProvider scanner =
                new ClassPathScanningCandidateComponentProvider(false) {
                    @Override
                    protected boolean isCandidateComponent(AnnotatedBeanDefinition definition) {
                        return true;
                    }
                };
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        Map<String, Class<?>> found = new TreeMap<>();
        scanner.findCandidateComponents(MODULES)
                .forEach(
                        candidate -> {
                            Class<?> type = load(requireNonNull(candidate.getBeanClassName()));
                            String prefix =
                                    requireNonNull(
                                                    type.getAnnotation(
                                                            ConfigurationProperties.class))
                                            .value();
                            found.put(prefix + " (" + type.getSimpleName() + ")", type);
                        });
        return found;
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, Settings.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Our own words name the setting and never its value; a library's might quote a secret. */
    private static String told(BindException wrong) {
        Throwable root = wrong;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String said = String.valueOf(root.getMessage());
        return said.startsWith("grenspoort.")
                ? said + "."
                : "The setting %s can't be used.".formatted(wrong.getName());
    }

    /** A setting has a value that it can't have. */
    static final class UnusableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnusableException(String problem, Throwable cause) {
            super(problem, cause);
        }
    }

    /** The settings can't be read at all. */
    static final class UnreadableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnreadableException(String problem, @Nullable Throwable cause) {
            super(problem, cause);
        }
    }
}
