package org.homeward.placement;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.homeward.agency.AgencyDirectory;
import org.homeward.agency.DirectoryEntry;
import org.homeward.agency.WorkingCalendar;
import org.homeward.casefile.Timeline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.ResourceLoader;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Brings the schemes and homes of a file into the database when the application starts. From then
 * on providers keep them: a scheme that exists already is left as it is.
 *
 * <p>Days are dates or, in files for trials, {@code today}, {@code today-12} or {@code today+5}.
 */
@Component
class StockImport implements SmartInitializingSingleton {

  private static final Logger LOG = LoggerFactory.getLogger(StockImport.class);

  private static final Pattern CODE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final Pattern RELATIVE = Pattern.compile("today(?:([+-])(\\d{1,4}))?");

  /** What may stand at a home, and at a scheme for all its homes. */
  private static final Set<String> FACTS =
      Set.of(
          "selfContained",
          "stepFree",
          "gender",
          "tenure",
          "pets",
          "weeklyRent",
          "weeklyServiceCharge",
          "confirmed");

  private final PlacementProperties properties;
  private final ResourceLoader resources;
  private final AgencyDirectory agencies;
  private final Schemes schemes;
  private final KeepingStock stock;
  private final HomeEvents events;
  private final JdbcClient jdbc;
  private final TransactionOperations transaction;
  private final Clock clock;

