package org.homeward.pathway;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.homeward.audit.AuditTrail;
import org.homeward.camunda.EngineDeployment;
import org.homeward.form.FormCatalogue;
import org.homeward.form.FormProblemsException;
import org.homeward.identity.SignedInUser;
import org.homeward.pathway.FolderResult.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The pathways from the folder that the configuration names, besides the packaged ones. The folder
 * is read at start and when an administrator asks for it. A pathway is taken when it is in order
 * and the engine has taken it too; a faulty one changes nothing.
 */
@Component
class FolderPathways {

  private static final Logger LOG = LoggerFactory.getLogger(FolderPathways.class);

  /** Who reads the folder at a start. */
  static final String APPLICATION = "homeward";

  private static final String EMPTY =
      "holds no pathway at all. Perhaps it is not mounted. What was taken from it before stays in"
          + " use. To withdraw pathways, do so one by one on this page";

  private final Optional<Path> folder;
  private final Map<String, PathwayContent> packaged;
  private final FolderStore store;
  private final PathwayCatalogue catalogue;
  private final FormCatalogue forms;
  private final PathwayCheck check;
  private final EngineDeployment engine;
  private final ObjectProvider<OpenCases> openCases;
  private final AuditTrail audit;
  private final TransactionTemplate transaction;
  private long loaded = -1;
  private volatile Map<String, FolderStore.Taken> taken = Map.of();

  FolderPathways(
      @Value("${homeward.pathways.folder:}") String folder,
      PathwayFiles files,
      FolderStore store,
      PathwayCatalogue catalogue,
      FormCatalogue forms,
      PathwayCheck check,
      EngineDeployment engine,
      ObjectProvider<OpenCases> openCases,
      AuditTrail audit,
      TransactionTemplate transaction) {
    this.folder = folder.isBlank() ? Optional.empty() : Optional.of(Path.of(folder.strip()));
    this.packaged = new LinkedHashMap<>();
    files.byFolder().forEach((key, content) -> packaged.put(key, new PathwayContent(key, content)));
    this.store = store;
    this.catalogue = catalogue;
    this.forms = forms;
    this.check = check;
    this.engine = engine;
    this.openCases = openCases;
    this.audit = audit;
    this.transaction = transaction;
    catchUp();
    forms.whenMissing(this::catchUp);
  }

  /** The folder that is read, if the configuration names one. */
  Optional<Path> folder() {
    return folder;
  }

  /** What is in use from the folder, also what is withdrawn. */
  List<PathwayContent> taken() {
    return taken.values().stream().map(FolderStore.Taken::content).toList();
  }

  /** Whether a pathway comes from the folder but was gone from it at the last reading. */
  boolean isWithdrawn(String pathway) {
    return taken.containsKey(pathway) && taken.get(pathway).withdrawn();
  }

  /** Whether a pathway comes from the folder. */
  boolean isFromFolder(String pathway) {
    return taken.containsKey(pathway);
  }

  /** Does as the other copies do, if one of them has taken something since. */
  synchronized void catchUp() {
    long version = store.version();
    if (version == loaded) {
      return;
    }
    Map<String, FolderStore.Taken> usable = new LinkedHashMap<>();
    Map<String, Pathway> pathways = new LinkedHashMap<>();
    for (FolderStore.Taken each : withGoodForms(store.taken())) {
      String key = each.content().key();
      try {
        Pathway pathway = PathwayReader.read(each.content().diagrams());
        pathways.put(key, each.withdrawn() ? pathway.withoutStart() : pathway);
        usable.put(key, each);
      } catch (PathwayFault e) {
        LOG.error("Pathway {} from the folder cannot be used any more", key, e);
      }
    }
    catalogue.add(pathways.values());
    taken = usable;
    loaded = version;
  }

  /**
   * Gives the form catalogue the forms of all, or, if a newer Homeward does not take some of them
   * any more, of those it takes.
   */
  private List<FolderStore.Taken> withGoodForms(List<FolderStore.Taken> all) {
    List<FolderStore.Taken> left = new ArrayList<>(all);
    left.removeIf(this::nowPackaged);
    if (problemOf(left) == null) {
      return left;
    }
    List<FolderStore.Taken> good = new ArrayList<>();
    for (FolderStore.Taken each : left) {
      List<FolderStore.Taken> more = new ArrayList<>(good);
      more.add(each);
      FormProblemsException problem = problemOf(more);
      if (problem == null) {
        good = more;
      } else {
        LOG.error("Pathway {} cannot be used any more", each.content().key(), problem);
      }
    }
    problemOf(good);
    return good;
  }

