package org.homeward.audit;

import java.io.PrintStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What an auditor runs beside the application: {@code java -jar homeward.jar audit-check}. Only the
 * database is touched; no web server, no engine, no migration.
 */
public final class AuditCommands {

  static final int SOUND = 0;
  static final int BROKEN = 1;
  static final int WRONG_USE = 2;

  private static final String CHECK = "audit-check";
  private static final String RETIRE = "audit-retire";
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern YEARS = Pattern.compile("[1-9]\\d?");
  private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,17}");

  private static final String USE =
      """
      Use: audit-check [--known-seq=N --known-hash=H [--only-newer]]
        --known-seq, --known-hash   a place of the chain from an earlier check, which must still be there
        --only-newer                check only what came after that place
      or: audit-retire              removes what is older than homeward.audit.retention-years (1 or more)\
      """;

  private AuditCommands() {}

  /**
   * Parts of the application a command needs. Without {@code @Configuration}, so that the
   * application does not find it.
   */
  @ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class
  })
  @Import(AuditCheck.class)
  static class Parts {}

  /** What {@link #retire} needs: the settings alone, since it works with another account. */
  static class NoParts {}

  /**
   * Whether the arguments name a command and not the application.
   *
   * @param args arguments of the process
   * @return true if the first is {@code audit-check} or {@code audit-retire}
   */
  public static boolean named(String... args) {
    return args.length > 0 && (args[0].equals(CHECK) || args[0].equals(RETIRE));
  }

  /**
   * Runs a command.
   *
   * @param clock configuration with the application's clock
   * @param args arguments of the process
   * @return the exit code: 0 if the trail is sound, 1 if it is not, 2 if the arguments are wrong
   */
  public static int run(Class<?> clock, String... args) {
    boolean check = args[0].equals(CHECK);
    try (ConfigurableApplicationContext context =
        new SpringApplicationBuilder(check ? Parts.class : NoParts.class, clock)
            .web(WebApplicationType.NONE)
            .bannerMode(Banner.Mode.OFF)
            .logStartupInfo(false)
            .properties("logging.level.root=WARN", "spring.main.lazy-initialization=true")
            .run(args)) {
      return check
          ? check(context.getBean(AuditCheck.class), context.getEnvironment(), System.out)
          : retire(context.getEnvironment(), context.getBean(Clock.class), System.out);
    }
  }

  /**
   * Removes entries older than the setting {@code homeward.audit.retention-years}, with the account
   * that owns the tables; nothing if the trail is not sound.
   */
  static int retire(Environment settings, Clock clock, PrintStream out) {
    String years = settings.getProperty("homeward.audit.retention-years", "");
    if (!YEARS.matcher(years).matches()) {
      out.println(USE);
      return WRONG_USE;
    }
    DriverManagerDataSource source =
        new DriverManagerDataSource(
            settings.getRequiredProperty("spring.datasource.url"),
            settings.getRequiredProperty("spring.flyway.user"),
            settings.getRequiredProperty("spring.flyway.password"));
    JdbcClient owner = JdbcClient.create(source);
    AuditCheck.Report report = new AuditCheck(owner, clock).check(null);
    if (!report.sound()) {
      print(report, false, out);
      out.println("Nothing was removed.");
      return BROKEN;
    }
    LocalDateTime before =
        LocalDateTime.ofInstant(
            LocalDate.ofInstant(clock.instant(), LONDON)
                .minusYears(Integer.parseInt(years))
                .atStartOfDay(LONDON)
                .toInstant(),
            ZoneOffset.UTC);
    AuditRetirement retirement =
        new AuditRetirement(
            owner, new TransactionTemplate(new DataSourceTransactionManager(source)));
    out.printf("Entries removed: %d%n", retirement.retireBefore(before));
    AuditCheckpoint begin = AuditCheckpoint.read(owner);
    out.printf("The chain begins after: seq=%d hash=%s%n", begin.seq(), begin.hash());
    return SOUND;
  }

  /** Checks as the arguments say, and says what it found. */
  static int check(AuditCheck check, Environment arguments, PrintStream out) {
    String seq = arguments.getProperty("known-seq");
    String hash = arguments.getProperty("known-hash");
    boolean onlyNewer =
        arguments.containsProperty("only-newer")
            && !"false".equals(arguments.getProperty("only-newer"));
    if ((seq == null) != (hash == null)
        || (seq != null && !NUMBER.matcher(seq).matches())
        || (hash != null && !HASH.matcher(hash).matches())
        || (seq == null && onlyNewer)) {
      out.println(USE);
      return WRONG_USE;
    }
    AuditCheck.Known known = seq == null ? null : new AuditCheck.Known(Long.parseLong(seq), hash);
    AuditCheck.Report report = onlyNewer ? check.checkSince(known) : check.check(known);
    if (!report.sound() && report.finding().fault() == AuditCheck.Fault.RETIRED) {
      out.println("Nothing was checked: the " + report.finding().fault().words());
      return WRONG_USE;
    }
    print(report, onlyNewer, out);
    return report.sound() ? SOUND : BROKEN;
  }

  private static void print(AuditCheck.Report report, boolean onlyNewer, PrintStream out) {
    out.printf("Entries compared with their seals: %d%n", report.checked());
    if (report.sound()) {
      out.printf("Not sealed yet: %d%n", report.waiting());
      out.printf("Last seal: seq=%d hash=%s%n", report.seq(), report.hash());
      out.println(
          onlyNewer
              ? "SOUND since the seal you named. What is older was not checked."
              : "SOUND. Keep the last seal where nobody who runs Homeward can change it.");
      return;
    }
    AuditCheck.Finding finding = report.finding();
    out.printf("Last seal that is right: seq=%d hash=%s%n", report.seq(), report.hash());
    out.printf(
        "BROKEN: %s (seal %s, entry %s, %s UTC)%n",
        finding.fault().words(),
        orUnknown(finding.seq()),
        orUnknown(finding.entryId()),
        orUnknown(finding.at()));
  }

  private static String orUnknown(Object value) {
    return value == null ? "unknown" : value.toString();
  }
}
