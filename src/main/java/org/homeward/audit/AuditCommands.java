package org.homeward.audit;

import java.io.PrintStream;
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

/**
 * What an auditor runs beside the application: {@code java -jar homeward.jar audit-check}. Only the
 * database is touched; no web server, no engine, no migration.
 */
public final class AuditCommands {

  static final int SOUND = 0;
  static final int BROKEN = 1;
  static final int WRONG_USE = 2;

  private static final String CHECK = "audit-check";
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,17}");

  private static final String USE =
      """
      Use: audit-check [--known-seq=N --known-hash=H [--only-newer]]
        --known-seq, --known-hash   a place of the chain from an earlier check, which must still be there
        --only-newer                check only what came after that place\
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

  /**
   * Whether the arguments name a command and not the application.
   *
   * @param args arguments of the process
   * @return true if the first is {@code audit-check}
   */
  public static boolean named(String... args) {
    return args.length > 0 && args[0].equals(CHECK);
  }

  /**
   * Runs a command.
   *
   * @param clock configuration with the application's clock
   * @param args arguments of the process
   * @return the exit code: 0 if the trail is sound, 1 if it is not, 2 if the arguments are wrong
   */
  public static int run(Class<?> clock, String... args) {
    try (ConfigurableApplicationContext context =
        new SpringApplicationBuilder(Parts.class, clock)
            .web(WebApplicationType.NONE)
            .bannerMode(Banner.Mode.OFF)
            .logStartupInfo(false)
            .properties("logging.level.root=WARN", "spring.main.lazy-initialization=true")
            .run(args)) {
      return check(context.getBean(AuditCheck.class), context.getEnvironment(), System.out);
    }
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
