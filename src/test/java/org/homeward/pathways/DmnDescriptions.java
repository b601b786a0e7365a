package org.homeward.pathways;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The words beside the rules of a decision table. */
final class DmnDescriptions {

  private DmnDescriptions() {}

  /** The description of each rule, in the order of the table. */
  static List<String> ofRules(Path file) {
    try {
      NodeList rules =
          DocumentBuilderFactory.newNSInstance()
              .newDocumentBuilder()
              .parse(file.toFile())
              .getElementsByTagNameNS("*", "rule");
      List<String> descriptions = new ArrayList<>();
      for (int i = 0; i < rules.getLength(); i++) {
        Element rule = (Element) rules.item(i);
        descriptions.add(rule.getElementsByTagNameNS("*", "description").item(0).getTextContent());
      }
      return descriptions;
    } catch (Exception e) {
      throw new IllegalStateException("Cannot read " + file, e);
    }
  }
}
