package org.homeward.delay;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.homeward.access.OpenTo;
import org.homeward.access.Permission;
import org.homeward.audit.AuditTrail;
import org.homeward.identity.CurrentUser;
import org.homeward.identity.SignedInUser;
import org.homeward.report.FigureFile;
import org.homeward.report.Scope;
import org.homeward.report.Scopes;
import org.homeward.web.Dates;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The figures of delay as a file that may leave the trust. */
@Controller
class DelayFileController {

  private final Scopes scopes;
  private final Delays delays;
  private final AuditTrail audit;
  private final Dates dates;
  private final MessageSource messages;

  DelayFileController(
      Scopes scopes, Delays delays, AuditTrail audit, Dates dates, MessageSource messages) {
    this.scopes = scopes;
    this.delays = delays;
    this.audit = audit;
    this.dates = dates;
    this.messages = messages;
  }

  @GetMapping(DelayController.PAGE + ".csv")
  @OpenTo(Permission.BOTTLENECKS)
  void download(@RequestParam(required = false) String of, HttpServletResponse response)
      throws IOException {
    SignedInUser me = CurrentUser.require();
    Scope scope = DelayController.stays(scopes.of(me, of, null));
    List<YearMonth> months =
        Stream.iterate(YearMonth.from(scope.to()), each -> each.minusMonths(1))
            .limit(DelayController.MONTHS)
            .toList();
    Delays.Picture picture = delays.picture(scope, months);
    audit.read(me, "report.download", AuditTrail.Subject.NONE, "delay of " + scopes.words(scope));
    FigureFile file =
        FigureFile.begin(
            response,
            "delay",
            List.of(
                say("delay.title") + ", " + scopes.words(scope),
                say("delay.file.day", dates.day(scope.to()))),
            messages);
    waiting(file, picture, "delay.column.group", why -> DelayWords.group(why.reason()));
    waiting(
        file,
        picture,
        "delay.column.attribution",
        why -> DelayWords.attribution(why.attribution()));
    waiting(file, picture, "delay.column.reason", why -> DelayWords.reason(why.reason()));
    file.series(
        DelayMeasure.MHS26,
        say("delay.column.month"),
        months.stream()
            .map(
                month ->
                    new FigureFile.Part(
                        DelayWords.month(month), picture.months().get(month).days()))
            .toList());
    file.end(DelayMeasure.READY, DelayMeasure.MHS26);
  }

  private void waiting(
      FigureFile file, Delays.Picture picture, String by, Function<Delays.Why, String> name) {
    Map<String, Integer> people = new TreeMap<>();
    picture
        .waiting()
        .forEach((why, waiting) -> people.merge(name.apply(why), waiting.people(), Integer::sum));
    List<FigureFile.Part> parts = new ArrayList<>();
    people.forEach((what, number) -> parts.add(new FigureFile.Part(what, number)));
    parts.sort(Comparator.comparingInt(FigureFile.Part::number).reversed());
    file.breakdown(DelayMeasure.READY, say(by), parts);
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
