package org.homeward.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.homeward.camunda.EngineTask;
import org.homeward.camunda.EngineTaskListener;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.StartingCase;
import org.homeward.identity.SignedInUser;
import org.homeward.pathway.PathwayCatalogue;
import org.homeward.person.NewPerson;
import org.homeward.person.People;
import org.homeward.person.Registration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts cases and tasks into the database by the application's own means, without an engine. */
public final class Casework {

  /** A pathway's id. */
  public static final String PATHWAY = "delayed-discharge";

  /** Key of the version of the pathway that the tasks made here belong to. */
  public static final long VERSION = 4_000_000_000_000_001L;

  private static final AtomicLong KEYS = new AtomicLong(5_000_000_000_000_000L);

  private final UserDetailsService accounts;
  private final People people;
  private final StartingCase starting;
  private final PathwayCatalogue pathways;
  private final EngineTaskListener listener;
  private final TransactionTemplate transaction;
  private final JdbcClient jdbc;

  Casework(
      UserDetailsService accounts,
      People people,
      StartingCase starting,
      PathwayCatalogue pathways,
      EngineTaskListener listener,
      TransactionTemplate transaction,
      JdbcClient jdbc) {
    this.accounts = accounts;
    this.people = people;
    this.starting = starting;
    this.pathways = pathways;
    this.listener = listener;
    this.transaction = transaction;
    this.jdbc = jdbc;
    knowTheVersion();
  }

  /** As after a deployment, so that pages read the models as they do in production. */
  private void knowTheVersion() {
    boolean known =
        jdbc.sql("SELECT COUNT(*) FROM pathway_version WHERE process_definition_key = ?")
                .param(VERSION)
                .query(Integer.class)
                .single()
            > 0;
    if (known) {
      return;
    }
    try (Stream<Path> folders = Files.list(Path.of("processes"))) {
      for (Path folder : folders.filter(Files::isDirectory).toList()) {
        keepAll(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void keepAll(Path folder) throws IOException {
    String pathway = folder.getFileName().toString();
    try (Stream<Path> files = Files.list(folder)) {
      long version = versionOf(pathway);
      keep(version, pathway, folder.resolve(pathway + ".bpmn"), null);
      long part = version;
      for (Path file : files.filter(each -> each.toString().endsWith(".bpmn")).sorted().toList()) {
        String id = file.getFileName().toString().replace(".bpmn", "");
        if (!id.equals(pathway)) {
          keep(++part, id, file, version);
        }
      }
    }
  }

  private static long versionOf(String pathway) {
    return pathway.equals(PATHWAY) ? VERSION : VERSION + 1000L * (1 + pathway.length());
  }

  private void keep(long key, String id, Path file, Long pathway) throws IOException {
    jdbc.sql(
            """
            INSERT INTO pathway_version
              (process_definition_key, process_id, version, bpmn, deployed_at, pathway_key)
            VALUES (:key, :id, 1, :bpmn, CURRENT_TIMESTAMP, :pathway)
            """)
        .param("key", key)
        .param("id", id)
        .param("bpmn", Files.readString(file, StandardCharsets.UTF_8))
        .param("pathway", pathway)
        .update();
  }

  /**
   * The person is clinically ready, as after the engine's step that keeps it.
   *
   * @param file the case
   * @param since first day of the present delay reason
   */
  public void clinicallyReady(CaseFile file, LocalDate since) {
    jdbc.sql(
            """
            INSERT INTO case_fact (case_id, subject, name, fact, act_id)
            VALUES (:case, '', 'reasonSince', :since, 'worked-out')
            """)
        .param("case", file.id())
        .param("since", '"' + since.toString() + '"')
        .update();
  }

  /**
   * @param username one of the demo accounts
   * @return the person as they are when they have logged in
   */
  public SignedInUser user(String username) {
    return (SignedInUser) accounts.loadUserByUsername(username);
  }

  /**
   * @param familyName name of a new person
   * @return the person's id
   */
  public long person(String familyName) {
    NewPerson sam =
        new NewPerson(null, "Sam", familyName, null, LocalDate.of(1991, 5, 3), null, null, null);
    return ((Registration.Registered) people.register(sam)).person().id();
  }

  /**
   * Starts a case on Juniper Ward of the first trust, for somebody at home in Westminster.
   *
   * @param familyName name of a new person
   */
  public CaseFile start(String familyName) {
    return start(person(familyName), "coordinator", "cnwl-juniper-ward", "westminster");
  }

  /**
   * Starts a case of another pathway in Westminster, by a coordinator.
   *
   * @param personId the person
   * @param pathway id of the pathway
   * @param answers answers to its start form
   */
  public CaseFile start(long personId, String pathway, Map<String, Object> answers) {
    return starting.start(
        java.util.UUID.randomUUID().toString(),
        pathways.current(pathway).orElseThrow(),
        personId,
        answers,
        answers,
        user("coordinator"));
  }

  /**
   * Starts a case.
   *
   * @param personId the person
   * @param username who starts it
   * @param ward team code of the ward
   * @param borough code of the home borough
   */
  public CaseFile start(long personId, String username, String ward, String borough) {
    Map<String, Object> answers = new HashMap<>();
    answers.put("ward", ward);
    answers.put("borough", borough);
    answers.put("admissionDate", "2026-01-05");
    return starting.start(
        java.util.UUID.randomUUID().toString(),
        pathways.current(PATHWAY).orElseThrow(),
        personId,
        answers,
        answers,
        user(username));
  }

  /**
   * Brings a task about, as the engine's listener does.
   *
   * @param file the case
   * @param elementId user task of the model
   * @param role the role the model asks for
   * @param variables what the model says about it, beside the case reference
   * @return key of the task
   */
  public long task(CaseFile file, String elementId, String role, Map<String, Object> variables) {
    long key = KEYS.incrementAndGet();
    transaction.execute(status -> listener.creating(seen(key, file, elementId, role, variables)));
    return key;
  }

  /**
   * Brings a housing officer's task about.
   *
   * @param file the case
   * @return key of the task
   */
  public long housingTask(CaseFile file) {
    return task(file, "find-home", "housing-officer", Map.of("calledFrom", "clear-the-way"));
  }

  /** A user task as a listener sees it. */
  public static EngineTask seen(
      long key, CaseFile file, String elementId, String role, Map<String, Object> variables) {
    Map<String, Object> all = new HashMap<>(variables);
    all.put("caseReference", file.reference());
    return new EngineTask(
        key,
        6_000_000_000_000_000L + file.id(),
        versionOf(file.pathwayId()),
        file.pathwayId(),
        elementId,
        null,
        List.of(role),
        null,
        50,
        all);
  }
}
