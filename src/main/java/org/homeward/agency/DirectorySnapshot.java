package org.homeward.agency;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The whole directory at one version, small enough to be held in memory.
 *
 * @param agencies all agencies by name, closed ones included
 * @param boroughs all boroughs by name
 * @param teams all teams by name, closed ones included
 * @param closingDays the days on which an agency does not work, by agency code
 */
record DirectorySnapshot(
    List<Agency> agencies,
    List<Borough> boroughs,
    List<Team> teams,
    Map<String, Set<LocalDate>> closingDays) {

  Optional<Agency> agency(String code) {
    return find(agencies, Agency::code, code);
  }

  Optional<Borough> borough(String code) {
    return find(boroughs, Borough::code, code);
  }

  Optional<Team> team(String code) {
    return find(teams, Team::code, code);
  }

  Map<String, Team> teamsByCode() {
    return teams.stream().collect(Collectors.toMap(Team::code, Function.identity()));
  }

  // A few hundred rows at most: looking through them costs less than keeping maps in step.
  private static <T> Optional<T> find(List<T> all, Function<T, String> code, String wanted) {
    return all.stream().filter(each -> code.apply(each).equals(wanted)).findFirst();
  }
}
