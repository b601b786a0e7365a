package org.homeward.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.homeward.agency.Agency;
import org.homeward.agency.AgencyDirectory;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CasePagePart;
import org.homeward.identity.SignedInUser;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** How long each agency has had a case, on its page. */
@Component
class HandOffsOnCasePage implements CasePagePart {

  private final HandOffClock clock;
  private final AgencyDirectory agencies;
  private final MessageSource messages;

  HandOffsOnCasePage(HandOffClock clock, AgencyDirectory agencies, MessageSource messages) {
    this.clock = clock;
    this.agencies = agencies;
    this.messages = messages;
  }

  /**
   * One agency, or the person.
   *
   * @param days how long, in words
   * @param now whether it has something at the moment
   * @param paused for how long its clock was stopped besides, in words, or null
   * @param sentBack how often something was sent back to it, in words, or null
   */
  record Line(String agency, String days, boolean now, String paused, String sentBack) {}

  @Override
  public String fragment() {
    return "task/hand-offs :: section";
  }

  @Override
  public Optional<Object> content(CaseFile file, SignedInUser who) {
    HandOffClock.OfCase found = clock.of(file.id(), who);
    List<Line> lines = new ArrayList<>(found.agencies().stream().map(this::line).toList());
    if (found.person() > 0 || found.personNow()) {
      String days = say("task.hand-off.days", found.person());
      lines.add(
          new Line(
              say("task.hand-off.person"),
              found.personNow() ? say("task.hand-off.person.now", days) : days,
              false,
              null,
              null));
    }
    return lines.isEmpty() ? Optional.empty() : Optional.of(lines);
  }

  private Line line(HandOffClock.Held held) {
    return new Line(
        agencies.agency(held.agency()).map(Agency::name).orElse(held.agency()),
        say("task.hand-off.days", held.days()),
        held.now(),
        held.paused() == 0 ? null : say("task.hand-off.paused", held.paused()),
        held.sentBack() == 0 ? null : say("task.hand-off.sent-back", held.sentBack()));
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
