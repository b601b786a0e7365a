package org.homeward.administration;

import java.util.Map;
import org.homeward.identity.AccountsAdministered;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What a list of accounts shows, as it stands in the address.
 *
 * @param agency code of the agency, or null for all
 * @param text part of a name or username, or null
 * @param team code of a team, or null
 * @param role a role, or null
 * @param open whether open accounts are shown, or closed ones
 * @param after number of the last account of the page before, or null
 */
record PeopleQuery(String agency, String text, String team, String role, boolean open, Long after) {

  private static final int LONGEST = 100;

  /**
   * @param given parameters of the request; what makes no sense is left out
   * @param onlyAgency the one agency that may be looked at, or null for all
   */
  static PeopleQuery of(Map<String, String> given, String onlyAgency) {
    return new PeopleQuery(
        onlyAgency != null ? onlyAgency : text(given.get("agency")),
        text(given.get("text")),
        text(given.get("team")),
        text(given.get("role")),
        !"closed".equals(given.get("view")),
        number(given.get("after")));
  }

  private static String text(String given) {
    if (given == null || given.isBlank()) {
      return null;
    }
    String text = given.strip();
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }

  private static Long number(String given) {
    return given != null && given.matches("\\d{1,18}") ? Long.valueOf(given) : null;
  }

  AccountsAdministered.Search search() {
    return new AccountsAdministered.Search(agency, text, team, role, open);
  }

  PeopleQuery inView(boolean ofOpen) {
    return new PeopleQuery(agency, text, team, role, ofOpen, null);
  }

  PeopleQuery cleared() {
    return new PeopleQuery(null, null, null, null, open, null);
  }

  /** The same without one of its filters. */
  PeopleQuery without(String filter) {
    return new PeopleQuery(
        filter.equals("agency") ? null : agency,
        filter.equals("text") ? null : text,
        filter.equals("team") ? null : team,
        filter.equals("role") ? null : role,
        open,
        null);
  }

  String view() {
    return open ? "open" : "closed";
  }

  /**
   * @param afterAccount number of the last account of this page, or null for the first page
   * @return the address of a page
   */
  String address(Long afterAccount) {
    UriComponentsBuilder address = UriComponentsBuilder.fromPath(PeopleController.ADDRESS);
    add(address, "view", open ? null : "closed");
    add(address, "agency", agency);
    add(address, "text", text);
    add(address, "team", team);
    add(address, "role", role);
    add(address, "after", afterAccount);
    return address.encode().toUriString();
  }

  private static void add(UriComponentsBuilder address, String name, Object value) {
    if (value != null) {
      address.queryParam(name, "{" + name + "}").uriVariables(Map.of(name, value));
    }
  }
}
