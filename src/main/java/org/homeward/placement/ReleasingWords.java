package org.homeward.placement;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.homeward.access.FieldGroup;
import org.homeward.audit.AuditTrail;
import org.homeward.casefile.Act;
import org.homeward.casefile.CaseActs;
import org.homeward.casefile.CaseFacts;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseLock;
import org.homeward.casefile.SharingGate;
import org.homeward.casefile.Timeline;
import org.homeward.casefile.TimelineEntry;
import org.homeward.identity.SignedInUser;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives a provider words to read. They are facts of its nomination, so that neither what another
 * provider reads nor what is written later about the needs shows in them.
 */
@Service
class ReleasingWords {

  /** What the words are written from, and what the provider is shown beside them. */
  private static final List<String> NEEDS =
      List.of(
          "wishes",
          "supportLevel",
          "supportNeeds",
          "mobilityNeeds",
          "riskSummary",
          "risksToKnow",
          "releasedRisk");

  private final Releases releases;
  private final Nominations nominations;
  private final SharingWithProviders sharing;
  private final SharingGate gate;
  private final CaseFacts facts;
  private final CaseActs acts;
  private final CaseLock lock;
  private final Timeline timeline;
  private final AuditTrail audit;
  private final HomeWords words;
  private final MessageSource messages;
  private final Clock clock;

  ReleasingWords(
      Releases releases,
      Nominations nominations,
      SharingWithProviders sharing,
      SharingGate gate,
      CaseFacts facts,
      CaseActs acts,
      CaseLock lock,
      Timeline timeline,
      AuditTrail audit,
      HomeWords words,
      MessageSource messages,
      Clock clock) {
    this.releases = releases;
    this.nominations = nominations;
    this.sharing = sharing;
    this.gate = gate;
    this.facts = facts;
    this.acts = acts;
    this.lock = lock;
    this.timeline = timeline;
    this.audit = audit;
    this.words = words;
    this.messages = messages;
    this.clock = clock;
  }

  /**
   * Releases what was written and checked where the homes were chosen. Without the tick, or without
   * consent, nothing is released.
   *
   * @param answers the facts of the case
   * @param made the nominations that came of it
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void asAnswered(CaseFile file, Map<String, Object> answers, List<Nomination> made) {
    ReleasedWords written = ReleasedWords.of(answers);
    CaseActs.Source source =
        acts.sourcesOf(file.id(), List.of(ReleasedWords.CHECKED)).get(ReleasedWords.CHECKED);
    Optional<SharingWithProviders.Agreed> agreed = sharing.of(file.id());
    if (written == null || source == null || agreed.isEmpty()) {
      return;
    }
    Releases.By by =
        new Releases.By(source.at(), source.username(), source.name(), source.agencyName());
    for (Nomination nomination : made) {
      if (gate.keepsOut(file.personId(), nomination.agencyCode())) {
        continue;
      }
      release(file, nomination, written, agreed.get(), by);
      audit.byProcess(
          "placement.released",
          about(file),
          detail(nomination) + ", checked by " + source.username());
    }
  }

  /** What came of it when somebody wanted to release other words. */
  enum Result {
    RELEASED,
    NOT_AGREED,
    CHANGED_MEANWHILE
  }

  /**
   * Releases other words for a nomination.
   *
   * @param seen number of the release that was looked at; 0 if there was none
   */
  @Act
  public Result anew(
      CaseFile file, Nomination nomination, ReleasedWords written, long seen, SignedInUser who) {
    lock.lock(file.id());
    Optional<SharingWithProviders.Agreed> agreed = sharing.of(file.id());
    if (agreed.isEmpty() || gate.keepsOut(file.personId(), nomination.agencyCode())) {
      return Result.NOT_AGREED;
    }
    boolean over = nominations.find(file.id(), nomination.subject()).filter(this::isRead).isEmpty();
    if (over || releases.current(nomination.id()).map(Release::id).orElse(0L) != seen) {
      return Result.CHANGED_MEANWHILE;
    }
    release(
        file,
        nomination,
        written,
        agreed.get(),
        new Releases.By(
            clock.instant(), who.getUsername(), who.getDisplayName(), who.getAgencyName()));
    audit.acted(who, "placement.released", about(file), detail(nomination));
    return Result.RELEASED;
  }

  private void release(
      CaseFile file,
      Nomination nomination,
      ReleasedWords written,
      SharingWithProviders.Agreed agreed,
      Releases.By by) {
    releases.add(nomination, written, agreed, mark(facts.of(file.id())), by);
    written
        .facts()
        .forEach((key, text) -> facts.workedOut(file.id(), nomination.subject(), key, text));
    timeline.add(
        file.id(),
        TimelineEntry.Kind.FACT,
        messages.getMessage(
            "placement.release.entry",
            new Object[] {words.agency(nomination.agencyCode())},
            Locale.UK),
        nomination.title(),
        new Timeline.Actor(by.name(), by.agencyName()),
        null,
        new Timeline.Audience(nomination.agencyCode(), FieldGroup.RELEASED.roles()));
  }

  /**
   * Whether its provider may be given something to read: it is asked, or the person lives there.
   */
  boolean isRead(Nomination nomination) {
    return nomination.isUnderWay() || releases.current(nomination.id()).isPresent();
  }

  /** Whether the needs are others than those that the words were written from. */
  static boolean changedSince(Release release, Map<String, Object> facts) {
    return !release.needsMark().equals(mark(facts));
  }

  private static String mark(Map<String, Object> facts) {
    String needs =
        NEEDS.stream().map(key -> key + "=" + facts.get(key)).collect(Collectors.joining("\n"));
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(needs.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static AuditTrail.Subject about(CaseFile file) {
    return new AuditTrail.Subject(file.personId(), file.reference(), null);
  }

  private static String detail(Nomination nomination) {
    return nomination.subject() + " to " + nomination.agencyCode();
  }
}
