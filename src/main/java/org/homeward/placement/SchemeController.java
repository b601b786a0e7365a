package org.homeward.placement;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.homeward.access.OpenTo;
import org.homeward.access.Permission;
import org.homeward.identity.CurrentUser;
import org.homeward.identity.SignedInUser;
import org.homeward.web.Banner;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A provider's own schemes and their homes. */
@Controller
class SchemeController {

  private final StockAccess access;
  private final Schemes schemes;
  private final Homes homes;
  private final KeepingStock stock;
  private final StockForms forms;
  private final HomeWords words;

  SchemeController(
      StockAccess access,
      Schemes schemes,
      Homes homes,
      KeepingStock stock,
      StockForms forms,
      HomeWords words) {
    this.access = access;
    this.schemes = schemes;
    this.homes = homes;
    this.stock = stock;
    this.forms = forms;
    this.words = words;
  }

  /** A scheme in the provider's list. */
  record Line(String href, String name, String place, String homes, String stale) {}

  @GetMapping("/schemes")
  @OpenTo(Permission.KEEPING_HOMES)
  String list(Model model) {
    SignedInUser me = CurrentUser.require();
    Map<Long, List<Home>> byScheme =
        homes.ofAgency(me.getAgencyCode()).stream()
            .collect(Collectors.groupingBy(home -> home.scheme().id()));
    model.addAttribute(
        "schemes",
        schemes.of(me.getAgencyCode()).stream()
            .map(scheme -> line(scheme, byScheme.getOrDefault(scheme.id(), List.of())))
            .toList());
    return "placement/schemes";
  }

  private Line line(Scheme scheme, List<Home> its) {
    long free = its.stream().filter(Home::isFree).count();
    long stale = its.stream().filter(words::isStale).count();
    return new Line(
        "/schemes/" + scheme.code(),
        scheme.name(),
        words.place(scheme) + ". " + scheme.kind().words(),
        words.say("placement.schemes.homes", its.size(), free),
        stale == 0 ? null : words.say("placement.schemes.stale", stale));
  }

  @GetMapping("/schemes/{code}")
  @OpenTo(Permission.VACANCIES)
  String scheme(@PathVariable String code, Model model) {
    SignedInUser me = CurrentUser.require();
    Scheme scheme = find(code);
    boolean sees = access.seesNominations(me, scheme);
    model.addAttribute("scheme", scheme);
    model.addAttribute("rows", words.rows(scheme));
    model.addAttribute(
        "lines", homes.of(scheme).stream().map(home -> words.line(home, sees)).toList());
    model.addAttribute("keeper", access.keeps(me, scheme));
    return "placement/scheme";
  }

  @PostMapping("/schemes/{code}/confirm")
  @OpenTo(Permission.KEEPING_HOMES)
  String confirm(@PathVariable String code, RedirectAttributes redirect) {
    SignedInUser me = CurrentUser.require();
    Scheme scheme = findOwn(code, me);
    int confirmed = stock.confirmAll(scheme, me);
    redirect.addFlashAttribute(
        Banner.ATTRIBUTE, words.done("placement.done.confirmed-all", confirmed, scheme.name()));
    return "redirect:/schemes/" + code;
  }

  @GetMapping("/schemes/new")
  @OpenTo(Permission.KEEPING_HOMES)
  String add(Model model) {
    model.addAttribute("form", forms.schemeView(null));
    return page(null, 0, model);
  }

  @PostMapping("/schemes/new")
  @OpenTo(Permission.KEEPING_HOMES)
  String add(
      @RequestParam MultiValueMap<String, String> posted,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    SignedInUser me = CurrentUser.require();
    StockForms.Sent<Scheme> sent = forms.scheme(posted, nothing(me.getAgencyCode()), 0);
    if (sent.value() == null) {
      sent.showAgain(model, response);
      return page(null, 0, model);
    }
    Scheme added = stock.addScheme(sent.value(), me);
    redirect.addFlashAttribute(
        Banner.ATTRIBUTE, words.done("placement.done.scheme-added", added.name()));
    return "redirect:/schemes/" + added.code();
  }

  @GetMapping("/schemes/{code}/edit")
  @OpenTo(Permission.KEEPING_HOMES)
  String edit(@PathVariable String code, Model model) {
    Scheme scheme = findOwn(code, CurrentUser.require());
    model.addAttribute("form", forms.schemeView(scheme));
    return page(scheme, scheme.version(), model);
  }

  @PostMapping("/schemes/{code}/edit")
  @OpenTo(Permission.KEEPING_HOMES)
  String edit(
      @PathVariable String code,
      @RequestParam long version,
      @RequestParam MultiValueMap<String, String> posted,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    SignedInUser me = CurrentUser.require();
    Scheme scheme = findOwn(code, me);
    StockForms.Sent<Scheme> sent = forms.scheme(posted, scheme, version);
    if (sent.value() == null) {
      sent.showAgain(model, response);
      return page(scheme, version, model);
    }
    stock.changeScheme(sent.value(), me);
    redirect.addFlashAttribute(
        Banner.ATTRIBUTE, words.done("placement.done.edited", sent.value().name()));
    return "redirect:/schemes/" + code;
  }

  @GetMapping("/schemes/{code}/homes/new")
  @OpenTo(Permission.KEEPING_HOMES)
  String addHome(@PathVariable String code, Model model) {
    model.addAttribute("scheme", findOwn(code, CurrentUser.require()));
    model.addAttribute("form", forms.homeView(null));
    return "placement/new-home";
  }

  @PostMapping("/schemes/{code}/homes/new")
  @OpenTo(Permission.KEEPING_HOMES)
  String addHome(
      @PathVariable String code,
      @RequestParam MultiValueMap<String, String> posted,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    SignedInUser me = CurrentUser.require();
    Scheme scheme = findOwn(code, me);
    StockForms.Sent<HomeFacts> sent = forms.home(posted);
    if (sent.value() == null) {
      model.addAttribute("scheme", scheme);
      sent.showAgain(model, response);
      return "placement/new-home";
    }
    Home added = stock.addHome(scheme, sent.value(), me);
    redirect.addFlashAttribute(
        Banner.ATTRIBUTE,
        Banner.success(
            words.say("placement.done.home-added", added.title()),
            words.say("placement.done.home-added.next")));
    return "redirect:/vacancies/" + added.code();
  }

  private static String page(Scheme scheme, long version, Model model) {
    model.addAttribute("scheme", scheme);
    model.addAttribute("version", version);
    return "placement/edit-scheme";
  }

  private Scheme find(String code) {
    return schemes.find(code).orElseThrow(() -> StockAccess.notFound(code));
  }

  private Scheme findOwn(String code, SignedInUser me) {
    Scheme scheme = find(code);
    access.requireKeeper(me, scheme);
    return scheme;
  }

  /** What a new scheme takes from its provider. */
  private static Scheme nothing(String agencyCode) {
    return new Scheme(
        0,
        null,
        agencyCode,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        false,
        Set.of(),
        0);
  }
}
