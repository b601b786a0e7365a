package org.homeward.form;

import java.io.IOException;
import java.util.List;

/** Where form files come from. Every bean of this type is read when the application starts. */
@FunctionalInterface
public interface FormSource {

  /**
   * @return the files, each name unique
   * @throws IOException if they cannot be read
   */
  List<File> files() throws IOException;

  /**
   * @param name the file's name as people can find it
   * @param content its JSON text
   */
  record File(String name, String content) {}
}
