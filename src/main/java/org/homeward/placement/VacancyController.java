package org.homeward.placement;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.homeward.access.OpenTo;
import org.homeward.access.Permission;
import org.homeward.agency.AgencyDirectory;
import org.homeward.agency.Borough;
import org.homeward.form.FormContexts;
import org.homeward.form.Option;
import org.homeward.identity.CurrentUser;
import org.homeward.identity.SignedInUser;
import org.homeward.web.Banner;
import org.homeward.web.Crumb;
import org.homeward.web.Dates;
import org.homeward.web.SubNavItem;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The vacancy board, and the page of a home with what its provider can do there. */
@Controller
class VacancyController {

  private final StockAccess access;
  private final HomeBoard board;
  private final Homes homes;
  private final HomeEvents events;
  private final Nominations nominations;
  private final KeepingStock stock;
  private final StockForms forms;
  private final HomeWords words;
  private final AgencyDirectory agencies;
  private final FormContexts contexts;
  private final Dates dates;

  VacancyController(
      StockAccess access,
      HomeBoard board,
      Homes homes,
      HomeEvents events,
      Nominations nominations,
      KeepingStock stock,
      StockForms forms,
      HomeWords words,
      AgencyDirectory agencies,
      FormContexts contexts,
      Dates dates) {
    this.access = access;
    this.board = board;
    this.homes = homes;
    this.events = events;
    this.nominations = nominations;
    this.stock = stock;
    this.forms = forms;
    this.words = words;
    this.agencies = agencies;
    this.contexts = contexts;
    this.dates = dates;
  }

  /** One line of a home's history. */
  record Happened(String what, String by, String when, String datetime, String text) {}

  /** A person put forward, without saying who. */
  record Asked(String subject, String since, String state) {}

  @GetMapping("/vacancies")
  @OpenTo(Permission.VACANCIES)
  String board(
      @RequestParam Map<String, String> given,
      @RequestParam(required = false) String after,
      Model model) {
    SignedInUser me = CurrentUser.require();
    List<Borough> boroughs = agencies.boroughs();
    BoardQuery query = BoardQuery.of(given, boroughs.stream().map(Borough::code).toList());
    HomeBoard.Page page = board.page(query.view(), query.filter(dates.today()), after);
    HomeBoard.Counts counts = board.counts();
    model.addAttribute("query", query);
    model.addAttribute(
        "lines",
        page.homes().stream()
            .map(home -> words.line(home, access.seesNominations(me, home.scheme())))
            .toList());
    model.addAttribute("next", page.next() == null ? null : query.next(page.next()));
    model.addAttribute("continued", after != null);
    model.addAttribute("views", views(query, counts));
    model.addAttribute("chips", chips(query));
    model.addAttribute("address", query.in(query.view()).address(null));
    model.addAttribute(
        "boroughs", boroughs.stream().map(b -> new Option(b.code(), b.name())).toList());
    model.addAttribute("kinds", Coded.options(SchemeKind.values()));
    model.addAttribute("levels", options("support", Coded.codes(SupportLevel.values())));
    model.addAttribute("genders", options("gender", List.of("women", "men")));
    model.addAttribute("weeks", options("ready", BoardQuery.WEEKS));
    model.addAttribute("provider", access.isProvider(me));
    return "placement/board";
  }

  private List<Option> options(String filter, List<String> values) {
    return values.stream()
        .map(value -> new Option(value, words.say("placement.filter." + filter + "." + value)))
        .toList();
  }

  private List<SubNavItem> views(BoardQuery query, HomeBoard.Counts counts) {
    List<SubNavItem> items = new ArrayList<>();
    for (HomeBoard.View view : HomeBoard.View.values()) {
      Integer count =
          switch (view) {
            case FREE -> counts.free();
            case AGREED -> counts.agreed();
            case OVER -> counts.over();
            case ALL -> null;
          };
      items.add(
          new SubNavItem(view.words(), query.in(view).address(null), count, view == query.view()));
    }
    return items;
  }

  private List<Crumb> chips(BoardQuery query) {
    return query.filters().stream()
        .map(on -> new Crumb(chip(on), query.address(on.name())))
        .toList();
  }

  private String chip(BoardQuery.On on) {
    return switch (on.name()) {
      case "borough" -> words.borough(on.value());
      case "kind" -> Coded.find(SchemeKind.values(), on.value()).orElseThrow().words();
      case "support" -> words.say("placement.filter.support." + on.value());
      case "gender" -> words.say("placement.filter.gender." + on.value());
      case "ready" -> words.say("placement.filter.ready." + on.value());
      default -> words.say("placement.step-free");
    };
  }

