package org.homeward.casefile;

import jakarta.servlet.http.HttpSession;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.homeward.agency.AgencyDirectory;
import org.homeward.agency.Team;
import org.homeward.identity.SignedInUser;
import org.homeward.person.NhsNumber;
import org.homeward.person.People;
import org.homeward.person.PersonView;
import org.springframework.stereotype.Component;

/**
 * Searches in somebody's lists of tasks or cases. What was typed stays in their session, so that no
 * name or number stands in an address, a log or the history of a browser; an address has a random
 * token for it.
 */
@Component
public class CaseSearches {

  /** Longest text that is searched for, in characters. */
  static final int LONGEST = 100;

  private static final int KEPT = 5;
  private static final int SHORTEST = 2;
  private static final int MOST_CASES = 2000;
  private static final String KEY = CaseSearches.class.getName();
  private static final Pattern REFERENCE = Pattern.compile("([A-Z]{1,10})[\\s-]*(\\d{1,15})");

  private final People people;
  private final CaseFiles cases;
  private final CaseWords words;
  private final AgencyDirectory agencies;
  private final List<CaseSearchPart> parts;

  CaseSearches(
      People people,
      CaseFiles cases,
      CaseWords words,
      AgencyDirectory agencies,
      List<CaseSearchPart> parts) {
    this.people = people;
    this.cases = cases;
    this.words = words;
    this.agencies = agencies;
    this.parts = parts;
  }

  /**
   * What a search is about. It narrows lists and never adds to them.
   *
   * @param token what stands for it in addresses
   * @param text what was typed
   * @param cases ids of cases by name, number or reference
   * @param wards codes of wards by name
   * @param tooMany whether more people or cases fit than are looked at
   */
  public record Found(
      String token, String text, List<Long> cases, List<String> wards, boolean tooMany) {

    /**
     * Condition over the case "c" if there are wards, with "AND" before it.
     *
     * @param caseId the column in which the id of the case stands: what narrows a list must not
     *     make it read more than that
     */
    public String condition(String caseId) {
      if (cases.isEmpty() && wards.isEmpty()) {
        return " AND 1 = 0";
      }
      if (wards.isEmpty()) {
        return " AND " + caseId + " IN (:searchCases)";
      }
      return cases.isEmpty()
          ? " AND c.ward_team_code IN (:searchWards)"
          : " AND (" + caseId + " IN (:searchCases) OR c.ward_team_code IN (:searchWards))";
    }

    /** The values that {@link #condition} names. */
    public Map<String, Object> parameters() {
      Map<String, Object> parameters = new LinkedHashMap<>();
      if (!cases.isEmpty()) {
        parameters.put("searchCases", cases);
      }
      if (!wards.isEmpty()) {
        parameters.put("searchWards", wards);
      }
      return parameters;
    }

    /** Says nothing of what was typed: this text may end up in a log. */
    @Override
    public String toString() {
      return "search";
    }
  }

  /**
   * Keeps what was typed, and no more than the newest five.
   *
   * @param session whose
   * @param text what was typed
   * @return the token, with nothing found yet
   */
  public Found keep(HttpSession session, String text) {
    LinkedHashMap<String, String> searches = new LinkedHashMap<>(kept(session));
    String token = UUID.randomUUID().toString();
    searches.put(token, text.length() > LONGEST ? text.substring(0, LONGEST) : text);
    List<String> tokens = new ArrayList<>(searches.keySet());
    tokens.subList(0, Math.max(0, tokens.size() - KEPT)).forEach(searches::remove);
    session.setAttribute(KEY, searches);
    return new Found(token, text, List.of(), List.of(), false);
  }

  /**
   * Does a search that was kept, with two statements and one for each {@link CaseSearchPart}.
   *
   * @param session whose, or null
   * @param token what stands in the address
   * @param who who searches; NHS numbers are searched only for those who read them
   * @return what it is about, or empty if it is not kept any more
   */
  public Optional<Found> find(HttpSession session, String token, SignedInUser who) {
    return Optional.ofNullable(session == null ? null : kept(session).get(token))
        .map(text -> find(token, text, who));
  }

  private Found find(String token, String text, SignedInUser who) {
    if (text.length() < SHORTEST) {
      return new Found(token, text, List.of(), List.of(), false);
    }
    Set<Long> persons = persons(text, who);
    List<Long> found = cases.idsOf(persons, reference(text), MOST_CASES + 1);
    Set<Long> all = new LinkedHashSet<>(found);
    parts.forEach(part -> all.addAll(part.casesLike(text, who, MOST_CASES + 1)));
    boolean tooMany = persons.size() > People.NAMESAKES_LIMIT || all.size() > MOST_CASES;
    return new Found(token, text, List.copyOf(all), wards(text), tooMany);
  }

  private Set<Long> persons(String text, SignedInUser who) {
    Optional<NhsNumber> number = NhsNumber.parse(text);
    if (number.isEmpty()) {
      return people.namedLike(text);
    }
    return words.seesNhsNumbers(who)
        ? people.findByNhsNumber(number.get()).map(PersonView::id).map(Set::of).orElse(Set.of())
        : Set.of();
  }

  private static String reference(String text) {
    Matcher parts = REFERENCE.matcher(text.toUpperCase(Locale.ROOT));
    return parts.matches() ? parts.group(1) + "-" + parts.group(2) : text;
  }

  /** Wards with a name that has a word beginning like this; from memory. */
  private List<String> wards(String text) {
    String beginning = " " + text.toLowerCase(Locale.UK);
    return agencies.allWards().stream()
        .filter(ward -> (" " + ward.name().toLowerCase(Locale.UK)).contains(beginning))
        .map(Team::code)
        .toList();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, String> kept(HttpSession session) {
    return session.getAttribute(KEY) instanceof LinkedHashMap<?, ?> searches
        ? (Map<String, String>) searches
        : Map.of();
  }
}
