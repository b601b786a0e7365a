package org.homeward.placement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What a person asks of the board, as it stands in the address. Values that are none of the offered
 * ones count as not given.
 *
 * @param view part of the board
 * @param borough borough code, or null
 * @param kind kind of scheme, or null
 * @param support least support, or null
 * @param access {@code step-free}, or null
 * @param gender {@code women} or {@code men}, or null
 * @param ready weeks from today by which it must be ready, "0", "2", "4" or "8", or null
 */
record BoardQuery(
    HomeBoard.View view,
    String borough,
    String kind,
    String support,
    String access,
    String gender,
    String ready) {

  static final List<String> WEEKS = List.of("0", "2", "4", "8");
  private static final String STEP_FREE = "step-free";

  /** One filter that is on: its name in the address and its value. */
  record On(String name, String value) {}

  static BoardQuery of(Map<String, String> given, List<String> boroughs) {
    String ready = given.get("ready");
    String borough = given.get("borough");
    return new BoardQuery(
        Coded.find(HomeBoard.View.values(), given.get("view")).orElse(HomeBoard.View.FREE),
        borough != null && boroughs.contains(borough) ? borough : null,
        code(SchemeKind.values(), given.get("kind")),
        code(SupportLevel.values(), given.get("support")),
        STEP_FREE.equals(given.get("access")) ? STEP_FREE : null,
        "any".equals(given.get("gender")) ? null : code(GenderRule.values(), given.get("gender")),
        ready != null && WEEKS.contains(ready) ? ready : null);
  }

  private static String code(Coded[] list, String given) {
    return Coded.find(list, given).map(Coded::code).orElse(null);
  }

  HomeBoard.Filter filter(LocalDate today) {
    return new HomeBoard.Filter(
        borough,
        Coded.find(SchemeKind.values(), kind).orElse(null),
        Coded.find(SupportLevel.values(), support).orElse(null),
        access != null,
        Coded.find(GenderRule.values(), gender).orElse(null),
        ready == null ? null : today.plusWeeks(Long.parseLong(ready)),
        null);
  }

  /** The filters that are on, in the order of the page. */
  List<On> filters() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("borough", borough);
    all.put("kind", kind);
    all.put("support", support);
    all.put("access", access);
    all.put("gender", gender);
    all.put("ready", ready);
    List<On> on = new ArrayList<>();
    all.forEach(
        (name, value) -> {
          if (value != null) {
            on.add(new On(name, value));
          }
        });
    return on;
  }

  /** The address of this board, without one of its filters if one is named. */
  String address(String without) {
    UriComponentsBuilder address = UriComponentsBuilder.fromPath("/vacancies");
    if (view != HomeBoard.View.FREE) {
      address.queryParam("view", view.code());
    }
    filters().stream()
        .filter(on -> !on.name().equals(without))
        .forEach(on -> address.queryParam(on.name(), on.value()));
    return address.build().toUriString();
  }

  /** The address of the next page. */
  String next(String cursor) {
    return UriComponentsBuilder.fromUriString(address(null))
        .queryParam("after", cursor)
        .build()
        .toUriString();
  }

  BoardQuery in(HomeBoard.View other) {
    return new BoardQuery(other, borough, kind, support, access, gender, ready);
  }
}
