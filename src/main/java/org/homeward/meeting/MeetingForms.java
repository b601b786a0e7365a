package org.homeward.meeting;

import java.util.List;
import java.util.Set;
import org.homeward.form.FormCatalogue;
import org.homeward.form.FormDefinition;
import org.springframework.stereotype.Component;

/** The forms of the meeting pages. They are no part of a pathway and never go to the engine. */
@Component
class MeetingForms {

  /** Keys of the standard invitees: {@code invited<key>} and {@code whyNot<key>} of the form. */
  static final List<String> INVITEES =
      List.of(
          "InpatientTeam",
          "OccupationalTherapy",
          "CommunityTeam",
          "CrisisTeam",
          "VoluntarySector",
          "SocialWorker",
          "HousingRepresentative");

  private final FormCatalogue forms =
      FormCatalogue.ofFeature(
          "meeting",
          Set.of(
              MeetingConfiguration.KINDS, MeetingConfiguration.THEMES, MeetingConfiguration.ROLES),
          "propose",
          "session",
          "decision",
          "action");

  FormDefinition propose() {
    return forms.form("meeting-propose");
  }

  FormDefinition session() {
    return forms.form("meeting-session");
  }

  FormDefinition decision() {
    return forms.form("meeting-decision");
  }

  FormDefinition action() {
    return forms.form("meeting-action");
  }
}
