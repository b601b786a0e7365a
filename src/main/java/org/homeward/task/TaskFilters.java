package org.homeward.task;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homeward.agency.Agency;
import org.homeward.agency.AgencyDirectory;
import org.homeward.agency.Borough;
import org.homeward.agency.Role;
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

  /** One choice on the page, and in words what holds while nothing is chosen. */
  record Choice(String name, List<Option> options, String chosen, String otherwise) {}

  TaskFilter read(Map<String, String> given, SignedInUser who) {
    return TaskFilter.of(
        given,
        new TaskFilter.Offered(
            pathways.all().stream().map(Pathway::id).collect(Collectors.toSet()),
            agencies.boroughs().stream().map(Borough::code).collect(Collectors.toSet()),
            wards(who).stream().map(Team::code).collect(Collectors.toSet()),
            teams(who).stream().map(Team::code).collect(Collectors.toSet()),
            Set.copyOf(phases()),
            trusts(who).stream().map(Agency::code).collect(Collectors.toSet()),
            Set.copyOf(roles(who)),
            agencies.agencies().stream().map(Agency::code).collect(Collectors.toSet())));
  }

  /**
   * The choices; what leaves no choice is left out.
   *
   * @param view the view on the page
   * @param colleagues who may have taken a task, for the list that says so
   */
  List<Choice> choices(
      TaskFilter filter, SignedInUser who, String view, Collection<Option> colleagues) {
    List<Option> orders = view.equals("done") ? List.of() : said("sort", TaskFilter.SORTS);
    return Stream.of(
            choice("due", said("due", TaskFilter.DUE), filter.due()),
            choice("waiting", said("waiting", TaskFilter.WAITING), filter.waiting()),
            choice("ready", said("ready", TaskFilter.READY), filter.ready()),
            choice(
                "pathway",
                pathways.all().stream()
                    .map(pathway -> new Option(pathway.id(), pathway.title()))
                    .toList(),
                filter.pathway()),
            choice(
                "phase",
                phases().stream().map(phase -> new Option(phase, phase)).toList(),
                filter.phase()),
            choice(
                "borough",
                agencies.boroughs().stream()
                    .map(borough -> new Option(borough.code(), borough.name()))
                    .toList(),
                filter.borough()),
            choice("trust", named(trusts(who)), filter.trust()),
            choice("ward", options(wards(who)), filter.ward()),
            choice("team", options(teams(who)), filter.team()),
            choice(
                "role",
                roles(who).stream().map(role -> new Option(role, title(role))).toList(),
                filter.role()),
            choice(
                "agency",
                view.equals("waiting") ? named(agencies.agencies()) : List.of(),
                filter.agency()),
            choice("with", List.copyOf(colleagues), filter.with()),
            new Choice("sort", orders, filter.sort(), say("task.filter.sort.due")))
        .filter(choice -> choice.options().size() > 1)
        .toList();
  }

  private Choice choice(String name, List<Option> options, String chosen) {
    return new Choice(name, options, chosen, say("task.filter.any"));
  }

  private List<Option> said(String name, List<String> values) {
    return values.stream()
        .map(value -> new Option(value, say("task.filter." + name + "." + value)))
        .toList();
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

  /** In the order of the pathways, each once: several have phases of the same name. */
  private List<String> phases() {
    return pathways.all().stream()
        .flatMap(pathway -> pathway.phases().stream())
        .distinct()
        .toList();
  }

  /** A trust's people know which trust it is. */
  private List<Agency> trusts(SignedInUser who) {
    List<Agency> trusts = agencies.trusts();
    return trusts.stream().anyMatch(trust -> trust.code().equals(who.getAgencyCode()))
        ? List.of()
        : trusts;
  }

  private List<String> roles(SignedInUser who) {
    return Arrays.stream(Role.values())
        .filter(Role::getsTasks)
        .map(Role::code)
        .filter(role -> teams(who).stream().anyMatch(team -> team.serves(role)))
        .toList();
  }

  private static String title(String role) {
    String title = Role.titleOf(role);
    return title.substring(0, 1).toUpperCase(Locale.UK) + title.substring(1);
  }

  private static List<Option> named(List<Agency> agencies) {
    return agencies.stream().map(agency -> new Option(agency.code(), agency.name())).toList();
  }

  /**
   * What is on, each with the address of the list without it.
   *
   * @param names names of colleagues by user name
   */
  List<Crumb> chips(TaskFilter filter, String view, Map<String, String> names) {
    return filter.on().stream()
        .map(on -> new Crumb(words(on, names), filter.address(view, on.name())))
        .toList();
  }

  private String words(TaskFilter.On on, Map<String, String> names) {
    return switch (on.name()) {
      case "pathway" -> pathways.current(on.value()).map(Pathway::title).orElse(on.value());
      case "borough" -> agencies.borough(on.value()).map(Borough::name).orElse(on.value());
      case "ward", "team" -> agencies.team(on.value()).map(Team::name).orElse(on.value());
      case "trust", "agency" -> agencies.agency(on.value()).map(Agency::name).orElse(on.value());
      case "role" -> title(on.value());
      case "phase" -> on.value();
      case "with" -> say("task.filter.chip.with", names.getOrDefault(on.value(), on.value()));
      case "priority" -> say("task.filter.high");
      case "due" -> say("task.filter.due." + on.value());
      case "waiting", "ready" ->
          say("task.filter.chip." + on.name(), say("task.filter." + on.name() + "." + on.value()));
      default -> say("task.filter.escalated");
    };
  }

  private String say(String key, Object... values) {
    return messages.getMessage(key, values, Locale.UK);
  }
}
