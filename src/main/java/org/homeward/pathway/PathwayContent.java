package org.homeward.pathway;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.homeward.form.FormSource;

/**
 * The files of one pathway.
 *
 * @param key name of its folders
 * @param files content by file name
 */
record PathwayContent(String key, Map<String, byte[]> files) {

  static final String DIAGRAM = ".bpmn";
  static final String DECISION = ".dmn";
  static final String FORM = ".form";

  /** Sorts the files by name, so that the same content is the same wherever it was found. */
  PathwayContent {
    files = new TreeMap<>(files);
  }

  /** Where a file stands, as people know it. */
  String path(String file) {
    return (file.endsWith(FORM) ? "forms/" : "processes/") + key + "/" + file;
  }

  /** The BPMN files by their path. */
  Map<String, byte[]> diagrams() {
    return ending(DIAGRAM);
  }

  /** The DMN files by their path. */
  Map<String, byte[]> decisions() {
    return ending(DECISION);
  }

  /** The forms as the form catalogue takes them. */
  List<FormSource.File> forms() {
    return ending(FORM).entrySet().stream()
        .map(
            file ->
                new FormSource.File(
                    file.getKey(), new String(file.getValue(), StandardCharsets.UTF_8)))
        .toList();
  }

  private Map<String, byte[]> ending(String ending) {
    Map<String, byte[]> some = new LinkedHashMap<>();
    files.forEach(
        (name, content) -> {
          if (name.endsWith(ending)) {
            some.put(path(name), content);
          }
        });
    return some;
  }

  /** Tells whether content has changed: a hash over names and bytes. */
  String fingerprint() {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    files.forEach(
        (name, content) -> {
          digest.update(name.getBytes(StandardCharsets.UTF_8));
          digest.update((" " + content.length + "\n").getBytes(StandardCharsets.UTF_8));
          digest.update(content);
        });
    return HexFormat.of().formatHex(digest.digest());
  }
}
