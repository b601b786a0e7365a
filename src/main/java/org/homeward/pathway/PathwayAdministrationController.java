package org.homeward.pathway;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.homeward.access.OpenTo;
import org.homeward.access.Permission;
import org.homeward.identity.CurrentUser;
import org.homeward.identity.SignedInUser;
import org.homeward.pathway.FolderResult.Outcome;
import org.homeward.web.Banner;
import org.homeward.web.ConflictException;
import org.homeward.web.Dates;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which administrators see the pathways and have the folder read again. */
@Controller
class PathwayAdministrationController {

  static final String ADDRESS = "/administration/pathways";

  private final PathwayCatalogue catalogue;
  private final PathwayVersions versions;
  private final FolderPathways folder;
  private final FolderStore store;
  private final Dates dates;
  private final MessageSource messages;

  PathwayAdministrationController(
      PathwayCatalogue catalogue,
      PathwayVersions versions,
      FolderPathways folder,
      FolderStore store,
      Dates dates,
      MessageSource messages) {
    this.catalogue = catalogue;
    this.versions = versions;
    this.folder = folder;
    this.store = store;
    this.dates = dates;
    this.messages = messages;
  }

  /** A pathway in the table. */
  record Row(
      String key,
      String title,
      String source,
      boolean withdrawn,
      boolean canBeWithdrawn,
      String version,
      int openCases) {}

  /** What became of a pathway at the last reading. */
  record Line(String title, String words, List<PathwayProblem> problems) {}

  @GetMapping(ADDRESS)
  @OpenTo(Permission.PATHWAYS)
  String show(Model model) {
    Map<String, PathwayVersions.Version> newest = versions.newest();
    Map<String, Integer> openCases = folder.openCases();
    model.addAttribute(
        "pathways",
        catalogue.all().stream()
            .map(pathway -> row(pathway, newest, openCases))
            .sorted(Comparator.comparing(Row::title))
            .toList());
    model.addAttribute("folder", folder.folder().map(Path::toString).orElse(null));
    Optional<FolderStore.LastReading> last = store.lastReading();
    model.addAttribute("lastRead", last.map(this::when).orElse(null));
    model.addAttribute(
        "results",
        last.map(FolderStore.LastReading::results).orElse(List.of()).stream()
            .map(this::line)
            .toList());
    return "pathway/administration";
  }

  @PostMapping(ADDRESS + "/read")
  @OpenTo(Permission.PATHWAYS)
  String read(RedirectAttributes redirect) {
    SignedInUser me = CurrentUser.require();
    if (folder.folder().isEmpty()) {
      throw new ConflictException(
          say("pathway.admin.no-folder"), say("pathway.admin.no-folder.text"), null);
    }
    List<FolderResult> results = folder.read(me);
    String counts =
        say(
            "pathway.admin.done.counts",
            count(results, Outcome.TAKEN),
            count(results, Outcome.UNCHANGED),
            count(results, Outcome.REFUSED));
    boolean good =
        results.stream()
            .noneMatch(r -> r.outcome() == Outcome.REFUSED || r.outcome() == Outcome.WAITING);
    redirect.addFlashAttribute(
        Banner.ATTRIBUTE,
        good
            ? Banner.success(say("pathway.admin.done"), counts)
            : Banner.news(say("pathway.admin.done"), counts));
    return "redirect:" + ADDRESS;
  }

  @PostMapping(ADDRESS + "/{key}/withdraw")
  @OpenTo(Permission.PATHWAYS)
  String withdraw(@PathVariable String key, RedirectAttributes redirect) {
    SignedInUser me = CurrentUser.require();
    if (!folder.withdraw(key, me)) {
      throw new ConflictException(
          say("pathway.admin.withdraw.not"), say("pathway.admin.withdraw.not.text"), null);
    }
    redirect.addFlashAttribute(
        Banner.ATTRIBUTE, Banner.success(say("pathway.admin.withdraw.done"), null));
    return "redirect:" + ADDRESS;
  }

  private Row row(
      Pathway pathway,
      Map<String, PathwayVersions.Version> newest,
      Map<String, Integer> openCases) {
    PathwayVersions.Version version = newest.get(pathway.id());
    return new Row(
        pathway.id(),
        pathway.title(),
        say(folder.isFromFolder(pathway.id()) ? "pathway.admin.folder" : "pathway.admin.packaged"),
        folder.isWithdrawn(pathway.id()),
        folder.isFromFolder(pathway.id()) && !folder.isWithdrawn(pathway.id()),
        version == null
            ? say("pathway.admin.version.none")
            : say("pathway.admin.version", version.number(), day(version.since())),
        openCases.getOrDefault(pathway.id(), 0));
  }

  private Line line(FolderResult result) {
    String outcome = "pathway.admin.outcome." + result.outcome().name().toLowerCase(Locale.ROOT);
    return new Line(result.title(), say(outcome), result.problems());
  }

  private String when(FolderStore.LastReading last) {
    String by =
        last.by().equals(FolderPathways.APPLICATION)
            ? say("pathway.admin.reading.application")
            : last.by();
    return say("pathway.admin.reading.when", dates.momentInWords(last.at()), by);
  }

  private String day(Instant moment) {
    return dates.day(moment);
  }

  private static long count(List<FolderResult> results, Outcome outcome) {
    return results.stream().filter(r -> r.outcome() == outcome).count();
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
