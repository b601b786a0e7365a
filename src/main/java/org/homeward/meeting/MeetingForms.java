package org.homeward.meeting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.homeward.form.FormCatalogue;
import org.homeward.form.FormDefinition;
import org.homeward.form.FormSource;
import org.springframework.core.io.ClassPathResource;
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
      FormCatalogue.of(
          Stream.of("propose", "session", "decision", "action").map(MeetingForms::file).toList(),
          Set.of(
              MeetingConfiguration.KINDS, MeetingConfiguration.THEMES, MeetingConfiguration.ROLES));

  private static FormSource.File file(String name) {
    String path = "meeting/" + name + ".form";
    try {
      return new FormSource.File(
          path, new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

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
