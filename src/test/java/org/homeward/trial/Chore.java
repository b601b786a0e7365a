package org.homeward.trial;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What offices do every day, whoever it is about, and no story has to tell: managers answer what
 * was escalated to them, weekly checks are answered, and what the law asks for beside a delay is
 * done. A task is a chore from the day after it came, if nobody has taken it.
 */
enum Chore {
  CHASE("chase-barrier") {
    @Override
    Map<String, String> answers(String title, long task, LocalDate today) {
      return Map.of("chaseChoice", "carry-on", "chaseNote", note(task), "lookAgain", "no");
    }
  },
  DECISION(Deed.UNBLOCK) {
    @Override
    Map<String, String> answers(String title, long task, LocalDate today) {
      String decision = title.contains("Board") ? "complex-care-board" : "carry-on";
      return typed(Deed.decides(decision, "Helen Marsh", DAYS_TO_NEXT_LOOK, note(task)), today);
    }
  },
  WEEKLY_CHECK("check-reason") {
    @Override
    Map<String, String> answers(String title, long task, LocalDate today) {
      return Map.of();
    }
  },
  ADVOCATE(Deed.TRUST) {
    @Override
    Map<String, String> answers(String title, long task, LocalDate today) {
      return done(today, "The advocate has met them on the ward.");
    }
  },
  AFTERCARE(Deed.TRUST) {
    @Override
    Map<String, String> answers(String title, long task, LocalDate today) {
      return done(today, "Meeting held, the aftercare plan is with the council.");
    }
  };

  /** Chores about some of the things in the way only; the others are the stories' own. */
  private static final Map<Chore, Set<String>> SUBJECTS =
      Map.of(ADVOCATE, Set.of("imha", "imca"), AFTERCARE, Set.of("section-117"));

  private static final int DAYS_TO_NEXT_LOOK = 14;

  private static final List<String> NOTES =
      List.of(
          "Spoke with the team leader: it is done this week.",
          "They were two people short. The lead takes it on herself.",
          "Waits for one signature; asked for it today.",
          "Agreed a date in the Monday call.");

  private final String element;

  Chore(String element) {
    this.element = element;
  }

  /**
   * What is typed into the form.
   *
   * @param title of the task
   * @param task its key
   */
  abstract Map<String, String> answers(String title, long task, LocalDate today);

  String element() {
    return element;
  }

  /** Whether a task is one of these. */
  boolean isDoneBy(String of, String subject) {
    return element.equals(of)
        && (!SUBJECTS.containsKey(this) || SUBJECTS.get(this).contains(subject));
  }

  private static String note(long task) {
    return NOTES.get((int) (task % NOTES.size()));
  }

  private static Map<String, String> done(LocalDate today, String words) {
    return typed(Deed.clearsForTrust(0, words), today);
  }

  private static Map<String, String> typed(Deed deed, LocalDate today) {
    return ((Deed.Finish) deed).answers().on(today);
  }
}
