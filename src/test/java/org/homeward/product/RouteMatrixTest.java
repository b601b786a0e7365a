package org.homeward.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homeward.agency.AgencyDirectory;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseNotices;
import org.homeward.testsupport.Casework;
import org.homeward.testsupport.Colleague;
import org.homeward.testsupport.EnginelessTest;
import org.homeward.testsupport.PageClient;
import org.homeward.testsupport.PageClient.Page;
import org.homeward.testsupport.Product;
import org.homeward.testsupport.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every route of the running application, tried by every account on a thing of one trust and on the
 * same thing of another, with damaged addresses and without logging in. The expected answers stand
 * in {@code access/routes.txt}; a route that is missing there fails the test.
 */
@EnginelessTest
class RouteMatrixTest {

  /** Accounts, each with what it is. The other trust's and borough's have the number 2. */
  private static final List<String> ACCOUNTS =
      List.of(
          "coordinator",
          "ward",
          "larch",
          "community",
          "manager",
          "housing",
          "housing-colleague",
          "two-teams",
          "socialwork",
          "hounslow-care",
          "provider",
          "employment",
          "coordinator2",
          "ward2",
          "community2",
          "manager2",
          "housing2",
          "socialwork2",
          "provider2",
          "governance",
          "governance2",
          "auditor",
          "auditor2",
          "admin",
          "agency-admin",
          "nobody");

  /** What stands for the parts of an address that somebody has changed. */
  private static final List<String> TAMPERED =
      List.of("0", "-1", "NW-99999999", "9223372036854775808", "abc", "%27%20OR%201=1", "..%5Cx");

  private static final Pattern REFUSAL = Pattern.compile("(\\d+)(?:, but (\\d+): (.+))?");
  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

  @Autowired Product product;
  @Autowired Casework work;
  @Autowired JdbcClient jdbc;
  @Autowired CaseNotices notices;
  @Autowired AgencyDirectory directory;
  @Autowired TransactionTemplate transaction;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mapping;

  private Map<String, Set<String>> groups;
  private List<Row> rows;
  private final Map<String, Session> sessions = new HashMap<>();
  private Thing here;
  private Thing there;

  /**
   * @param permitted accounts that may use the route at all; others get 403
   * @param exists of these, the accounts for which the thing exists
   * @param refusal what the rest is answered
   * @param others accounts that are answered something else
   * @param otherwise namely this
   */
  private record Row(
      String method,
      String pattern,
      String permitted,
      String exists,
      int refusal,
      String others,
      int otherwise) {

    String name() {
      return method + " " + pattern;
    }
  }

  /** A person's case with all that hangs on it. */
  private record Thing(
      CaseFile file,
      String surname,
      long task,
      long notice,
      String session,
      String item,
      String scheme,
      String home,
      String nomination,
      long opened,
      long comment,
      String contact,
      String document,
      String question,
      long account,
      String agency) {}

  private record Session(PageClient browser, String token) {}

  @BeforeEach
  void twoOfEverything() {
    read(AccessTable.routes());
    for (String account : ACCOUNTS) {
      sessions.put(account, logIn(account));
    }
    here =
        thing(
            "coordinator",
            "cnwl-juniper-ward",
            "westminster",
            "westminster-housing",
            "saffron-court",
            "saffron-court-room-2");
    there =
        thing(
            "coordinator2",
            "west-london-alder-ward",
            "ealing",
            "ealing-housing",
            homeOf("ninefold")[0],
            homeOf("ninefold")[1]);
  }

  /** Other tests count what waits for the same teams. */
  @AfterEach
  void nothingIsLeftToDo() {
    for (Thing thing : List.of(here, there)) {
      jdbc.sql("UPDATE human_task SET state = 'COMPLETED' WHERE case_id = ?")
          .param(thing.file().id())
          .update();
      jdbc.sql("UPDATE nomination SET state = 'ENDED' WHERE case_id = ?")
          .param(thing.file().id())
          .update();
    }
  }

  @Test
  void everyRouteIsInTheMatrix() {
    Set<String> known = rows.stream().map(Row::name).collect(Collectors.toCollection(TreeSet::new));
    assertThat(known).as("access/routes.txt").isEqualTo(routes());
  }

