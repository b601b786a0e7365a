package org.homeward.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.homeward.agency.Agency;
import org.homeward.agency.AgencyDirectory;
import org.homeward.agency.Borough;
import org.homeward.agency.Team;
import org.homeward.identity.SignedInUser;
import org.homeward.web.Dates;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Which figures an address asks for; always of the reader's own trust. */
@Component
public class Scopes {

  /** Days of the periods that can be chosen, today counted: four weeks, a quarter, a year. */
  public static final List<Integer> PERIODS = List.of(28, 91, 365);

  private final AgencyDirectory agencies;
  private final Dates dates;
  private final MessageSource messages;

  Scopes(AgencyDirectory agencies, Dates dates, MessageSource messages) {
    this.agencies = agencies;
    this.dates = dates;
    this.messages = messages;
  }

  /** One thing by which figures can be cut. */
  public record Choice(String value, String label, boolean chosen) {}

  /** Choices of one kind. */
  public record Group(String label, List<Choice> choices) {}

  /**
   * What an address asks for. Addresses are typed: what is unknown counts as the whole trust, or as
   * a quarter.
   *
   * @param of cut and code, as {@code borough:hounslow}, or null
   * @param days length of the period, or null
   */
  public Scope of(SignedInUser who, String of, String days) {
    LocalDate today = dates.today();
    int length =
        PERIODS.stream()
            .filter(period -> period.toString().equals(days))
            .findFirst()
            .orElse(PERIODS.get(1));
    String[] parts = (of == null ? "" : of).split(":", 2);
    Cut cut = parts.length < 2 ? Cut.ALL : Cut.of(parts[0]).orElse(Cut.ALL);
    boolean known = cut != Cut.ALL && name(cut, parts[1]).isPresent();
    return new Scope(
        who.getAgencyCode(),
        known ? cut : Cut.ALL,
        known ? parts[1] : "",
        today.minusDays(length - 1L),
        today);
  }

  /** Whose figures they are, in words. */
  public String words(Scope scope) {
    return scope.cut() == Cut.ALL
        ? agencies.agency(scope.trust()).map(Agency::name).orElse(scope.trust())
        : nameOf(scope.cut(), scope.code());
  }

  /** What an agency, a team, a borough or a ward is called. */
  public String nameOf(Cut cut, String code) {
    return name(cut, code).orElse(code);
  }

  private Optional<String> name(Cut cut, String code) {
    return switch (cut) {
      case ALL -> Optional.empty();
      case AGENCY -> agencies.agency(code).map(Agency::name);
      case TEAM, WARD -> agencies.team(code).map(Team::name);
      case BOROUGH -> agencies.borough(code).map(Borough::name);
    };
  }

  /** What else the figures can be of: wards, boroughs, agencies. */
  public List<Group> choices(Scope scope) {
    List<Group> groups = new ArrayList<>();
    groups.add(
        group(
            Cut.WARD,
            agencies.wardsOf(scope.trust()).stream()
                .map(ward -> choice(scope, Cut.WARD, ward.code(), ward.name()))
                .toList()));
    groups.add(
        group(
            Cut.BOROUGH,
            agencies.boroughs().stream()
                .map(borough -> choice(scope, Cut.BOROUGH, borough.code(), borough.name()))
                .toList()));
    groups.add(
        group(
            Cut.AGENCY,
            agencies.agencies().stream()
                .map(agency -> choice(scope, Cut.AGENCY, agency.code(), agency.name()))
                .toList()));
    boolean offered =
        groups.stream().flatMap(group -> group.choices().stream()).anyMatch(Choice::chosen);
    if (scope.cut() != Cut.ALL && !offered) {
      // A team, or what takes part no more: chosen in a table or kept in an address.
      groups.add(
          group(scope.cut(), List.of(choice(scope, scope.cut(), scope.code(), words(scope)))));
    }
    return groups;
  }

  private Group group(Cut cut, List<Choice> choices) {
    return new Group(messages.getMessage("report.by." + cut.code(), null, Locale.UK), choices);
  }

  private static Choice choice(Scope scope, Cut cut, String code, String name) {
    return new Choice(address(cut, code), name, scope.cut() == cut && scope.code().equals(code));
  }

  /** How a cut stands in an address. */
  public static String address(Cut cut, String code) {
    return cut.code() + ":" + code;
  }

  /** How a scope stands in an address: null for the whole trust. */
  public static String address(Scope scope) {
    return scope.cut() == Cut.ALL ? null : address(scope.cut(), scope.code());
  }

  /** How the period stands in an address: null for the usual one. */
  public static Integer period(Scope scope) {
    int days = (int) (scope.to().toEpochDay() - scope.from().toEpochDay()) + 1;
    return days == PERIODS.get(1) ? null : days;
  }

  /** An address that keeps what is looked at. */
  public static UriComponentsBuilder with(UriComponentsBuilder address, Scope scope) {
    if (address(scope) != null) {
      address.queryParam("of", address(scope));
    }
    if (period(scope) != null) {
      address.queryParam("days", period(scope));
    }
    return address;
  }

  /** Codes of the cuts that a table can be made by. */
  public static Set<Cut> tables() {
    return EnumSet.of(Cut.AGENCY, Cut.TEAM, Cut.BOROUGH, Cut.WARD);
  }
}
