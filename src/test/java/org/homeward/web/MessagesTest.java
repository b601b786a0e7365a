package org.homeward.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

/** Every word of the pages stands in the message files, and nothing stands there in vain. */
class MessagesTest {

  private static final Path TEMPLATES = Path.of("src/main/resources/templates");
  private static final Path JAVA = Path.of("src/main/java");

  private static final Pattern MESSAGE_KEY = Pattern.compile("#\\{([A-Za-z][\\w.-]*)");
  private static final Pattern MESSAGE_CALL =
      Pattern.compile("#messages\\.msg\\('([\\w.-]+)'\\s*[,)]");
  private static final Pattern QUOTED =
      Pattern.compile("['\"]([a-z][\\w-]*(?:\\.[\\w-]+)*\\.?)['\"]");

  /** Texts in expressions; what is only compared with is matched by the first part and no words. */
  private static final Pattern WORDS_IN_EXPRESSION =
      Pattern.compile("[=!]=\\s*'[^']*'|'([^']*)'|\\|([^|]*)\\|");

  /** Attributes that people read or hear. */
  private static final Set<String> SPOKEN =
      Set.of("title", "alt", "placeholder", "aria-label", "aria-description", "label", "content");

  private static final Set<String> SPOKEN_EXPRESSIONS =
      Set.of("th:text", "th:utext", "th:title", "th:alt", "th:placeholder", "th:aria-label");

  @Test
  void noTemplateHasWordsOfItsOwn() throws IOException {
    List<String> strays = new ArrayList<>();
    for (Map.Entry<Path, String> template : read(TEMPLATES, ".html").entrySet()) {
      for (Element element :
          Jsoup.parse(template.getValue(), "", Parser.xmlParser()).getAllElements()) {
        strays.addAll(strayWords(element).map(words -> template.getKey() + ": " + words).toList());
      }
    }
    assertThat(strays).isEmpty();
  }

  @Test
  void strayWordsAreFound() {
    assertThat(strayWordsIn("<p>Hello</p>")).containsExactly("Hello");
    assertThat(strayWordsIn("<p aria-label='Hello there'></p>")).containsExactly("Hello there");
    assertThat(strayWordsIn("<p th:text=\"${a} + ' of us'\"></p>")).containsExactly(" of us");
    assertThat(strayWordsIn("<p th:text=\"|You have ${a}|\"></p>"))
        .containsExactly("You have ${a}");
    assertThat(strayWordsIn("<p th:text=\"#{web.help}\"> </p>")).isEmpty();
    assertThat(strayWordsIn("<p th:text=\"${a == 'reading' ? b : #messages.msg('web.x')}\"></p>"))
        .isEmpty();
  }

  @Test
  void everyKeyOfATemplateHasWords() throws IOException {
    Set<String> missing = new TreeSet<>();
    for (String file : read(TEMPLATES, ".html").values()) {
      String template = file.replaceAll("(?s)<!--.*?-->", "");
      Stream.of(MESSAGE_KEY, MESSAGE_CALL)
          .flatMap(pattern -> pattern.matcher(template).results())
          .map(found -> found.group(1))
          .forEach(missing::add);
    }
    assertThat(missing).isNotEmpty();
    missing.removeAll(keys());
    assertThat(missing).isEmpty();
  }

  @Test
  void everyMessageIsUsed() throws IOException {
    Set<String> named = new TreeSet<>();
    for (String source :
        Stream.concat(
                read(TEMPLATES, ".html").values().stream(), read(JAVA, ".java").values().stream())
            .toList()) {
      QUOTED.matcher(source).results().map(found -> found.group(1)).forEach(named::add);
      MESSAGE_KEY.matcher(source).results().map(found -> found.group(1)).forEach(named::add);
    }
    // A name that ends with a dot stands for all keys that begin with it.
    Set<String> families =
        named.stream().filter(name -> name.endsWith(".")).collect(Collectors.toSet());
    List<String> unused =
        keys().stream()
            .filter(key -> !named.contains(key))
            .filter(key -> families.stream().noneMatch(key::startsWith))
            .toList();
    assertThat(unused).isEmpty();
  }

  @Test
  void everyStatusHasWords() throws IOException {
    assertThat(keys())
        .contains(
            Stream.of(StatusTag.values()).map(StatusTag::getMessageKey).toArray(String[]::new));
  }

  private static List<String> strayWordsIn(String html) {
    return Jsoup.parse(html, "", Parser.xmlParser()).getAllElements().stream()
        .flatMap(MessagesTest::strayWords)
        .toList();
  }

  private static Stream<String> strayWords(Element element) {
    Stream<String> text = Stream.of(element.ownText()).filter(MessagesTest::isWords);
    Stream<String> attributes =
        element.attributes().asList().stream()
            .filter(attribute -> SPOKEN.contains(attribute.getKey()))
            .filter(attribute -> !element.tagName().equals("meta"))
            .map(Attribute::getValue)
            .filter(MessagesTest::isWords);
    Stream<String> expressions =
        element.attributes().asList().stream()
            .filter(attribute -> SPOKEN_EXPRESSIONS.contains(attribute.getKey()))
            .flatMap(attribute -> wordsIn(attribute.getValue()));
    return Stream.of(text, attributes, expressions).flatMap(part -> part);
  }

  private static Stream<String> wordsIn(String expression) {
    Matcher literals = WORDS_IN_EXPRESSION.matcher(expression);
    return literals
        .results()
        .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
        .filter(Objects::nonNull)
        .filter(literal -> isWords(literal.replaceAll("\\$\\{[^}]*(\\}|$)", "")))
        // Keys of messages and settings of formatters are not words.
        .filter(literal -> !literal.matches("([a-z][\\w-]*)?(\\.[\\w-]*)+|[A-Z]+"));
  }

  private static boolean isWords(String text) {
    return text.codePoints().anyMatch(Character::isLetter);
  }

  private static Set<String> keys() throws IOException {
    Set<String> keys = new TreeSet<>();
    for (Path file : messageFiles()) {
      Properties messages = new Properties();
      try (Reader reader = Files.newBufferedReader(file)) {
        messages.load(reader);
      }
      for (String key : messages.stringPropertyNames()) {
        assertThat(keys.add(key)).as("%s stands in one file only", key).isTrue();
      }
    }
    return keys;
  }

  /** The common file and one for each feature that has its own. */
  private static List<Path> messageFiles() throws IOException {
    try (Stream<Path> features = Files.list(Path.of("src/main/resources/messages"))) {
      return Stream.concat(
              Stream.of(Path.of("src/main/resources/messages.properties")), features.sorted())
          .toList();
    }
  }

  @Test
  void everyMessageFileIsRead() throws IOException {
    String settings = Files.readString(Path.of("src/main/resources/application.yml"));
    for (Path file : messageFiles()) {
      String name = Path.of("src/main/resources").relativize(file).toString();
      assertThat(settings).contains(name.replace(".properties", ""));
    }
  }

  private static Map<Path, String> read(Path root, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      Map<Path, String> texts = new LinkedHashMap<>();
      for (Path file : files.filter(f -> f.toString().endsWith(ending)).sorted().toList()) {
        texts.put(file, Files.readString(file));
      }
      return texts;
    }
  }
}
