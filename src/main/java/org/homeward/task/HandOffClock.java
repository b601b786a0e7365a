package org.homeward.task;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.homeward.agency.WorkingCalendar;
import org.homeward.casefile.CaseAudiences;
import org.homeward.identity.SignedInUser;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How long each agency has had a case: the working days of its own calendar in which at least one
 * open task was with it, tasks that ran side by side counted once. While a task was sent back, it
 * was with who had to answer; the days before it was given to another agency are with the one that
 * had it then.
 */
@Component
public class HandOffClock {

  private final TasksWithAgencies tasks;
  private final CaseAudiences audiences;
  private final WorkingCalendar calendar;
  private final Clock clock;

  HandOffClock(
      TasksWithAgencies tasks, CaseAudiences audiences, WorkingCalendar calendar, Clock clock) {
    this.tasks = tasks;
    this.audiences = audiences;
    this.calendar = calendar;
    this.clock = clock;
  }

  /**
   * What one agency had.
   *
   * @param agency its code
   * @param days working days by its calendar
   * @param now whether something is with it at the moment
   * @param sentBack how often something was sent back to it
   * @param paused further working days on which it only had tasks whose clock was stopped
   * @param tasks how many tasks were with it
   * @param received how often the case came to it from another agency while it had nothing in it
   * @param response working days from when its first task came until somebody had taken or finished
   *     it; null if nobody has, or if that task was with another agency as well
   */
  public record Held(
      String agency,
      int days,
      boolean now,
      int sentBack,
      int paused,
      int tasks,
      int received,
      Integer response) {}

  /**
   * A case until now.
   *
   * @param agencies those who had it, who has it now and longest first
   * @param person working days on which a clock was stopped for a decision of the person, or
   *     because they were too unwell or away; by the calendar of England
   * @param personNow whether that is so now
   */
  public record OfCase(List<Held> agencies, int person, boolean personNow) {}

  /** From one moment to another, or until now. */
  private record Span(
      TasksWithAgencies.Task task, String agency, Instant from, Instant to, boolean open) {}

  /** Who had a case, as far as a person may know of it. */
  @Transactional(readOnly = true)
  public OfCase of(long caseId, SignedInUser who) {
    Instant now = clock.instant();
    List<TasksWithAgencies.Task> ofCase =
        tasks.of(List.of(caseId), audiences.partnerOf(who)).getOrDefault(caseId, List.of());
    List<Span> ofPerson = ofCase.stream().flatMap(task -> ofPerson(task, now).stream()).toList();
    return new OfCase(
        held(ofCase, now).stream()
            .sorted(
                Comparator.comparing((Held held) -> !held.now())
                    .thenComparing(Comparator.comparingInt(Held::days).reversed())
                    .thenComparing(Held::agency))
            .toList(),
        days(ofPerson, null),
        ofPerson.stream().anyMatch(Span::open));
  }

  /** When a task waited for the person. */
  private static List<Span> ofPerson(TasksWithAgencies.Task task, Instant now) {
    return task.pauses().stream()
        .filter(TasksWithAgencies.Pause::forPerson)
        .map(
            pause ->
                new Span(
                    task,
                    null,
                    pause.from(),
                    pause.to().isBefore(now) ? pause.to() : now,
                    pause.to().isAfter(now)))
        .toList();
  }

  /**
   * Those who had some cases, until those were over; for figures, which name nobody.
   *
   * @param ends when each was over, by id
   * @return by id; a case without tasks is left out
   */
  @Transactional(readOnly = true)
  public Map<Long, List<Held>> until(Map<Long, Instant> ends) {
    Map<Long, List<Held>> held = new HashMap<>();
    if (!ends.isEmpty()) {
      tasks
          .of(ends.keySet(), null)
          .forEach((caseId, theirs) -> held.put(caseId, held(theirs, ends.get(caseId))));
    }
    return held;
  }

  private List<Held> held(List<TasksWithAgencies.Task> ofCase, Instant now) {
    Map<String, List<Span>> byAgency = new LinkedHashMap<>();
    Map<String, Integer> returns = new HashMap<>();
    List<Span> all = new ArrayList<>();
    for (TasksWithAgencies.Task task : ofCase) {
      all.addAll(spans(task, now));
      task.moves().stream()
          .filter(TasksWithAgencies.Move::sentBack)
          .forEach(move -> returns.merge(move.to(), 1, Integer::sum));
    }
    all.sort(Comparator.comparing(Span::from).thenComparing(span -> span.task().key()));
    all.forEach(
        span -> byAgency.computeIfAbsent(span.agency(), code -> new ArrayList<>()).add(span));
    Map<String, Integer> received = received(all);
    List<Held> held = new ArrayList<>();
    byAgency.forEach(
        (agency, spans) -> {
          int days = days(spans, agency);
          int running =
              days(spans.stream().flatMap(span -> running(span).stream()).toList(), agency);
          held.add(
              new Held(
                  agency,
                  running,
                  spans.stream().anyMatch(Span::open),
                  returns.getOrDefault(agency, 0),
                  Math.max(0, days - running),
                  (int) spans.stream().map(span -> span.task().key()).distinct().count(),
                  received.getOrDefault(agency, 0),
                  response(spans.getFirst())));
        });
    return held;
  }

