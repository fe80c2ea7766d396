package nl.grenspoort.access;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.nio.file.Path;

/**
 * Where the files are that say who may do what.
 *
 * @param policy purposes, roles, systems, articles
 * @param terminals registered kiosks, gates, desks, mobile devices
 * @param officers registered officers
 */
@ConfigurationProperties("grenspoort.access")
public record AccessProperties(
        @DefaultValue("config/access-policy.yaml") Path policy,
        @DefaultValue("config/terminals.yaml") Path terminals,
        @DefaultValue("config/officers.yaml") Path officers) {}
