package org.homeward.trial;

import static java.time.ZoneOffset.UTC;
import static org.homeward.agency.WorkingCalendar.LONDON;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
    private Long personId;

    Told(Story story, int number) {
      this.story = story;
      this.number = number;
      this.left = new ArrayDeque<>(story.steps());
    }

    /** Whether this story will tell of a task of this kind for this person. */
    boolean tells(long person, String element) {
      return personId != null
          && personId == person
          && left.stream().anyMatch(step -> element.equals(step.deed().element()));
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
        Desk desk = desk(step.who());
        return switch (step.deed()) {
          case Deed.Refer refer -> refer(desk, refer, today, schedule);
          case Deed.Take take -> onTask(step.who(), take.element(), "/claim", null);
          case Deed.Draft draft ->
              onTask(step.who(), draft.element(), "", with("draft", draft.answers().on(today)));
          case Deed.Finish finish ->
              onTask(step.who(), finish.element(), "", with("finish", finish.answers().on(today)));
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

    private boolean refer(Desk desk, Deed.Refer refer, LocalDate today, Schedule schedule) {
      Map<String, String> answers = Referrals.answers(story.person(), number);
      if (story.stay() != null) {
        answers.putAll(Referrals.answers(story.stay(), schedule.day(story.stay().daysAgo())));
      }
      answers.putAll(refer.answers().on(today));
      reference =
          desk.send("/referrals/new/" + refer.pathway(), "input[name=givenName]", answers)
              .substring("/cases/".length());
      personId =
          jdbc.sql("SELECT person_id FROM pathway_case WHERE reference = :reference")
              .param("reference", reference)
              .query(Long.class)
              .single();
      return true;
    }

    private boolean onTask(Who who, String element, String act, Map<String, String> answers) {
      Desk desk = desks.get(who);
      Optional<Long> task = openTask(who, element);
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

    /** In any case of the person: a discharge may have begun a placement. */
    private Optional<Long> openTask(Who who, String element) {
      return jdbc
          .sql(
              """
              SELECT t.task_key FROM human_task t
                JOIN pathway_case c ON c.id = t.case_id
                JOIN pathway_case begun ON begun.person_id = c.person_id
                JOIN team ON team.code = t.team_code
                JOIN user_team ON user_team.team_id = team.id
                JOIN user_account u ON u.id = user_team.user_id
              WHERE begun.reference = :reference AND u.username = :who
                AND t.element_id = :element AND t.state = 'OPEN'
              ORDER BY t.created_at DESC, t.task_key DESC
              """)
          .param("reference", reference)
          .param("who", who.username())
          .param("element", element)
          .query(Long.class)
          .list()
          .stream()
          .findFirst();
    }
  }

  /** An open task that somebody does as on every day. */
  private record Routine(long task, Chore chore, String title, long person, Who who) {}

  /**
   * What has waited since yesterday, is nobody's yet, and no story is to tell of. One task of a
   * person at a time, for what is done about one may take another away.
   */
  private List<Routine> routine(LocalDate today, List<Told> open) {
    Map<Long, Routine> all = new LinkedHashMap<>();
    jdbc.sql(
            """
            SELECT t.task_key, t.element_id, t.subject, t.title, c.person_id, (
                SELECT MIN(u.username) FROM user_account u
                  JOIN user_team ON user_team.user_id = u.id
                  JOIN team ON team.id = user_team.team_id
                WHERE team.code = t.team_code AND u.username IN (:colleagues)) AS who
            FROM human_task t JOIN pathway_case c ON c.id = t.case_id
            WHERE t.state = 'OPEN' AND t.assignee IS NULL AND t.element_id IN (:elements)
              AND t.created_at < :today
            ORDER BY t.task_key
            """)
        .param("colleagues", Arrays.stream(Who.values()).map(Who::username).toList())
        .param("elements", Arrays.stream(Chore.values()).map(Chore::element).distinct().toList())
        .param("today", LocalDateTime.ofInstant(today.atStartOfDay(LONDON).toInstant(), UTC))
        .query(
            row -> {
              long person = row.getLong("person_id");
              String element = row.getString("element_id");
              String subject = row.getString("subject");
              if (row.getString("who") == null
                  || open.stream().anyMatch(told -> told.tells(person, element))) {
                return;
              }
              for (Chore chore : Chore.values()) {
                if (chore.isDoneBy(element, subject)) {
                  all.putIfAbsent(
                      person,
                      new Routine(
                          row.getLong("task_key"),
                          chore,
                          row.getString("title"),
                          person,
                          Who.valueOf(row.getString("who").toUpperCase(Locale.ROOT))));
                }
              }
            });
    return List.copyOf(all.values());
  }

  private void does(Routine routine, LocalDate today) {
    try {
      desk(routine.who())
          .send(
              "/tasks/" + routine.task(),
              "button[value=finish]",
              with("finish", routine.chore().answers(routine.title(), routine.task(), today)));
    } catch (RuntimeException e) {
      throw new IllegalStateException(
          "%s by %s on %s: %s"
              .formatted(routine.chore(), routine.who().username(), today, e.getMessage()),
          e);
    }
  }

  private Desk desk(Who who) {
    return desks.computeIfAbsent(who, each -> new Desk(address, each.username()));
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
        continue;
      }
      List<Routine> routine = isWorkingDay(today) ? routine(today, open) : List.of();
      if (!routine.isEmpty()) {
        time.goTo(next.at());
        routine.forEach(each -> does(each, today));
        // What was done may take tasks away that a story tells of.
        quiet.await();
      }
      if (!moving.isEmpty()) {
        if (routine.isEmpty()) {
          time.goTo(next.at());
        }
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
