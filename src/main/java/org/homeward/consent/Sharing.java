package org.homeward.consent;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.homeward.access.ConsentPurpose;
import org.homeward.access.FieldGroup;
import org.homeward.agency.Agency;
import org.homeward.agency.AgencyDirectory;
import org.homeward.agency.Team;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseFiles;
import org.homeward.casefile.CaseNotices;
import org.homeward.casefile.CaseSteps;
import org.homeward.casefile.CaseTeams;
import org.homeward.casefile.OpenStep;
import org.homeward.casefile.PartnerParts;
import org.homeward.casefile.SharingGate;
import org.homeward.casefile.Timeline;
import org.homeward.casefile.TimelineEntry;
import org.homeward.casefile.TrustTeams;
import org.homeward.web.Dates;
import org.homeward.web.OncePerPage;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes what a person said true: who may not work in their cases any more leaves them at once, and
 * the trust's own team has the tasks that were open until the person agrees again.
 */
@Component
class Sharing implements SharingGate {

  private final ConsentStore consents;
  private final HeldTasks held;
  private final AgencyDirectory agencies;
  private final TrustTeams trustTeams;
  private final CaseFiles cases;
  private final CaseSteps steps;
  private final CaseTeams teams;
  private final PartnerParts parts;
  private final CaseNotices notices;
  private final Timeline timeline;
  private final Dates dates;
  private final MessageSource messages;

  Sharing(
      ConsentStore consents,
      HeldTasks held,
      AgencyDirectory agencies,
      TrustTeams trustTeams,
      CaseFiles cases,
      CaseSteps steps,
      CaseTeams teams,
      PartnerParts parts,
      CaseNotices notices,
      Timeline timeline,
      Dates dates,
      MessageSource messages) {
    this.consents = consents;
    this.held = held;
    this.agencies = agencies;
    this.trustTeams = trustTeams;
    this.cases = cases;
    this.steps = steps;
    this.teams = teams;
    this.parts = parts;
    this.notices = notices;
    this.timeline = timeline;
    this.dates = dates;
    this.messages = messages;
  }

  @Override
  @Transactional(readOnly = true)
  public boolean keepsOut(long personId, String agencyCode) {
    return agencies
        .agency(agencyCode)
        .filter(Sharing::dependsOnConsent)
        .filter(agency -> SharingRule.keepsOut(holding(personId), agency, dates.today()))
        .isPresent();
  }

  private List<ConsentEntry> holding(long personId) {
    return OncePerPage.read("consents of person " + personId, () -> consents.holding(personId));
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public Team teamFor(CaseFile file, Team asked, long taskKey, String title) {
    if (file.trustCode() == null || !keepsOut(file.personId(), asked.agencyCode())) {
      return asked;
    }
    return trustTeams
        .coordinating(file)
        .map(
            own -> {
              held.add(file.id(), taskKey, asked.code(), asked.agencyCode());
              tell(file, say("consent.held", agencyName(asked)), title);
              return own;
            })
        .orElse(asked);
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void goesOn(long taskKey) {
    held.remove(taskKey);
  }

  private String agencyName(Team team) {
    return agencies.agency(team.agencyCode()).map(Agency::name).orElse(team.name());
  }

  private static boolean dependsOnConsent(Agency agency) {
    for (ConsentPurpose purpose : ConsentPurpose.values()) {
      if (purpose.sharesWith().equals(Optional.of(agency.kind()))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Brings the person's cases in line with what holds now. Doing it again changes nothing.
   *
   * @param personId the person
   * @param about what was said, or has ended
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void apply(long personId, Consent about) {
    if (about.purpose().sharesWith().isEmpty()) {
      return;
    }
    List<ConsentEntry> holding = consents.holding(personId);
    List<Agency> concerned = concerned(about);
    for (CaseFile file : cases.ofPerson(personId)) {
      if (file.trustCode() != null) {
        for (Agency agency : concerned) {
          if (SharingRule.keepsOut(holding, agency, dates.today())) {
            close(file, agency);
          } else {
            reopen(file, agency);
          }
        }
      }
    }
  }

  private List<Agency> concerned(Consent about) {
    return about.agencyCode().isEmpty()
        ? agencies.agencies().stream()
            .filter(agency -> about.purpose().sharesWith().equals(Optional.of(agency.kind())))
            .toList()
        : agencies.agency(about.agencyCode()).stream().toList();
  }

  private void close(CaseFile file, Agency agency) {
    Optional<Team> own = trustTeams.coordinating(file);
    // Tasks first, then the case: the order in which finishing a task locks them.
    List<OpenStep> taken =
        file.open() && own.isPresent()
            ? steps.handOver(file.id(), ofAgency(agency), own.get())
            : List.of();
    taken.forEach(step -> held.add(file.id(), step.taskKey(), step.teamCode(), agency.code()));
    List<String> ended = parts.endWithoutConsent(file, agency.code(), say("consent.notice.ended"));
    if (taken.isEmpty() && ended.isEmpty()) {
      return;
    }
    tell(
        file,
        say("consent.closed", agency.name()),
        taken.isEmpty() ? null : say("consent.closed.tasks", taken.size(), own.get().name()));
    if (!taken.isEmpty()) {
      teams.involve(file.id(), own.get().code());
      notices.tellOf(
          file,
          say("consent.notice.tasks", agency.name(), taken.size()),
          List.of(own.get().code()));
    }
  }

  private Predicate<OpenStep> ofAgency(Agency agency) {
    return step ->
        agencies
            .team(step.teamCode())
            .filter(team -> team.agencyCode().equals(agency.code()))
            .isPresent();
  }

  private void reopen(CaseFile file, Agency agency) {
    Set<String> waiting =
        held.of(file.id()).stream()
            .filter(task -> task.agencyCode().equals(agency.code()))
            .map(HeldTasks.Held::teamCode)
            .collect(Collectors.toSet());
    for (Team team : agencies.workingTeams(waiting)) {
      Set<Long> keys =
          held.of(file.id()).stream()
              .filter(task -> task.teamCode().equals(team.code()))
              .map(HeldTasks.Held::taskKey)
              .collect(Collectors.toSet());
      List<OpenStep> back = steps.handOver(file.id(), step -> keys.contains(step.taskKey()), team);
      if (!back.isEmpty()) {
        teams.involve(file.id(), team.code());
        tell(
            file,
            say("consent.reopened", agency.name()),
            say("consent.reopened.tasks", back.size()));
        notices.tellOf(file, say("consent.notice.reopened"), List.of(team.code()));
      }
    }
    if (!waiting.isEmpty()) {
      held.release(file.id(), agency.code());
    }
  }

  private void tell(CaseFile file, String title, String detail) {
    timeline.add(
        file.id(),
        TimelineEntry.Kind.CASE,
        title,
        detail,
        Timeline.Actor.HOMEWARD,
        null,
        new Timeline.Audience(null, FieldGroup.CONSENT.roles()));
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