  private boolean nowPackaged(FolderStore.Taken each) {
    boolean now = packaged.containsKey(each.content().key());
    if (now) {
      LOG.error(
          "Pathway {} now comes with Homeward; that from the folder is not used",
          each.content().key());
    }
    return now;
  }

  private FormProblemsException problemOf(List<FolderStore.Taken> some) {
    try {
      forms.add(some.stream().flatMap(each -> each.content().forms().stream()).toList());
      return null;
    } catch (FormProblemsException e) {
      return e;
    }
  }

  /**
   * Reads the folder when the application starts.
   *
   * @return whether that is done; not yet if the engine could not be reached
   */
  boolean readAtStart() {
    if (folder.isEmpty()) {
      return true;
    }
    try {
      return readFor(null).stream().noneMatch(r -> r.outcome() == Outcome.WAITING);
    } catch (RuntimeException e) {
      LOG.error("The pathway folder cannot be read", e);
      return true;
    }
  }

  /**
   * Reads the folder because an administrator asks for it.
   *
   * @param who the administrator
   * @return what became of each pathway
   * @throws IllegalStateException if there is no folder to read
   */
  List<FolderResult> read(SignedInUser who) {
    List<FolderResult> results = readFor(who);
    note(who, "pathway.read-folder", inShort(results));
    return results;
  }

  private void note(SignedInUser who, String action, String detail) {
    if (who == null) {
      audit.account(APPLICATION, action, detail);
    } else {
      audit.acted(who, action, AuditTrail.Subject.NONE, detail);
    }
  }

  private synchronized List<FolderResult> readFor(SignedInUser who) {
    Path root = folder.orElseThrow(() -> new IllegalStateException("No folder is configured"));
    catchUp();
    List<FolderResult> results;
    try {
      results = take(PathwayFolder.read(root), who);
    } catch (IOException e) {
      LOG.error("The pathway folder {} cannot be read", root, e);
      results = List.of(wholeFolder("cannot be read: " + e.getMessage()));
    }
    results.forEach(
        r ->
            r.problems()
                .forEach(problem -> LOG.warn("Pathway {} is refused: {}", r.pathway(), problem)));
    store.keepReading(name(who), results);
    return results;
  }

  private FolderResult wholeFolder(String what) {
    String root = folder.orElseThrow().toString();
    return new FolderResult(
        null, root, Outcome.REFUSED, List.of(new PathwayProblem(null, null, root + " " + what)));
  }

  /**
   * Withdraws a pathway because an administrator says so: it cannot be started any more, its cases
   * go on.
   *
   * @param key the pathway
   * @param who the administrator
   * @return whether that was done; not if its files are in the folder, from which the next reading
   *     would take it again, or if there is no such pathway to withdraw
   */
  synchronized boolean withdraw(String key, SignedInUser who) {
    catchUp();
    if (!taken.containsKey(key) || taken.get(key).withdrawn() || isInFolder(key)) {
      return false;
    }
    transaction.executeWithoutResult(
        status -> {
          store.withdraw(key);
          note(who, "pathway.withdraw", key);
        });
    catchUp();
    return true;
  }

  private boolean isInFolder(String key) {
    if (folder.isEmpty()) {
      return false;
    }
    try {
      return PathwayFolder.read(folder.get()).pathways().containsKey(key);
    } catch (IOException unreadable) {
      return false;
    }
  }

  private static String name(SignedInUser who) {
    return who == null ? APPLICATION : who.getUsername();
  }

