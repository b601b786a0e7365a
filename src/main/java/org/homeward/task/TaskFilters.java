package org.homeward.task;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.homeward.agency.AgencyDirectory;
import org.homeward.agency.Borough;
import org.homeward.agency.Team;
import org.homeward.form.Option;
import org.homeward.identity.SignedInUser;
import org.homeward.pathway.Pathway;
import org.homeward.pathway.PathwayCatalogue;
import org.homeward.web.Crumb;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What lists of tasks can be filtered by, in words; from memory, without a statement. */
@Component
class TaskFilters {

  private final PathwayCatalogue pathways;
  private final AgencyDirectory agencies;
  private final MessageSource messages;

  TaskFilters(PathwayCatalogue pathways, AgencyDirectory agencies, MessageSource messages) {
    this.pathways = pathways;
    this.agencies = agencies;
    this.messages = messages;
  }

  /** One choice on the page. */
  record Choice(String name, List<Option> options, String chosen) {}

  TaskFilter read(Map<String, String> given, SignedInUser who) {
    return TaskFilter.of(
        given,
        new TaskFilter.Offered(
            pathways.all().stream().map(Pathway::id).collect(Collectors.toSet()),
            agencies.boroughs().stream().map(Borough::code).collect(Collectors.toSet()),
            wards(who).stream().map(Team::code).collect(Collectors.toSet()),
            teams(who).stream().map(Team::code).collect(Collectors.toSet())));
  }

  /** The choices; what leaves no choice is left out. */
  List<Choice> choices(TaskFilter filter, SignedInUser who) {
    return List.of(
            new Choice("due", TaskFilter.DUE.stream().map(this::due).toList(), filter.due()),
            new Choice(
                "pathway",
                pathways.all().stream()
                    .map(pathway -> new Option(pathway.id(), pathway.title()))
                    .toList(),
                filter.pathway()),
            new Choice(
                "borough",
                agencies.boroughs().stream()
                    .map(borough -> new Option(borough.code(), borough.name()))
                    .toList(),
                filter.borough()),
            new Choice("ward", options(wards(who)), filter.ward()),
            new Choice("team", options(teams(who)), filter.team()))
        .stream()
        .filter(choice -> choice.options().size() > 1)
        .toList();
  }

  private Option due(String value) {
    return new Option(value, say("task.filter.due." + value));
  }

  private static List<Option> options(List<Team> teams) {
    return teams.stream().map(team -> new Option(team.code(), team.name())).toList();
  }

  /** A trust's people look for their own wards, others for all. */
  private List<Team> wards(SignedInUser who) {
    List<Team> own = agencies.wardsOf(who.getAgencyCode());
    return own.isEmpty() ? agencies.allWards() : own;
  }

  private List<Team> teams(SignedInUser who) {
    return agencies.workingTeams(who.getTeamCodes());
  }

  /** What is on, each with the address of the list without it. */
  List<Crumb> chips(TaskFilter filter, String view) {
    return filter.on().stream()
        .map(on -> new Crumb(words(on), filter.address(view, on.name())))
        .toList();
  }

  private String words(TaskFilter.On on) {
    return switch (on.name()) {
      case "pathway" -> pathways.current(on.value()).map(Pathway::title).orElse(on.value());
      case "borough" -> agencies.borough(on.value()).map(Borough::name).orElse(on.value());
      case "ward", "team" -> agencies.team(on.value()).map(Team::name).orElse(on.value());
      case "due" -> say("task.filter.due." + on.value());
      default -> say("task.filter.escalated");
    };
  }

  private String say(String key) {
    return messages.getMessage(key, null, Locale.UK);
  }
}
