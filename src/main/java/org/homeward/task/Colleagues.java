package org.homeward.task;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.homeward.cover.Away;
import org.homeward.cover.Covers;
import org.homeward.identity.Account;
import org.homeward.identity.Accounts;
import org.homeward.web.Dates;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** To whom tasks can be given, what they have to do already, and whom Homeward would ask. */
@Component
class Colleagues {

  /** Sent for nobody: the task is the team's again. No account can be called so. */
  static final String NOBODY = "(team)";

  private final Accounts accounts;
  private final Workloads workloads;
  private final Covers covers;
  private final Dates dates;
  private final MessageSource messages;

  Colleagues(
      Accounts accounts, Workloads workloads, Covers covers, Dates dates, MessageSource messages) {
    this.accounts = accounts;
    this.workloads = workloads;
    this.covers = covers;
    this.dates = dates;
    this.messages = messages;
  }

  /**
   * One of them.
   *
   * @param username what is sent
   * @param name their name
   * @param workload what they have to do, in words
   * @param why why Homeward would ask them, in words; null for all others
   */
  record Colleague(String username, String name, String workload, String why) {}

  /** Those who may be given some tasks: who may have them, but for somebody who has them all. */
  List<Account> whoMayGet(Collection<HumanTask> tasks) {
    return whoMayHave(tasks).stream()
        .filter(
            member -> !tasks.stream().allMatch(task -> member.username().equals(task.assignee())))
        .toList();
  }

  /** Those who may have all of some tasks: members of each of their teams. */
  List<Account> whoMayHave(Collection<HumanTask> tasks) {
    Set<String> teams = tasks.stream().map(HumanTask::teamCode).collect(Collectors.toSet());
    List<Account> members = null;
    for (String team : teams) {
      List<Account> ofTeam = accounts.membersOf(team);
      if (members == null) {
        members = new ArrayList<>(ofTeam);
      } else {
        members.retainAll(ofTeam);
      }
    }
    return members == null ? List.of() : members;
  }

  /** The same with their workload, by name; those who are away come last. */
  List<Colleague> choices(Collection<HumanTask> tasks, List<Account> members) {
    Set<String> usernames = members.stream().map(Account::username).collect(Collectors.toSet());
    Map<String, Workloads.Workload> loads = workloads.of(usernames);
    Set<String> knowing =
        workloads.knowing(
            tasks.stream().map(HumanTask::caseId).collect(Collectors.toSet()),
            tasks.stream().map(HumanTask::taskKey).collect(Collectors.toSet()),
            usernames);
    Map<String, Away> away = covers.today(usernames);
    Optional<Account> suggested =
        suggestion(
            tasks,
            members.stream().filter(member -> !away.containsKey(member.username())).toList(),
            loads,
            knowing);
    return members.stream()
        .sorted(Comparator.comparing(member -> away.containsKey(member.username())))
        .map(
            member -> {
              Workloads.Workload load = load(loads, member);
              return new Colleague(
                  member.username(),
                  member.displayName(),
                  workload(load, away.get(member.username())),
                  suggested.filter(member::equals).isPresent()
                      ? say(
                          knowing.contains(member.username())
                              ? "task.suggested.knows"
                              : "task.suggested.least")
                      : null);
            })
        .toList();
  }

  private String workload(Workloads.Workload load, Away away) {
    String words = say("task.workload", load.open(), load.overdue());
    if (away == null) {
      return words;
    }
    String until = dates.day(away.lastDay());
    return away.cover() == null
        ? say("task.workload.away", words, until)
        : say("task.workload.covered", words, until, away.coverName());
  }

  /** Who knows the case, else who has the least to do; nobody who has the tasks already. */
  private static Optional<Account> suggestion(
      Collection<HumanTask> tasks,
      List<Account> members,
      Map<String, Workloads.Workload> loads,
      Set<String> knowing) {
    return members.size() < 2
        ? Optional.empty()
        : members.stream()
            .filter(
                member ->
                    tasks.stream().noneMatch(task -> member.username().equals(task.assignee())))
            .min(
                Comparator.comparing((Account member) -> !knowing.contains(member.username()))
                    .thenComparing(member -> load(loads, member).open())
                    .thenComparing(member -> load(loads, member).overdue())
                    .thenComparing(Account::displayName));
  }

  private static Workloads.Workload load(Map<String, Workloads.Workload> loads, Account member) {
    return loads.getOrDefault(member.username(), Workloads.Workload.NONE);
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
