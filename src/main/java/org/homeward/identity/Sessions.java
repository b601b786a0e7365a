package org.homeward.identity;

import java.time.Instant;
import java.util.List;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** The sessions of people who are logged in, on whatever copy of the application. */
@Component
class Sessions {

  private final FindByIndexNameSessionRepository<? extends Session> repository;

  Sessions(FindByIndexNameSessionRepository<? extends Session> repository) {
    this.repository = repository;
  }

  /**
   * A session of somebody who is logged in.
   *
   * @param id its id
   * @param signedInAt when they logged in
   * @param lastUsedAt when it was last used, by the clock of the machine
   */
  record Seen(String id, Instant signedInAt, Instant lastUsedAt) {}

  /**
   * @param username username in lower case
   * @return their sessions that have not run out
   */
  List<Seen> of(String username) {
    return repository.findByPrincipalName(username).values().stream()
        .filter(session -> !session.isExpired())
        .map(
            session ->
                new Seen(
                    session.getId(),
                    session.getAttribute(SessionAge.SIGNED_IN_AT) instanceof Long at
                        ? Instant.ofEpochMilli(at)
                        : session.getCreationTime(),
                    session.getLastAccessedTime()))
        .toList();
  }

  /**
   * Logs somebody out everywhere.
   *
   * @param username username in lower case
   */
  void endAllOf(String username) {
    endAllOf(username, null);
  }

  /**
   * Logs somebody out everywhere else.
   *
   * @param username username in lower case
   * @param except id of the session to leave, or null
   */
  void endAllOf(String username, String except) {
    repository.findByPrincipalName(username).keySet().stream()
        .filter(id -> !id.equals(except))
        .forEach(repository::deleteById);
  }
}
