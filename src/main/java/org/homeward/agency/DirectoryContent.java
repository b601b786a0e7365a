package org.homeward.agency;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the directory files say about agencies, boroughs and teams, checked as a whole. */
final class DirectoryContent {

  private static final Pattern CODE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  private final Map<String, Agency> agencies = new LinkedHashMap<>();
  private final Map<String, Borough> boroughs = new LinkedHashMap<>();
  private final Map<String, Team> teams = new LinkedHashMap<>();
  private final Map<String, Map<LocalDate, String>> closingDays = new LinkedHashMap<>();

  DirectoryContent(List<DirectoryEntry> files) {
    files.forEach(file -> file.entries("agencies").forEach(this::readAgency));
    files.forEach(file -> file.entries("boroughs").forEach(this::readBorough));
    // Teams last: they name boroughs.
    files.forEach(file -> file.entries("agencies").forEach(this::readTeams));
    files.forEach(file -> file.entries("agencies").forEach(this::checkSuccessors));
  }

  List<Agency> agencies() {
    return List.copyOf(agencies.values());
  }

  List<Borough> boroughs() {
    return List.copyOf(boroughs.values());
  }

  List<Team> teams() {
    return List.copyOf(teams.values());
  }

  Map<LocalDate, String> closingDaysOf(String agencyCode) {
    return closingDays.get(agencyCode);
  }

  private void readAgency(DirectoryEntry entry) {
    entry.allowOnly(
        "code", "name", "kind", "odsCode", "onsCode", "from", "to", "closingDays", "teams");
    String code = newCode(entry, agencies.keySet());
    String kind = entry.text("kind");
    agencies.put(
        code,
        new Agency(
            code,
            entry.text("name"),
            AgencyKind.of(kind)
                .orElseThrow(() -> entry.wrong("\"" + kind + "\" is no kind of agency.")),
            entry.optionalText("odsCode"),
            entry.optionalText("onsCode"),
            entry.optionalDate("from"),
            entry.optionalDate("to")));
    closingDays.put(code, readClosingDays(entry));
  }

  private static Map<LocalDate, String> readClosingDays(DirectoryEntry agency) {
    Map<LocalDate, String> days = new TreeMap<>();
    for (DirectoryEntry entry : agency.entries("closingDays")) {
      entry.allowOnly("date", "reason");
      LocalDate day = entry.optionalDate("date");
      if (day == null) {
        throw entry.wrong("needs \"date\".");
      }
      days.put(day, entry.text("reason"));
    }
    return days;
  }

  private void readBorough(DirectoryEntry entry) {
    entry.allowOnly("code", "name", "onsCode", "council", "trust");
    String code = newCode(entry, boroughs.keySet());
    boroughs.put(
        code,
        new Borough(
            code,
            entry.text("name"),
            entry.optionalText("onsCode"),
            agencyOfKind(entry, "council", AgencyKind.COUNCIL),
            agencyOfKind(entry, "trust", AgencyKind.NHS_TRUST)));
  }

  private String agencyOfKind(DirectoryEntry entry, String key, AgencyKind kind) {
    String code = entry.text(key);
    Agency agency = agencies.get(code);
    if (agency == null || agency.kind() != kind) {
      throw entry.wrong("\"" + code + "\" is no agency of kind " + kind.code() + ".");
    }
    return code;
  }

  private void readTeams(DirectoryEntry agency) {
    String agencyCode = agency.text("code");
    for (DirectoryEntry entry : agency.entries("teams")) {
      entry.allowOnly(
          "code", "name", "roles", "boroughs", "ward", "phone", "email", "from", "to", "successor");
      String code = newCode(entry, teams.keySet());
      teams.put(
          code,
          new Team(
              code,
              entry.text("name"),
              agencyCode,
              codes(entry, "roles"),
              knownBoroughs(entry),
              entry.flag("ward"),
              entry.optionalText("phone"),
              entry.optionalText("email"),
              entry.optionalDate("from"),
              entry.optionalDate("to"),
              entry.optionalText("successor")));
    }
  }

  /** A team goes over to one that does the same for the same kind of agency, and works on. */
  private void checkSuccessors(DirectoryEntry agency) {
    for (DirectoryEntry entry : agency.entries("teams")) {
      Team team = teams.get(entry.text("code"));
      if (team.successorCode() == null) {
        continue;
      }
      Team successor = teams.get(team.successorCode());
      if (successor == null) {
        throw entry.wrong("there is no team \"" + team.successorCode() + "\".");
      }
      if (team.activeTo() == null) {
        throw entry.wrong("needs \"to\", its last day, beside \"successor\".");
      }
      if (team.ward() || successor.ward()) {
        throw entry.wrong("a ward has no successor: people are moved to another ward.");
      }
      if (kindOf(team) != kindOf(successor)) {
        throw entry.wrong("its successor is of another kind of agency.");
      }
      if (!successor.roles().containsAll(team.roles())) {
        throw entry.wrong("its successor does not have all of its roles.");
      }
      if (!successor.isActiveOn(team.activeTo().plusDays(1))) {
        throw entry.wrong("its successor does not work on the day after its last.");
      }
    }
  }

  private AgencyKind kindOf(Team team) {
    return agencies.get(team.agencyCode()).kind();
  }

  private List<String> knownBoroughs(DirectoryEntry entry) {
    List<String> codes = codes(entry, "boroughs");
    List<String> unknown = new ArrayList<>(codes);
    unknown.removeAll(boroughs.keySet());
    if (!unknown.isEmpty()) {
      throw entry.wrong("unknown boroughs: " + String.join(", ", unknown));
    }
    return codes;
  }

  private static List<String> codes(DirectoryEntry entry, String key) {
    Set<String> codes = new HashSet<>(entry.texts(key));
    codes.forEach(code -> checkForm(entry, code));
    return codes.stream().sorted().collect(Collectors.toUnmodifiableList());
  }

  private static String newCode(DirectoryEntry entry, Set<String> taken) {
    String code = entry.text("code");
    checkForm(entry, code);
    if (taken.contains(code)) {
      throw entry.wrong("the code \"" + code + "\" is used twice.");
    }
    return code;
  }

  private static void checkForm(DirectoryEntry entry, String code) {
    if (!CODE.matcher(code).matches()) {
      throw entry.wrong(
          "\"" + code + "\" must be lower-case letters and digits with hyphens between.");
    }
  }
}