  @GetMapping("/vacancies/{code}")
  @OpenTo(Permission.VACANCIES)
  String home(@PathVariable String code, Model model) {
    SignedInUser me = CurrentUser.require();
    Home home = find(code);
    boolean sees = access.seesNominations(me, home.scheme());
    model.addAttribute("home", home);
    model.addAttribute("line", words.line(home, sees));
    model.addAttribute("standing", words.standing(home, sees));
    model.addAttribute("facts", words.rows(home));
    model.addAttribute("scheme", words.rows(home.scheme()));
    model.addAttribute("keeper", access.keeps(me, home.scheme()));
    model.addAttribute(
        "asked",
        sees ? nominations.openFor(home.id()).stream().map(this::asked).toList() : List.of());
    model.addAttribute(
        "history",
        events.of(home.id()).stream()
            .filter(event -> sees || !event.what().isAboutPeople())
            .map(event -> happened(event, sees))
            .toList());
    return "placement/home";
  }

  private Asked asked(Nomination nomination) {
    return new Asked(
        nomination.subject(),
        dates.dayInWords(nomination.nominatedAt()),
        nomination.state().words());
  }

  private Happened happened(HomeEvents.Event event, boolean sees) {
    String by =
        event.byName() == null
            ? null
            : event.byAgency() == null ? event.byName() : event.byName() + ", " + event.byAgency();
    return new Happened(
        event.what().words(),
        by,
        dates.momentInWords(event.at()),
        event.at().toString(),
        sees || event.what() != HomeEvents.What.EMPTY ? event.detail() : null);
  }

  @PostMapping("/vacancies/{code}/confirm")
  @OpenTo(Permission.KEEPING_HOMES)
  String confirm(@PathVariable String code, RedirectAttributes redirect) {
    SignedInUser me = CurrentUser.require();
    Home home = findOwn(code, me);
    stock.confirm(home, me);
    redirect.addFlashAttribute(
        Banner.ATTRIBUTE, words.done("placement.done.confirmed", home.title()));
    return "redirect:/vacancies/" + code;
  }

  @GetMapping("/vacancies/{code}/change")
  @OpenTo(Permission.KEEPING_HOMES)
  String change(@PathVariable String code, Model model) {
    Home home = findOwn(code, CurrentUser.require());
    model.addAttribute("form", forms.change().view(contexts.of(Map.of())));
    return changePage(home, home.version(), model);
  }

  @PostMapping("/vacancies/{code}/change")
  @OpenTo(Permission.KEEPING_HOMES)
  String change(
      @PathVariable String code,
      @RequestParam long version,
      @RequestParam MultiValueMap<String, String> posted,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    SignedInUser me = CurrentUser.require();
    Home home = findOwn(code, me);
    StockForms.Sent<HomeChange> sent = forms.change(posted, home);
    if (sent.value() != null) {
      try {
        stock.record(code, sent.value(), version, me);
        redirect.addFlashAttribute(
            Banner.ATTRIBUTE, words.done("placement.done.changed", home.title()));
        return "redirect:/vacancies/" + code;
      } catch (StockRefusal refusal) {
        sent = sent.refused("homeChange", refusal.getMessage());
      }
    }
    sent.showAgain(model, response);
    return changePage(home, version, model);
  }

  private String changePage(Home home, long version, Model model) {
    model.addAttribute("home", home);
    model.addAttribute("version", version);
    model.addAttribute("standing", words.standing(home, true));
    return "placement/change";
  }

  @GetMapping("/vacancies/{code}/edit")
  @OpenTo(Permission.KEEPING_HOMES)
  String edit(@PathVariable String code, Model model) {
    Home home = findOwn(code, CurrentUser.require());
    model.addAttribute("form", forms.homeView(home.facts()));
    return editPage(home, home.version(), model);
  }

  @PostMapping("/vacancies/{code}/edit")
  @OpenTo(Permission.KEEPING_HOMES)
  String edit(
      @PathVariable String code,
      @RequestParam long version,
      @RequestParam MultiValueMap<String, String> posted,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    SignedInUser me = CurrentUser.require();
    Home home = findOwn(code, me);
    StockForms.Sent<HomeFacts> sent = forms.home(posted);
    if (sent.value() == null) {
      sent.showAgain(model, response);
      return editPage(home, version, model);
    }
    stock.changeHome(home, sent.value(), version, me);
    redirect.addFlashAttribute(Banner.ATTRIBUTE, words.done("placement.done.edited", home.title()));
    return "redirect:/vacancies/" + code;
  }

  private static String editPage(Home home, long version, Model model) {
    model.addAttribute("home", home);
    model.addAttribute("version", version);
    return "placement/edit";
  }

  private Home find(String code) {
    return homes.find(code).orElseThrow(() -> StockAccess.notFound(code));
  }

  private Home findOwn(String code, SignedInUser me) {
    Home home = find(code);
    access.requireKeeper(me, home.scheme());
    return home;
  }
}
