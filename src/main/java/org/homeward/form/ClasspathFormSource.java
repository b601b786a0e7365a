package org.homeward.form;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The forms packaged with the application: everything under {@code forms/}. */
@Component
class ClasspathFormSource implements FormSource {

  private static final String ROOT = "forms/";

  @Override
  public List<File> files() throws IOException {
    Resource[] found =
        new PathMatchingResourcePatternResolver().getResources("classpath*:" + ROOT + "**/*.form");
    return Arrays.stream(found)
        .map(ClasspathFormSource::read)
        .sorted(Comparator.comparing(File::name))
        .toList();
  }

  private static File read(Resource resource) {
    try {
      String url = resource.getURL().toString();
      String name = url.substring(Math.max(url.lastIndexOf("/" + ROOT) + 1, 0));
      return new File(name, resource.getContentAsString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
