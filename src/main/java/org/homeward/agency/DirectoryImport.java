package org.homeward.agency;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homeward.agency.DirectorySection.SectionImport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Makes the database agree with the directory files, once all parts of the application exist and
 * before it serves its first request.
 *
 * <p>Agencies and teams that the files no longer name are closed as of yesterday, never deleted:
 * cases still name them. A borough that is no longer named stays as it was.
 */
@Component
@EnableConfigurationProperties(DirectoryProperties.class)
class DirectoryImport implements SmartInitializingSingleton {

  private static final Logger LOG = LoggerFactory.getLogger(DirectoryImport.class);

  private final DirectoryFiles files;
  private final DirectoryStore store;
  private final AgencyDirectory directory;
  private final List<DirectorySection> sections;
  private final TransactionOperations transaction;
  private final Clock clock;

  DirectoryImport(
      DirectoryFiles files,
      DirectoryStore store,
      AgencyDirectory directory,
      List<DirectorySection> sections,
      TransactionOperations transaction,
      Clock clock) {
    this.files = files;
    this.store = store;
    this.directory = directory;
    this.sections = sections;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public void afterSingletonsInstantiated() {
    run();
  }

  /**
   * @return whether agencies, boroughs or teams have changed
   * @throws IllegalArgumentException if a file is wrong; nothing is changed then
   */
  boolean run() {
    List<DirectoryEntry> tops = files.read();
    tops.forEach(this::refuseUnknownSections);
    DirectoryContent content = new DirectoryContent(tops);
    boolean changed;
    try {
      changed = Boolean.TRUE.equals(transaction.execute(status -> importAll(content, tops)));
    } finally {
      directory.refresh();
    }
    LOG.info(
        "Directory: {} agencies, {} boroughs, {} teams{}",
        content.agencies().size(),
        content.boroughs().size(),
        content.teams().size(),
        changed ? "" : ", unchanged");
    return changed;
  }

  private void refuseUnknownSections(DirectoryEntry top) {
    top.allowOnly(
        Stream.concat(
                Stream.of("agencies", "boroughs"), sections.stream().map(DirectorySection::key))
            .toArray(String[]::new));
  }

  private boolean importAll(DirectoryContent content, List<DirectoryEntry> tops) {
    store.lock();
    DirectorySnapshot before = store.load();
    Map<String, SectionImport> imports = new LinkedHashMap<>();
    sections.forEach(section -> imports.put(section.key(), section.begin()));
    write(content);
    close(before, content);
    boolean changed = !store.load().equals(before);
    if (changed) {
      store.nextVersion();
    }
    // What the sections read through the directory must be the new one.
    directory.refresh();
    imports.forEach(
        (key, section) ->
            section.importFrom(tops.stream().flatMap(top -> top.entries(key).stream()).toList()));
    return changed;
  }

  private void write(DirectoryContent content) {
    for (Agency agency : content.agencies()) {
      store.save(agency);
      store.saveClosingDays(agency.code(), content.closingDaysOf(agency.code()));
    }
    content.boroughs().forEach(store::save);
    content.teams().forEach(store::save);
  }

  private void close(DirectorySnapshot before, DirectoryContent content) {
    LocalDate yesterday = LocalDate.ofInstant(clock.instant(), WorkingCalendar.LONDON).minusDays(1);
    Set<String> agencies =
        content.agencies().stream().map(Agency::code).collect(Collectors.toSet());
    Set<String> teams = content.teams().stream().map(Team::code).collect(Collectors.toSet());
    before.agencies().stream()
        .filter(agency -> !agencies.contains(agency.code()))
        .filter(agency -> agency.activeTo() == null || agency.activeTo().isAfter(yesterday))
        .map(agency -> ended(agency, yesterday))
        .forEach(store::save);
    before.teams().stream()
        .filter(team -> !teams.contains(team.code()))
        .filter(team -> team.activeTo() == null || team.activeTo().isAfter(yesterday))
        .map(team -> ended(team, yesterday))
        .forEach(store::save);
  }

  private static Agency ended(Agency agency, LocalDate lastDay) {
    return new Agency(
        agency.code(),
        agency.name(),
        agency.kind(),
        agency.odsCode(),
        agency.onsCode(),
        agency.activeFrom(),
        lastDay);
  }

  private static Team ended(Team team, LocalDate lastDay) {
    return new Team(
        team.code(),
        team.name(),
        team.agencyCode(),
        team.roles(),
        team.boroughCodes(),
        team.ward(),
        team.phone(),
        team.email(),
        team.activeFrom(),
        lastDay,
        team.successorCode());
  }
}