  private List<FolderResult> take(PathwayFolder.Content found, SignedInUser who) {
    Map<String, FolderResult> results = new TreeMap<>();
    boolean again = true;
    while (again) {
      // What one pathway takes may be what another was refused for: a fact that its forms ask.
      again = false;
      for (PathwayContent content : found.pathways().values()) {
        FolderResult before = results.get(content.key());
        if (before == null || before.outcome() == Outcome.REFUSED) {
          FolderResult result = take(content, found.problemsOf(content.key()), who);
          results.put(content.key(), result);
          again = again || result.outcome() == Outcome.TAKEN;
        }
      }
    }
    if (found.pathways().isEmpty() && taken.values().stream().anyMatch(t -> !t.withdrawn())) {
      // A volume that is not mounted looks the same as a folder that was emptied on purpose.
      return List.of(wholeFolder(EMPTY));
    }
    for (FolderStore.Taken each : List.copyOf(taken.values())) {
      String key = each.content().key();
      if (!found.pathways().containsKey(key) && !each.withdrawn()) {
        store.withdraw(key);
        catchUp();
        results.put(key, result(key, Outcome.WITHDRAWN, List.of()));
      }
    }
    return List.copyOf(results.values());
  }

  private FolderResult take(
      PathwayContent content, List<PathwayProblem> misplaced, SignedInUser who) {
    String key = content.key();
    if (packaged.containsKey(key)) {
      return refused(key, "a pathway of this name comes with Homeward");
    }
    FolderStore.Taken now = taken.get(key);
    if (now != null
        && !now.withdrawn()
        && misplaced.isEmpty()
        && now.content().fingerprint().equals(content.fingerprint())) {
      return result(key, Outcome.UNCHANGED, List.of());
    }
    List<PathwayProblem> problems = new ArrayList<>(misplaced);
    try {
      problems.addAll(check.problems(content, packaged.values(), othersThan(key)));
    } catch (RuntimeException | StackOverflowError e) {
      // One odd file must not keep the others from being read, nor the administrator from knowing.
      LOG.error("Pathway {} cannot be checked", key, e);
      return refused(key, "it cannot be checked: " + e);
    }
    if (problems.isEmpty() && now != null) {
      problems.addAll(formsStillNeeded(now.content(), content));
    }
    return problems.isEmpty()
        ? deploy(content, who)
        : result(key, Outcome.REFUSED, List.copyOf(problems));
  }

  private Collection<PathwayContent> othersThan(String key) {
    return taken().stream().filter(content -> !content.key().equals(key)).toList();
  }

  /** Cases stay on the version they began with, and it names its forms by their ids. */
  private List<PathwayProblem> formsStillNeeded(PathwayContent before, PathwayContent after) {
    Map<String, String> gone = new TreeMap<>(ContentIds.of(before).forms());
    gone.keySet().removeAll(ContentIds.of(after).forms().keySet());
    if (gone.isEmpty() || openCases().getOrDefault(before.key(), 0) == 0) {
      return List.of();
    }
    return gone.entrySet().stream()
        .map(
            form ->
                new PathwayProblem(
                    form.getValue(),
                    form.getKey(),
                    "the form is gone, but open cases were started with a version that asks it;"
                        + " keep it until they are closed"))
        .toList();
  }

  private FolderResult deploy(PathwayContent content, SignedInUser who) {
    List<EngineDeployment.DeployedProcess> deployed;
    try {
      deployed = engine.deploy(content.files());
    } catch (EngineDeployment.Refused e) {
      return refused(content.key(), "Camunda refuses it: " + e.getMessage());
    } catch (RuntimeException e) {
      LOG.warn("Pathway {} is not deployed: {}", content.key(), e.getMessage());
      return result(content.key(), Outcome.WAITING, List.of());
    }
    transaction.executeWithoutResult(
        status -> {
          store.take(content, name(who));
          catalogue.keep(deployed, content.files());
        });
    catchUp();
    LOG.info("Pathway {} is taken from the folder", content.key());
    note(who, "pathway.take", content.key());
    return result(content.key(), Outcome.TAKEN, List.of());
  }

  private FolderResult refused(String key, String why) {
    return result(key, Outcome.REFUSED, List.of(new PathwayProblem("processes/" + key, null, why)));
  }

  private FolderResult result(String key, Outcome outcome, List<PathwayProblem> problems) {
    String title = catalogue.current(key).map(Pathway::title).orElse(key);
    return new FolderResult(key, title, outcome, problems);
  }

  /** Open cases by pathway. */
  Map<String, Integer> openCases() {
    Map<String, Integer> all = new HashMap<>();
    openCases.forEach(each -> all.putAll(each.byPathway()));
    return all;
  }

  private static String inShort(List<FolderResult> results) {
    return results.stream()
        .map(r -> r.title() + " " + r.outcome().name().toLowerCase(java.util.Locale.ROOT))
        .collect(Collectors.joining(", "));
  }
}
