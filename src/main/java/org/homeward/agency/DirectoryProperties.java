package org.homeward.agency;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the directory files are.
 *
 * @param location the file with agencies, boroughs and teams; a Spring resource location
 * @param also more files that are read together with it, for example one with accounts
 */
@ConfigurationProperties("homeward.directory")
record DirectoryProperties(
    @DefaultValue("classpath:directory/north-west-london.yml") String location, List<String> also) {

  List<String> locations() {
    return Stream.concat(Stream.of(location), also == null ? Stream.of() : also.stream())
        .filter(Objects::nonNull)
        .filter(place -> !place.isBlank())
        .toList();
  }
}
