package org.homeward.conversation;

import java.util.List;
import java.util.Locale;
import org.homeward.agency.AgencyDirectory;
import org.homeward.agency.Team;
import org.homeward.casefile.Circle;
import org.homeward.task.TaskWords;
import org.homeward.web.Dates;
import org.homeward.web.DueWords;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts names and words to questions; no statement. */
@Component
class QuestionLines {

  private final AgencyDirectory agencies;
  private final Circle circle;
  private final TaskWords due;
  private final Dates dates;
  private final MessageSource messages;

  QuestionLines(
      AgencyDirectory agencies, Circle circle, TaskWords due, Dates dates, MessageSource messages) {
    this.agencies = agencies;
    this.circle = circle;
    this.due = due;
    this.dates = dates;
    this.messages = messages;
  }

  /**
   * A question in words.
   *
   * @param id its number
   * @param href its address
   * @param words the question
   * @param from who asked, for which team and when
   * @param to the team that is asked
   * @param due when the answer is needed; null if none is waited for
   * @param answer the answer, or null
   * @param answered who answered and when, or null
   * @param ended why there will be no answer, or null
   */
  record Line(
      long id,
      String href,
      String words,
      String from,
      String to,
      DueWords due,
      String answer,
      String answered,
      String ended) {}

  List<Line> of(List<Question> questions) {
    return questions.stream().map(this::of).toList();
  }

  Line of(Question question) {
    return new Line(
        question.id(),
        "/questions/" + question.id(),
        question.words(),
        say(
            "question.from",
            question.displayName(),
            name(question.asking()),
            dates.momentInWords(question.askedAt())),
        say("question.to", name(question.asked())),
        question.waiting() ? due.dueInFull(question.dueAt(), question.asked().agencyCode()) : null,
        question.answer(),
        question.answer() == null
            ? null
            : say(
                "question.answered",
                question.answeredName(),
                name(question.asked()),
                dates.momentInWords(question.answeredAt())),
        question.endedWhy() == null ? null : ended(question));
  }

  private String ended(Question question) {
    return say(
        "question.ended." + question.endedWhy(),
        dates.momentInWords(question.endedAt()),
        name(question.asked()));
  }

  private String name(Question.Side side) {
    return agencies.team(side.teamCode()).map(Team::name).orElse(side.teamCode())
        + ", "
        + circle.name(side.agencyCode());
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
