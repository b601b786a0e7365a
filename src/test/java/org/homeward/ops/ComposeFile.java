package org.homeward.ops;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What the tests need to know of {@code docker-compose.yml}.
 *
 * @param content the file as maps, lists and values
 */
record ComposeFile(Map<String, Object> content) {

  static ComposeFile read() {
    Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
    try (InputStream in = Files.newInputStream(Path.of("docker-compose.yml"))) {
      return new ComposeFile(map(yaml.load(in)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Map<String, Object> services() {
    return map(content.get("services"));
  }

  Map<String, Object> service(String name) {
    return map(services().get(name));
  }

  /** A value of the machine, which stands for what follows it where the machine has none. */
  private static final Pattern OF_MACHINE = Pattern.compile("\\$\\{\\w+:-([^}]*)}");

  /**
   * The environment of a service; values as the text that a container would see on a machine that
   * sets nothing.
   */
  Map<String, String> environment(String service) {
    Map<String, String> environment = new TreeMap<>();
    map(service(service).getOrDefault("environment", Map.of()))
        .forEach(
            (name, value) ->
                environment.put(name, OF_MACHINE.matcher(String.valueOf(value)).replaceAll("$1")));
    return environment;
  }

  /** The command of a health check, without the word that says that it is a command. */
  List<String> healthCheck(String service) {
    List<String> test = strings(map(service(service).get("healthcheck")).get("test"));
    if (!"CMD".equals(test.getFirst())) {
      throw new IllegalStateException("Not a plain command: " + test);
    }
    return test.subList(1, test.size());
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  @SuppressWarnings("unchecked")
  static List<String> strings(Object value) {
    return (List<String>) value;
  }
}
