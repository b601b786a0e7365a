package org.homeward.identity;

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
