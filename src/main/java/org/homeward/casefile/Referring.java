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
   * @throws CaseRefusal see {@link StartingCase}; also if the person has died
   */
  @Act
  public CaseFile refer(
      String submission,
      Pathway pathway,
      long personId,
      Map<String, Object> answers,
      Map<String, Object> engineAnswers,
      SignedInUser who) {
    boolean died = people.find(personId).orElseThrow().isDeceased();
    if (died) {
      throw new CaseRefusal(
          CaseRefusal.Why.CONFLICT,
          "Homeward has recorded that this person has died. No new case can be started.");
    }
    return starting.start(submission, pathway, personId, answers, engineAnswers, who);
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
