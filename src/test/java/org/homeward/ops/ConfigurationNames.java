package org.homeward.ops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.beans.BeanInfo;
import java.beans.IntrospectionException;
import java.beans.Introspector;
import java.beans.PropertyDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/**
 * Every configuration property there is: those of the libraries, from the metadata they carry, and
 * Homeward's own, from its classes.
 */
final class ConfigurationNames {

  private static final String METADATA = "META-INF/spring-configuration-metadata.json";

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)[:}]");

  /** In the spelling of environment variables, where dots are underscores and dashes are gone. */
  private final Set<String> variables = new HashSet<>();

  /** Properties that take any further name, such as logging.level. */
  private final Set<String> mapVariables = new HashSet<>();

  private ConfigurationNames() {}

  static ConfigurationNames ofApplication() {
    ConfigurationNames names = new ConfigurationNames();
    names.addLibraries();
    names.addHomeward();
    names.addPlaceholders();
    return names;
  }

  /**
   * @param name of an environment variable
   * @return whether Spring Boot would bind it to a property somebody reads
   */
  boolean isKnownVariable(String name) {
    return variables.contains(name) || mapVariables.stream().anyMatch(m -> name.startsWith(m));
  }

  /**
   * @param name of a property, in dots and dashes
   */
  boolean isKnownProperty(String name) {
    return isKnownVariable(variable(name));
  }

  private static String variable(String property) {
    return property.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
  }

  private void add(String property, boolean map) {
    variables.add(variable(property));
    if (map) {
      mapVariables.add(variable(property) + "_");
    }
  }

  private void addLibraries() {
    ObjectMapper json = new ObjectMapper();
    try {
      for (URL url : Collections.list(getClass().getClassLoader().getResources(METADATA))) {
        try (InputStream in = url.openStream()) {
          for (JsonNode property : json.readTree(in).path("properties")) {
            add(
                property.path("name").asText(),
                property.path("type").asText().startsWith("java.util.Map"));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void addHomeward() {
    ClassPathScanningCandidateComponentProvider scanner =
        new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
    scanner
        .findCandidateComponents("org.homeward")
        .forEach(
            candidate -> {
              Class<?> type = load(candidate.getBeanClassName());
              addType(type.getAnnotation(ConfigurationProperties.class).value(), type);
            });
  }

  /** Variables that Homeward's own settings name as placeholders. */
  private void addPlaceholders() {
    ClassPathResource settings = new ClassPathResource("application.yml");
    if (!settings.exists()) {
      return;
    }
    try {
      Matcher placeholder =
          PLACEHOLDER.matcher(settings.getContentAsString(StandardCharsets.UTF_8));
      while (placeholder.find()) {
        variables.add(placeholder.group(1));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, ConfigurationNames.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private void addType(String prefix, Class<?> type) {
    if (type.isRecord()) {
      for (RecordComponent component : type.getRecordComponents()) {
        Name name = component.getAnnotation(Name.class);
        addMember(prefix, name == null ? component.getName() : name.value(), component.getType());
      }
      return;
    }
    try {
      BeanInfo bean = Introspector.getBeanInfo(type, Object.class);
      for (PropertyDescriptor property : bean.getPropertyDescriptors()) {
        addMember(prefix, property.getName(), property.getPropertyType());
      }
    } catch (IntrospectionException e) {
      throw new IllegalStateException(e);
    }
  }

  private void addMember(String prefix, String name, Class<?> type) {
    String property = prefix + "." + name;
    add(property, Map.class.isAssignableFrom(type));
    if (type.isRecord()) {
      addType(property, type);
    }
  }
}
