package org.homeward.casefile;

import java.util.Map;
import org.homeward.identity.SignedInUser;
import org.homeward.pathway.Pathway;
import org.homeward.person.NewPerson;
import org.homeward.person.People;
import org.homeward.person.Registration;
import org.springframework.stereotype.Service;

/** Starts a case for a person Homeward knows, or for a new one, both in one transaction. */
@Service
public class Referring {

  private final People people;
  private final StartingCase starting;

  Referring(People people, StartingCase starting) {
    this.people = people;
    this.starting = starting;
  }

  /**
   * Starts a case for a person who is already known.
   *
   * @throws CaseRefusal see {@link StartingCase}
   */
  @Act
  public CaseFile refer(
      String submission,
      Pathway pathway,
      long personId,
      Map<String, Object> answers,
      Map<String, Object> engineAnswers,
      SignedInUser who) {
    return starting.start(submission, pathway, personId, answers, engineAnswers, who);
  }

  /**
   * Starts a case for the person of another case, and links the two.
   *
   * @param from the other case
   * @throws CaseRefusal as {@link #refer}
   */
  @Act
  public CaseFile referFrom(
      String submission,
      Pathway pathway,
      CaseFile from,
      Map<String, Object> answers,
      Map<String, Object> engineAnswers,
      SignedInUser who) {
    return starting.startFrom(submission, pathway, from, answers, engineAnswers, who);
  }

  /**
   * Registers a person and starts a case for them.
   *
   * @throws CaseRefusal see {@link StartingCase}; also if their NHS number belongs to someone else
   */
  @Act
  public CaseFile referNew(
      String submission,
      Pathway pathway,
      NewPerson person,
      Map<String, Object> answers,
      Map<String, Object> engineAnswers,
      SignedInUser who) {
    return switch (people.register(person)) {
      case Registration.Registered registered ->
          starting.start(
              submission, pathway, registered.person().id(), answers, engineAnswers, who);
      case Registration.NhsNumberTaken ignored ->
          throw new CaseRefusal(
              CaseRefusal.Why.CONFLICT,
              "Someone else with this NHS number was registered a moment ago. Open the referral"
                  + " again and choose that person.");
    };
  }
}
