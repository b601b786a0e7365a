package org.homeward.trial;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.homeward.agency.Target;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * What is asked of whom for each delay reason, as the decision table of the pathway says it, so
 * that the past year asks for the same.
 *
 * @param items in the order of the table
 */
record DelayPlan(List<Item> items) {

  private static final String TABLE = "/processes/delayed-discharge/delay-plan.dmn";
  private static final String DMN = "https://www.omg.org/spec/DMN/20191111/MODEL/";
  private static final Pattern CODE = Pattern.compile("\"(\\d\\d)\"");

  /** Columns of the table. */
  private static final int REASONS = 0;

  private static final int KEY = 2;
  private static final int TITLE = 3;
  private static final int ROLE = 4;
  private static final int WAY = 5;
  private static final int TARGET = 6;
  private static final int ASK = 7;
  private static final int DONE = 8;
  private static final int PARTNER = 9;

  /**
   * Something that is in the way.
   *
   * @param reasons national codes of the delay reasons with which it is asked for
   * @param key its short key
   * @param title what it is
   * @param role who is asked
   * @param way which part of the pathway asks
   * @param target how long it may take
   * @param ask what is asked, with when it is done
   * @param shared whether another agency learns of the person by it
   */
  record Item(
      Set<String> reasons,
      String key,
      String title,
      String role,
      String way,
      Target target,
      String ask,
      boolean shared) {}

  /** What is asked for with a reason. */
  List<Item> of(String reason) {
    return items.stream().filter(item -> item.reasons().contains(reason)).toList();
  }

  static DelayPlan read() {
    DocumentBuilderFactory xml = DocumentBuilderFactory.newInstance();
    xml.setNamespaceAware(true);
    List<Item> items = new ArrayList<>();
    try (InputStream in = DelayPlan.class.getResourceAsStream(TABLE)) {
      NodeList rules = xml.newDocumentBuilder().parse(in).getElementsByTagNameNS(DMN, "rule");
      for (int i = 0; i < rules.getLength(); i++) {
        item(texts((Element) rules.item(i)), items);
      }
    } catch (IOException | ParserConfigurationException | SAXException e) {
      throw new IllegalStateException("The delay plan cannot be read", e);
    }
    return new DelayPlan(List.copyOf(items));
  }

  private static List<String> texts(Element rule) {
    NodeList texts = rule.getElementsByTagNameNS(DMN, "text");
    return IntStream.range(0, texts.getLength())
        .mapToObj(i -> texts.item(i).getTextContent().strip())
        .toList();
  }

  private static void item(List<String> rule, List<Item> items) {
    Set<String> reasons = new TreeSet<>();
    Matcher code = CODE.matcher(rule.get(REASONS));
    while (code.find()) {
      reasons.add(code.group(1));
    }
    if (!reasons.isEmpty()) {
      items.add(
          new Item(
              Set.copyOf(reasons),
              word(rule, KEY),
              word(rule, TITLE),
              word(rule, ROLE),
              word(rule, WAY),
              Target.parse(word(rule, TARGET)),
              word(rule, ASK) + " Done when: " + word(rule, DONE),
              Boolean.parseBoolean(rule.get(PARTNER))));
    }
  }

  private static String word(List<String> rule, int column) {
    return rule.get(column).replaceAll("^\"|\"$", "");
  }
}