  /** With whom a task was, and from when until when. */
  private static List<Span> spans(TasksWithAgencies.Task task, Instant now) {
    List<TasksWithAgencies.Move> moves = new ArrayList<>();
    for (TasksWithAgencies.Move move : task.moves()) {
      moves.add(move);
      if (move.over() != null) {
        moves.add(new TasksWithAgencies.Move(move.over(), move.to(), move.from(), false, null));
      }
    }
    moves.sort(Comparator.comparing(TasksWithAgencies.Move::at));
    List<Span> spans = new ArrayList<>();
    Instant from = task.created();
    for (TasksWithAgencies.Move move : moves) {
      spans.add(new Span(task, move.from(), from, move.at(), false));
      from = move.at();
    }
    boolean open = task.finished() == null;
    boolean unanswered =
        !moves.isEmpty() && moves.getLast().sentBack() && moves.getLast().over() == null;
    Instant end = open ? now : task.finished();
    spans.add(
        new Span(
            task,
            unanswered ? moves.getLast().to() : task.agency(),
            from,
            end.isBefore(from) ? from : end,
            open));
    return spans;
  }

  /**
   * A case is handed to an agency when something begins there while it has nothing in the case, and
   * what ended last before was with another one.
   */
  private static Map<String, Integer> received(List<Span> all) {
    Map<String, Integer> received = new HashMap<>();
    Set<String> had = new HashSet<>();
    for (Span span : all) {
      boolean hasIt =
          all.stream()
              .anyMatch(
                  other ->
                      other != span
                          && other.agency().equals(span.agency())
                          && other.from().isBefore(span.from())
                          && other.to().isAfter(span.from()));
      boolean fromElsewhere =
          all.stream()
              .filter(
                  other -> other.from().isBefore(span.from()) && !other.to().isAfter(span.from()))
              .max(Comparator.comparing(Span::to))
              .filter(last -> !last.agency().equals(span.agency()))
              .isPresent();
      // Several tasks that come at once are one hand-off.
      if (!hasIt && fromElsewhere && had.add(span.agency() + " " + span.from().getEpochSecond())) {
        received.merge(span.agency(), 1, Integer::sum);
      }
    }
    return received;
  }

  private Integer response(Span first) {
    TasksWithAgencies.Task task = first.task();
    Instant taken = Objects.requireNonNullElse(task.taken(), Instant.MAX);
    Instant finished = Objects.requireNonNullElse(task.finished(), Instant.MAX);
    Instant answered = taken.isBefore(finished) ? taken : finished;
    if (!task.moves().isEmpty() || task.taken() == null || answered.isBefore(task.created())) {
      return null;
    }
    return calendar.workingDaysBetween(task.created(), answered, first.agency());
  }

  /** What is left of a span when the clock of its task was stopped in between. */
  private static List<Span> running(Span span) {
    List<Span> left = new ArrayList<>();
    Instant from = span.from();
    for (TasksWithAgencies.Pause pause : span.task().pauses()) {
      if (pause.from().isBefore(span.to())) {
        if (pause.from().isAfter(from)) {
          left.add(new Span(span.task(), span.agency(), from, pause.from(), false));
        }
        from = pause.to().isAfter(from) ? pause.to() : from;
      }
    }
    if (from.isBefore(span.to())) {
      left.add(new Span(span.task(), span.agency(), from, span.to(), span.open()));
    }
    return left;
  }

  private int days(List<Span> spans, String agency) {
    List<Span> sorted = spans.stream().sorted(Comparator.comparing(Span::from)).toList();
    int days = 0;
    Instant from = null;
    Instant to = null;
    for (Span span : sorted) {
      if (to == null || span.from().isAfter(to)) {
        days += days(from, to, agency);
        from = span.from();
        to = span.to();
      } else if (span.to().isAfter(to)) {
        to = span.to();
      }
    }
    return days + days(from, to, agency);
  }

  private int days(Instant from, Instant to, String agency) {
    return from == null || to.isBefore(from) ? 0 : calendar.workingDaysBetween(from, to, agency);
  }
}