  @Test
  void everyAccountGetsTheAnswerItShould() {
    List<String> wrong = new ArrayList<>();
    for (Row row : rows) {
      for (String account : ACCOUNTS) {
        check(row, account, here, wrong);
        if (VARIABLE.matcher(row.pattern()).find()) {
          check(row, account, there, wrong);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void aDamagedAddressShowsNothingAndBreaksNothing() {
    List<String> wrong = new ArrayList<>();
    // Who is turned away is turned away before any database is asked: MySQL is tried by one.
    List<String> tampering =
        TestDatabase.isMySql()
            ? List.of("coordinator")
            : List.of("coordinator", "provider", "manager", "admin");
    for (Row row : rows) {
      Matcher variables = VARIABLE.matcher(row.pattern());
      while (variables.find()) {
        for (String value : TAMPERED) {
          String path = path(row.pattern(), here, Map.of(variables.group(1), value));
          for (String account : tampering) {
            int status = ask(row.method(), path, account).status();
            if (!Set.of(400, 403, 404, 409).contains(status)) {
              wrong.add(account + " " + row.method() + " " + path + ": " + status);
            }
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void withoutLoggingInThereIsOnlyTheLoginPage() {
    List<String> wrong = new ArrayList<>();
    for (Row row : rows) {
      Page page = ask(row.method(), path(row.pattern(), here, Map.of()), null);
      boolean open = row.pattern().equals("/login");
      boolean right =
          open
              ? page.status() == 200
              : page.status() == 302 && page.path().startsWith("/login") || page.status() == 403;
      if (!right || page.document().html().contains(here.surname())) {
        wrong.add(row.name() + ": " + page.status() + " " + page.path());
      }
    }
    assertThat(wrong).isEmpty();
  }

  // --- One cell ---------------------------------------------------------------------------------

  private void check(Row row, String account, Thing thing, List<String> wrong) {
    String side = thing == here ? "-here" : "-there";
    String path = path(row.pattern(), thing, Map.of());
    Page page = ask(row.method(), path, account);
    String cell = account + " " + row.method() + " " + path + ": " + page.status();
    boolean permitted = accounts(row.permitted(), side).contains(account);
    boolean allowed = permitted && accounts(row.exists(), side).contains(account);
    boolean other = accounts(row.others(), side).contains(account);
    int refusal = permitted ? other ? row.otherwise() : row.refusal() : 403;
    boolean right =
        allowed
            ? row.method().equals("GET")
                ? Set.of(200, 302).contains(page.status())
                // Nothing is filled in: the form comes back, or there is nothing to do.
                : Set.of(200, 302, 400, 409).contains(page.status())
            : page.status() == refusal;
    if (!right) {
      wrong.add(cell + " instead of " + (allowed ? "yes" : refusal));
    }
    for (Thing each : List.of(here, there)) {
      // Who watches over a trust's records knows whose they are.
      if (!accounts("know", each == here ? "-here" : "-there").contains(account)) {
        String body = page.document().outerHtml();
        for (String secret : List.of(each.surname(), each.file().reference())) {
          // What was asked for stands in the address, not in the answer.
          if (body.contains(secret)) {
            wrong.add(cell + " tells of " + (each == here ? "the case here" : "the case there"));
          }
        }
      }
    }
  }

  private Page ask(String method, String path, String account) {
    Session session =
        account == null ? sessions.computeIfAbsent("", any -> outside()) : sessions.get(account);
    return method.equals("GET")
        ? session.browser().ask(path)
        : session.browser().post(path, Map.of("_csrf", session.token(), "version", "0"));
  }

  private Session outside() {
    PageClient browser = product.browser();
    return new Session(browser, token(browser.get("/login")));
  }

  private Session logIn(String account) {
    PageClient browser = product.browser();
    Page login = browser.get("/login");
    Page first =
        browser.submit(
            login,
            login.form("input[name=password]"),
            Map.of("username", account, "password", "demo"));
    assertThat(first.status()).as(account).isEqualTo(200);
    return new Session(browser, token(first));
  }

  private static String token(Page page) {
    return page.document().selectFirst("input[name=_csrf]").attr("value");
  }

  // --- What there is to ask for
  // -------------------------------------------------------------------

  private Thing thing(
      String coordinator, String ward, String borough, String team, String scheme, String home) {
    String surname = "Matrix" + Product.someName();
    CaseFile file = work.start(work.person(surname), coordinator, ward, borough);
    long task = work.housingTask(file);
    transaction.executeWithoutResult(
        status -> notices.tellOf(file, "Something has happened", List.of(team)));
    long notice =
        jdbc.sql("SELECT MAX(id) FROM case_notice WHERE case_id = ?")
            .param(file.id())
            .query(Long.class)
            .single();
    Colleague chair = product.logIn(coordinator);
    Page proposal = chair.open("/cases/" + file.reference() + "/meetings");
    chair.send(
        proposal,
        "form[data-hw-form]",
        Map.of("meetingKind", "complex-care-board", "meetingWhy", "Waits"));
    Page planned =
        chair.send(
            chair.open("/meetings/complex-care-board/sessions/new"),
            "form[data-hw-form]",
            MeetingPagesTest.plan(product.today().plusDays(3)));
    assertThat(planned.path()).as(planned.text()).startsWith("/meetings/sessions/");
    String item = planned.linkWith(surname);
    return new Thing(
        file,
        surname,
        task,
        notice,
        planned.path().substring("/meetings/sessions/".length()),
        item.substring(item.lastIndexOf('/') + 1),
        scheme,
        home,
        nomination(file, home),
        opening(file),
        comment(file, chair),
        contact(file, chair),
        document(file, chair),
        question(file, chair, team),
        account(borough + "-council"),
        borough + "-council");
  }

  /** Somebody with no team and nothing to do, whom other tests do not meet. */
  private long account(String agency) {
    String username = "matrix-" + Product.someName().toLowerCase(java.util.Locale.ROOT);
    jdbc.sql(
            """
            INSERT INTO user_account (username, display_name, enabled, agency_id, from_directory,
                   created_at)
            SELECT :name, :name, TRUE, id, FALSE, CURRENT_TIMESTAMP FROM agency WHERE code = :agency
            """)
        .param("name", username)
        .param("agency", agency)
        .update();
    return jdbc.sql("SELECT id FROM user_account WHERE username = ?")
        .param(username)
        .query(Long.class)
        .single();
  }

  private String nomination(CaseFile file, String home) {
    jdbc.sql(
            """
            INSERT INTO nomination (case_id, home_id, agency_code, state, nominated_at,
              nominated_by_step)
            SELECT :caseId, h.id, s.agency_code, 'SENT', CURRENT_TIMESTAMP, :step
            FROM home h JOIN home_scheme s ON s.id = h.scheme_id WHERE h.code = :home
            """)
        .param("caseId", file.id())
        .param("step", 8_800_000_000L + file.id())
        .param("home", home)
        .update();
    return "N-" + jdbc.sql("SELECT MAX(id) FROM nomination").query(Long.class).single();
  }

  /** For the trust alone. */
  private String document(CaseFile file, Colleague who) {
    Page form = who.open("/cases/" + file.reference() + "/documents/new");
    Page added =
        who.upload(
            form,
            "form[data-hw-form]",
            "documentFile",
            new PageClient.ChosenFile("a.txt", "Something".getBytes(StandardCharsets.UTF_8)),
            Map.of("documentKind", List.of("other")));
    String link = added.linkWith("a.txt");
    return link.substring(link.lastIndexOf('/') + 1);
  }

  /** For the trust alone. */
  private String contact(CaseFile file, Colleague who) {
    Page form = who.open("/cases/" + file.reference() + "/contacts/new");
    Page added =
        who.send(
            form,
            "form[data-hw-form]",
            Map.of(
                "contactRelation", "gp", "contactName", "A GP", "contactPhone", "020 7946 0001"));
    String link = added.linkWith("Change");
    return link.substring(link.lastIndexOf('/') + 1);
  }

  private long comment(CaseFile file, Colleague who) {
    Page form = who.open("/cases/" + file.reference() + "/comments/new");
    Page written = who.send(form, "form[data-hw-form]", Map.of("commentWords", "Something"));
    return Long.parseLong(
        written.document().selectFirst(".hw-comments__item").id().substring("comment-".length()));
  }

  private String question(CaseFile file, Colleague who, String team) {
    Page form = who.open("/cases/" + file.reference() + "/questions/new");
    Page asked =
        who.send(
            form, "form[data-hw-form]", Map.of("questionTeam", team, "questionWords", "What now?"));
    return asked.linkWith("What now?").substring("/questions/".length());
  }

  private long opening(CaseFile file) {
    jdbc.sql(
            """
            INSERT INTO emergency_opening
              (username, agency_code, person_id, trust_code, reason, opened_at, until_at)
            VALUES ('someone', :trust, :person, :trust, 'Why', CURRENT_TIMESTAMP, CURRENT_TIMESTAMP)
            """)
        .param("trust", file.trustCode())
        .param("person", file.personId())
        .update();
    return jdbc.sql("SELECT MAX(id) FROM emergency_opening").query(Long.class).single();
  }

  private String[] homeOf(String agency) {
    return jdbc.sql(
            """
            SELECT s.code, h.code FROM home_scheme s JOIN home h ON h.scheme_id = s.id
            WHERE s.agency_code = ? ORDER BY h.id LIMIT 1
            """)
        .param(agency)
        .query((row, n) -> new String[] {row.getString(1), row.getString(2)})
        .single();
  }

  private String path(String pattern, Thing thing, Map<String, String> instead) {
    Map<String, String> values = new HashMap<>();
    values.put("reference", thing.file().reference());
    values.put("message", "person-died");
    values.put("process", thing.file().pathwayId());
    values.put(
        "pathwayId",
        pattern.startsWith("/cases") ? "supported-living-placement" : "delayed-discharge");
    values.put("step", "find-home");
    values.put("kind", "complex-care-board");
    values.put("session", thing.session());
    values.put("item", thing.item());
    values.put("nomination", thing.nomination());
    values.put("opened", String.valueOf(thing.opened()));
    values.put("comment", String.valueOf(thing.comment()));
    values.put("contact", thing.contact());
    values.put("document", thing.document());
    values.put("question", thing.question());
    values.put("account", String.valueOf(thing.account()));
    values.put("agency", thing.agency());
    values.put("team", directory.everyTeamOf(thing.agency()).getFirst().code());
    values.put("code", pattern.startsWith("/schemes") ? thing.scheme() : thing.home());
    values.put(
        "id",
        pattern.startsWith("/notices")
            ? String.valueOf(thing.notice())
            : pattern.startsWith("/meetings") ? thing.session() : String.valueOf(thing.task()));
    values.put(
        "key",
        pattern.startsWith("/people") ? thing.file().reference() : "no-such-pathway-in-the-folder");
    values.putAll(instead);
    return VARIABLE
        .matcher(pattern)
        .replaceAll(m -> Matcher.quoteReplacement(values.get(m.group(1))));
  }

  private Set<String> routes() {
    Set<String> routes = new TreeSet<>();
    mapping
        .getHandlerMethods()
        .forEach(
            (info, method) -> {
              if (!ErrorController.class.isAssignableFrom(method.getBeanType())) {
                for (String pattern : info.getPatternValues()) {
                  info.getMethodsCondition()
                      .getMethods()
                      .forEach(verb -> routes.add(verb + " " + pattern));
                  assertThat(info.getMethodsCondition().getMethods()).as(pattern).isNotEmpty();
                }
              }
            });
    return routes;
  }

  // --- The table
  // ----------------------------------------------------------------------------------

  private void read(List<String> lines) {
    groups = new LinkedHashMap<>();
    rows = new ArrayList<>();
    groups.put("everybody", new LinkedHashSet<>(ACCOUNTS));
    for (String line : lines) {
      if (line.contains("=")) {
        String[] sides = line.split("=", 2);
        groups.put(sides[0].strip(), accounts(sides[1], ""));
      } else {
        String[] cells = line.split("\\s*\\|\\s*");
        assertThat(cells).as(line).hasSize(4);
        String[] route = cells[0].strip().split("\\s+");
        Matcher refusal = REFUSAL.matcher(cells[3].strip());
        assertThat(refusal.matches()).as(line).isTrue();
        boolean two = refusal.group(2) != null;
        rows.add(
            new Row(
                route[0],
                route[1],
                cells[1],
                cells[2],
                Integer.parseInt(refusal.group(1)),
                two ? refusal.group(3) : "",
                two ? Integer.parseInt(refusal.group(2)) : 0));
      }
    }
  }

  /** Accounts and groups by name; where a group has two sides, that of the thing asked for. */
  private Set<String> accounts(String words, String side) {
    return Stream.of(words.strip().split("[,\\s]+"))
        .filter(word -> !word.isEmpty())
        .flatMap(
            word -> {
              Set<String> group = groups.getOrDefault(word + side, groups.get(word));
              if (group == null) {
                assertThat(ACCOUNTS).as("accounts and groups").contains(word);
                return Stream.of(word);
              }
              return group.stream();
            })
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
