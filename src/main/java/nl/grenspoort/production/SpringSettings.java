package nl.grenspoort.production;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.start.ConfigFiles;
import nl.grenspoort.start.Settings;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginTrackedResource;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The settings as Spring Boot gathered them from files, environment and command line. */
final class SpringSettings implements Settings {
    private final Environment environment;
    private final Iterable<ConfigurationPropertySource> sources;
    private final ConfigFiles files;

    SpringSettings(Environment environment, ConfigFiles files) {
        this.environment = requireNonNull(environment, "environment");
        this.sources = ConfigurationPropertySources.get(environment);
        this.files = requireNonNull(files, "files");
    }

    SpringSettings with(ConfigFiles verified) {
        return new SpringSettings(environment, verified);
    }

    @Override
    public <T extends Record> T read(Class<T> type) {
        ConfigurationProperties prefix =
                requireNonNull(
                        type.getAnnotation(ConfigurationProperties.class), "a *Properties record");
        return Binder.get(environment).bindOrCreate(prefix.value(), type);
    }

    @Override
    public Optional<String> text(String name) {
        return Optional.ofNullable(environment.getProperty(name));
    }

    @Override
    public boolean given(String name) {
        return property(name).filter(found -> !ours(found)).isPresent();
    }

    @Override
    public List<String> givenBelow(String prefix) {
        ConfigurationPropertyName parent = ConfigurationPropertyName.of(prefix);
        return StreamSupport.stream(sources.spliterator(), false)
                .filter(IterableConfigurationPropertySource.class::isInstance)
                .map(IterableConfigurationPropertySource.class::cast)
                .flatMap(IterableConfigurationPropertySource::stream)
                .filter(parent::isAncestorOf)
                .map(ConfigurationPropertyName::toString)
                .distinct()
                .filter(this::given)
                .sorted()
                .toList();
    }

    @Override
    public Optional<Path> file(String name) {
        return property(name).map(SpringSettings::resource).flatMap(SpringSettings::path);
    }

    @Override
    public ConfigFiles files() {
        return files;
    }

    private Optional<ConfigurationProperty> property(String name) {
        ConfigurationPropertyName wanted = ConfigurationPropertyName.of(name);
        for (ConfigurationPropertySource source : sources) {
            ConfigurationProperty found = source.getConfigurationProperty(wanted);
            if (found != null) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    /** From a file inside a jar of ours. */
    private static boolean ours(ConfigurationProperty property) {
        return resource(property) instanceof ClassPathResource;
    }

    private static @Nullable Resource resource(ConfigurationProperty property) {
        Origin origin = Origin.from(property);
        while (origin instanceof PropertySourceOrigin source) {
            origin = source.getOrigin();
        }
        if (!(origin instanceof TextResourceOrigin text)) {
            return null;
        }
        // wrapped, to remember where it came from
        return text.getResource() instanceof OriginTrackedResource wrapped
                ? wrapped.getResource()
                : text.getResource();
    }

    private static Optional<Path> path(Resource resource) {
        try {
            return resource.isFile() ? Optional.of(resource.getFile().toPath()) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
