package org.homeward.meeting;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.homeward.agency.AgencyDirectory;
import org.homeward.agency.Team;
import org.homeward.casefile.CaseAccess;
import org.homeward.casefile.CaseAudiences;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseFiles;
import org.homeward.casefile.CaseSteps;
import org.homeward.casefile.CaseWords;
import org.homeward.casefile.OpenStep;
import org.homeward.identity.SignedInUser;
import org.homeward.person.People;
import org.homeward.person.PersonView;
import org.homeward.web.Dates;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says of several cases who it is, where they are, how long they wait and with whom. */
@Component
class MeetingLines {

  /**
   * A case as a meeting lists it. Of a case that the reader may not open nothing is known but that
   * it is there.
   *
   * @param listing why it is there
   * @param file the case, or null if the reader may not open it
   * @param hidden what stands in place of a case that the reader may not open, or null
   * @param name the person's name
   * @param identifier what tells them from others of the same name
   * @param where the ward, or null
   * @param ready how long they have been clinically ready, or null
   * @param with whose turn it is
   * @param since since when it is on the list and who put it there
   * @param gone why it needs no meeting any more, or null
   */
  record Line(
      Listing listing,
      CaseFile file,
      String hidden,
      String name,
      String identifier,
      String where,
      String ready,
      String with,
      String since,
      String gone) {

    /** Whether the reader may open the case. */
    public boolean shown() {
      return file != null;
    }
  }

  private final CaseFiles cases;
  private final CaseAccess access;
  private final CaseAudiences audiences;
  private final CaseSteps steps;
  private final CaseWords words;
  private final People people;
  private final AgencyDirectory agencies;
  private final Dates dates;
  private final MessageSource messages;

  MeetingLines(
      CaseFiles cases,
      CaseAccess access,
      CaseAudiences audiences,
      CaseSteps steps,
      CaseWords words,
      People people,
      AgencyDirectory agencies,
      Dates dates,
      MessageSource messages) {
    this.cases = cases;
    this.access = access;
    this.audiences = audiences;
    this.steps = steps;
    this.words = words;
    this.people = people;
    this.agencies = agencies;
    this.dates = dates;
    this.messages = messages;
  }

  /**
   * Lines for listings, in their order; four statements however many there are.
   *
   * @param listings the listings
   * @param who who reads
   */
  List<Line> of(Collection<Listing> listings, SignedInUser who) {
    Map<Long, CaseFile> files = cases.all(listings.stream().map(Listing::caseId).toList());
    Set<Long> readable = access.readable(who, files.values());
    Map<Long, PersonView> persons =
        people.findAll(
            files.values().stream()
                .filter(file -> readable.contains(file.id()))
                .map(CaseFile::personId)
                .toList());
    Map<Long, List<OpenStep>> open = steps.open(readable);
    return listings.stream()
        .map(
            listing -> {
              CaseFile file = files.get(listing.caseId());
              return readable.contains(file.id())
                  ? line(
                      listing,
                      file,
                      persons.get(file.personId()),
                      open.getOrDefault(file.id(), List.of()),
                      who)
                  : hidden(listing, file, who);
            })
        .toList();
  }

  /** Ids of the persons whom lines show. */
  static List<Long> persons(Collection<Line> lines) {
    return lines.stream().filter(Line::shown).map(line -> line.file().personId()).toList();
  }

  private Line line(
      Listing listing, CaseFile file, PersonView person, List<OpenStep> open, SignedInUser who) {
    String by =
        listing.by() == null
            ? say("meeting.by-pathway")
            : say("meeting.by-person", listing.by(), listing.agency());
    return new Line(
        listing,
        file,
        null,
        person.fullName(),
        words.identifier(person, who),
        agencies.team(file.wardTeamCode()).map(Team::name).orElse(null),
        words.readyFor(file),
        file.open() ? with(open, who) : say("case.with.closed"),
        say("meeting.since", dates.day(listing.at()), by),
        gone(listing));
  }

  /** Why a case needs no meeting any more, or null. */
  String gone(Listing listing) {
    return listing.gone() ? say(listing.leftWhy().key(), dates.day(listing.leftAt())) : null;
  }

  private String with(List<OpenStep> open, SignedInUser who) {
    String teams =
        open.stream()
            .filter(step -> !step.completing())
            .filter(step -> audiences.mayKnow(who, step.audienceAgency()))
            .map(OpenStep::teamCode)
            .distinct()
            .map(code -> agencies.team(code).map(Team::name).orElse(code))
            .collect(Collectors.joining(", "));
    return teams.isEmpty() ? say("case.with.nobody") : teams;
  }

  private Line hidden(Listing listing, CaseFile file, SignedInUser who) {
    boolean otherTrust = !Objects.equals(file.trustCode(), who.getAgencyCode());
    return new Line(
        listing,
        null,
        say(otherTrust ? "meeting.hidden.trust" : "meeting.hidden.team"),
        null,
        null,
        null,
        null,
        null,
        null,
        listing.gone() ? say("meeting.gone") : null);
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
