package org.homeward.agency;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads the directory files. */
@Component
class DirectoryFiles {

  private final DirectoryProperties properties;
  private final ResourceLoader resources;

  DirectoryFiles(DirectoryProperties properties, ResourceLoader resources) {
    this.properties = properties;
    this.resources = resources;
  }

  /**
   * @return the top of each file
   * @throws IllegalArgumentException if a file is missing or is not YAML
   */
  List<DirectoryEntry> read() {
    List<DirectoryEntry> files = new ArrayList<>();
    for (String location : properties.locations()) {
      files.add(read(location));
    }
    return files;
  }

  private DirectoryEntry read(String location) {
    Resource resource = resources.getResource(location);
    String place = "Directory file " + location;
    try (InputStream in = resource.getInputStream()) {
      LoaderOptions options = new LoaderOptions();
      options.setAllowDuplicateKeys(false);
      return DirectoryEntry.of(place, new Yaml(new SafeConstructor(options)).load(in));
    } catch (IOException e) {
      throw new IllegalArgumentException(place + " cannot be read: " + e.getMessage(), e);
    } catch (YAMLException e) {
      throw new IllegalArgumentException(place + " is not valid YAML: " + e.getMessage(), e);
    }
  }
}
