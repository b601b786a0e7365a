package org.homeward.trial;

import static org.homeward.agency.WorkingCalendar.LONDON;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homeward.agency.WorkingCalendar;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Lets the stories happen, by the demo accounts on the real pages, while time runs from some weeks
 * ago to now. Nothing is written in any other way: what the database and the engine hold afterwards
 * came about as it would have in those weeks.
 */
final class Filling {

  private static final String PATHWAY = "delayed-discharge";
  private static final int STOPS_TO_A_DOT = 10;

  private final TrialTime time;
  private final URI address;
  private final List<Story> stories;
  private final JdbcClient jdbc;
  private final WorkingCalendar calendar;
  private final Quiet quiet;
  private final Map<Who, Desk> desks = new EnumMap<>(Who.class);

  Filling(ApplicationContext application, URI address, TrialTime time, List<Story> stories) {
    this.time = time;
    this.address = address;
    this.stories = stories;
    this.jdbc = application.getBean(JdbcClient.class);
    this.calendar = application.getBean(WorkingCalendar.class);
    this.quiet = Quiet.of(application);
  }

  /** A story and how far it has come. */
  private final class Told {
    private final Story story;
    private final int number;
    private final Deque<Step> left;
    private String reference;

    Told(Story story, int number) {
      this.story = story;
      this.number = number;
      this.left = new ArrayDeque<>(story.steps());
    }

    boolean over() {
      return left.isEmpty();
    }

    /** Whether the next step is due, and its colleague at work. */
    boolean canGoOn(Schedule schedule, LocalDate today) {
      Step next = left.peek();
      return (next.deed().onAnyDay() || isWorkingDay(today))
          && !schedule.due(next, Filling.this::isWorkingDay).isAfter(today);
    }

    /** Does the next step; if its task is not there yet, it waits for another time. */
    void goOn(Schedule schedule, LocalDate today) {
      if (done(left.peek(), today, schedule)) {
        left.remove();
      }
    }

    private boolean done(Step step, LocalDate today, Schedule schedule) {
      try {
        Desk desk = desks.computeIfAbsent(step.who(), who -> new Desk(address, who.username()));
        return switch (step.deed()) {
          case Deed.Refer ignored -> refer(desk, schedule.day(story.stay().daysAgo()));
          case Deed.Take take -> onTask(desk, take.element(), "/claim", null);
          case Deed.Draft draft ->
              onTask(desk, draft.element(), "", with("draft", draft.answers().on(today)));
          case Deed.Finish finish ->
              onTask(desk, finish.element(), "", with("finish", finish.answers().on(today)));
          case Deed.Report report -> report(desk, report.message(), report.answers().on(today));
        };
      } catch (RuntimeException e) {
        throw new IllegalStateException(
            "%s, %d days ago, %s: %s"
                .formatted(
                    story.person().name(), step.daysAgo(), step.who().username(), e.getMessage()),
            e);
      }
    }

    private boolean refer(Desk desk, LocalDate admitted) {
      String form = "input[name=givenName]";
      reference =
          desk.send("/referrals/new/" + PATHWAY, form, Referrals.answers(story, number, admitted))
              .substring("/cases/".length());
      return true;
    }

    private boolean onTask(Desk desk, String element, String act, Map<String, String> answers) {
      Optional<Long> task = openTask(element);
      task.ifPresent(
          key -> {
            String page = "/tasks/" + key;
            if (answers == null) {
              desk.send(page, "form[action=" + page + act + "]", Map.of());
            } else {
              desk.send(page, "button[value=finish]", answers);
            }
          });
      return task.isPresent();
    }

    private boolean report(Desk desk, String message, Map<String, String> answers) {
      desk.send("/cases/" + reference + "/events/" + message, "main form[method=post]", answers);
      return true;
    }

    private Optional<Long> openTask(String element) {
      return jdbc.sql(
              """
              SELECT t.task_key FROM human_task t JOIN pathway_case c ON c.id = t.case_id
              WHERE c.reference = :reference AND t.element_id = :element AND t.state = 'OPEN'
              """)
          .param("reference", reference)
          .param("element", element)
          .query(Long.class)
          .optional();
    }
  }

  /**
   * Lets it all happen; at the end it is now.
   *
   * @return the stories that have not come to their end, with the step they wait for
   * @throws IllegalStateException if a step was refused, or the engine does not come to rest
   */
  List<String> run() {
    Schedule schedule = Schedule.of(stories, Clock.systemUTC());
    List<Told> open = new ArrayList<>();
    for (Story story : stories) {
      open.add(new Told(story, open.size() + 1));
    }
    System.out.printf("Putting in the last weeks of %d invented people ", stories.size());
    quiet.await();
    int stop = 0;
    for (Schedule.Stop next : schedule.stops()) {
      if (next.at().isAfter(Instant.now())) {
        break;
      }
      if (stop++ % STOPS_TO_A_DOT == 0) {
        System.out.print('.');
      }
      LocalDate today = LocalDate.ofInstant(next.at(), LONDON);
      List<Told> moving =
          next.working()
              ? open.stream().filter(told -> told.canGoOn(schedule, today)).toList()
              : null;
      if (moving == null) {
        time.goTo(next.at());
        quiet.awaitTimers();
      } else if (!moving.isEmpty()) {
        time.goTo(next.at());
        moving.forEach(told -> told.goOn(schedule, today));
        open.removeIf(Told::over);
        quiet.await();
      }
    }
    time.goToPresent();
    quiet.awaitTimers();
    System.out.println();
    return open.stream().map(told -> told.story.person().name() + ": " + told.left.peek()).toList();
  }

  private static Map<String, String> with(String action, Map<String, String> answers) {
    Map<String, String> all = new HashMap<>(answers);
    all.put("action", action);
    return all;
  }

  private boolean isWorkingDay(LocalDate day) {
    return calendar.isWorkingDay(day, null);
  }
}