  StockImport(
      PlacementProperties properties,
      ResourceLoader resources,
      AgencyDirectory agencies,
      Schemes schemes,
      KeepingStock stock,
      HomeEvents events,
      JdbcClient jdbc,
      TransactionOperations transaction,
      Clock clock) {
    this.properties = properties;
    this.resources = resources;
    this.agencies = agencies;
    this.schemes = schemes;
    this.stock = stock;
    this.events = events;
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** After the directory, which stands in a package before this one. */
  @Override
  public void afterSingletonsInstantiated() {
    if (properties.stock() != null && !properties.stock().isBlank()) {
      run(properties.stock());
    }
  }

  /**
   * Reads a file.
   *
   * @return how many schemes are new
   * @throws IllegalArgumentException if the file is wrong
   */
  int run(String location) {
    DirectoryEntry top = read(location).allowOnly("schemes");
    int added = 0;
    for (DirectoryEntry entry : top.entries("schemes")) {
      Scheme scheme = scheme(entry);
      if (schemes.find(scheme.code()).isEmpty() && add(scheme, entry)) {
        added++;
      }
    }
    LOG.info("Homes: {} new schemes from {}", added, location);
    return added;
  }

  /** Another copy of the application may read the same file at the same moment. */
  private boolean add(Scheme scheme, DirectoryEntry entry) {
    try {
      transaction.executeWithoutResult(
          status -> {
            schemes.add(scheme);
            long id = schemes.find(scheme.code()).orElseThrow().id();
            entry.entries("homes").forEach(home -> addHome(scheme, id, home, entry));
          });
      return true;
    } catch (DuplicateKeyException addedMeanwhile) {
      return false;
    }
  }

  private Scheme scheme(DirectoryEntry entry) {
    entry.allowOnly(
        "code",
        "provider",
        "name",
        "borough",
        "area",
        "kind",
        "support",
        "landlord",
        "supportProvider",
        "specified",
        "stayLimitDays",
        "cqc",
        "risksNotTaken",
        "takesEveryRisk",
        "homes",
        "selfContained",
        "stepFree",
        "gender",
        "tenure",
        "pets",
        "weeklyRent",
        "weeklyServiceCharge",
        "confirmed");
    String code = entry.text("code");
    if (!CODE.matcher(code).matches()) {
      throw entry.wrong("\"" + code + "\" must be lower-case letters and digits with hyphens.");
    }
    if (agencies.agency(entry.text("provider")).isEmpty()) {
      throw entry.wrong("unknown provider: " + entry.text("provider"));
    }
    if (agencies.borough(entry.text("borough")).isEmpty()) {
      throw entry.wrong("unknown borough: " + entry.text("borough"));
    }
    List<String> risks = entry.texts("risksNotTaken");
    boolean risksKnown = !risks.isEmpty() || entry.flag("takesEveryRisk");
    String limit = entry.optionalText("stayLimitDays");
    String specified = entry.optionalText("specified");
    return new Scheme(
        0,
        code,
        entry.text("provider"),
        entry.text("name"),
        entry.text("borough"),
        entry.optionalText("area"),
        coded(entry, SchemeKind.values(), entry.text("kind")),
        coded(entry, SupportLevel.values(), entry.text("support")),
        entry.optionalText("landlord"),
        entry.optionalText("supportProvider"),
        specified == null ? null : coded(entry, SpecifiedAccommodation.values(), specified),
        limit == null ? null : Integer.valueOf(limit),
        entry.flag("cqc"),
        risksKnown
            ? risks.stream()
                .map(risk -> coded(entry, HousingRisk.values(), risk))
                .collect(Collectors.toSet())
            : null,
        0);
  }

  private void addHome(Scheme scheme, long schemeId, DirectoryEntry home, DirectoryEntry all) {
    home.allowOnly(
        java.util.stream.Stream.concat(
                FACTS.stream(),
                java.util.stream.Stream.of(
                    "code",
                    "name",
                    "floor",
                    "state",
                    "notice",
                    "empty",
                    "reason",
                    "ready",
                    "outOfUse"))
            .toArray(String[]::new));
    String name = home.text("name");
    String given = home.optionalText("code");
    String code = given == null ? scheme.code() + "-" + KeepingStock.slug(name) : given;
    String floor = home.optionalText("floor");
    HomeFacts facts =
        new HomeFacts(
            name,
            flag(home, all, "selfContained"),
            floor == null ? null : Integer.valueOf(floor),
            flag(home, all, "stepFree"),
            optional(home, GenderRule.values(), either(home, all, "gender")),
            optional(home, Tenure.values(), either(home, all, "tenure")),
            flag(home, all, "pets"),
            amount(either(home, all, "weeklyRent")),
            amount(either(home, all, "weeklyServiceCharge")));
    HomeChange state = state(home);
    stock.insert(code, schemeId, facts, state.state());
    long id =
        jdbc.sql("SELECT id FROM home WHERE code = :code")
            .param("code", code)
            .query(Long.class)
            .single();
    stock.store(id, state, null);
    LocalDate confirmed = day(home, either(home, all, "confirmed"));
    jdbc.sql("UPDATE home SET confirmed_at = :at, confirmed_by = :by, version = 0 WHERE id = :id")
        .param(
            "at",
            confirmed == null
                ? null
                : Moments.stored(confirmed.atTime(9, 0).atZone(WorkingCalendar.LONDON).toInstant()))
        .param(
            "by",
            confirmed == null ? null : agencies.agency(scheme.agencyCode()).orElseThrow().name())
        .param("id", id)
        .update();
    events.add(id, HomeEvents.What.ADDED, null, Timeline.Actor.HOMEWARD);
    if (state.state() != HomeState.OCCUPIED) {
      events.add(id, state.what(), state.detail(), Timeline.Actor.HOMEWARD);
    }
  }

  private HomeChange state(DirectoryEntry home) {
    String state = home.optionalText("state");
    LocalDate notice = day(home, home.optionalText("notice"));
    LocalDate empty = day(home, home.optionalText("empty"));
    LocalDate ready = day(home, home.optionalText("ready"));
    VoidReason reason = optional(home, VoidReason.values(), home.optionalText("reason"));
    return switch (state == null ? "occupied" : state) {
      case "occupied" -> HomeChange.occupied();
      case "notice" -> HomeChange.notice(notice, empty, ready);
      case "empty" -> HomeChange.empty(notice, empty, reason, ready);
      case "ready" ->
          new HomeChange(
              HomeState.READY, notice, empty, reason, ready == null ? empty : ready, null);
      case "out-of-use" -> HomeChange.outOfUse(home.text("outOfUse"));
      default -> throw home.wrong("\"" + state + "\" is no state of a home.");
    };
  }

  private static String either(DirectoryEntry home, DirectoryEntry all, String key) {
    String own = home.optionalText(key);
    return own == null ? all.optionalText(key) : own;
  }

  private static Boolean flag(DirectoryEntry home, DirectoryEntry all, String key) {
    String text = either(home, all, key);
    if (text == null || text.equals("true") || text.equals("false")) {
      return text == null ? null : Boolean.valueOf(text);
    }
    throw home.wrong("\"" + key + "\" must be true or false.");
  }

  private static BigDecimal amount(String text) {
    return text == null ? null : new BigDecimal(text);
  }

  private LocalDate day(DirectoryEntry entry, String text) {
    if (text == null) {
      return null;
    }
    Matcher relative = RELATIVE.matcher(text);
    if (relative.matches()) {
      LocalDate today = WorkingCalendar.dayOf(clock.instant());
      int days = relative.group(2) == null ? 0 : Integer.parseInt(relative.group(2));
      return "-".equals(relative.group(1)) ? today.minusDays(days) : today.plusDays(days);
    }
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw entry.wrong(text + " is no date such as 2026-12-24 and not like today-12.");
    }
  }

  private static <T extends Coded> T coded(DirectoryEntry entry, T[] list, String code) {
    return Coded.find(list, code)
        .orElseThrow(
            () ->
                entry.wrong(
                    "\""
                        + code
                        + "\" is none of "
                        + java.util.Arrays.stream(list)
                            .map(Coded::code)
                            .collect(Collectors.joining(", "))));
  }

  private static <T extends Coded> T optional(DirectoryEntry entry, T[] list, String code) {
    return code == null ? null : coded(entry, list, code);
  }

  private DirectoryEntry read(String location) {
    String place = "Stock file " + location;
    try (InputStream in = resources.getResource(location).getInputStream()) {
      LoaderOptions options = new LoaderOptions();
      options.setAllowDuplicateKeys(false);
      Object content = new Yaml(new SafeConstructor(options)).load(in);
      return DirectoryEntry.of(place, content == null ? Map.of() : content);
    } catch (IOException e) {
      throw new IllegalArgumentException(place + " cannot be read: " + e.getMessage(), e);
    } catch (YAMLException e) {
      throw new IllegalArgumentException(place + " is not valid YAML: " + e.getMessage(), e);
    }
  }
}
