package org.homeward.casefile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.homeward.identity.SignedInUser;
import org.homeward.person.NameWords;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Words that stand in a case, kept for each agency that may read them: the first of comments and
 * questions, and those of the names of documents. Nobody finds a case by words that are not for
 * their agency.
 */
@Component
public class SearchWords implements CaseSearchPart {

  /** What something is about stands at its beginning. */
  private static final int FIRST = 12;

  private static final int SHORTEST = 3;
  private static final int LONGEST = 60;
  private static final int MOST_TYPED = 5;
  private static final int AT_ONCE = 200;

  private final JdbcClient jdbc;
  private final JdbcOperations batch;
  private final CaseLock lock;
  private final TransactionTemplate transaction;

  SearchWords(
      JdbcClient jdbc, JdbcOperations batch, CaseLock lock, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.batch = batch;
    this.lock = lock;
    this.transaction = transaction;
  }

  /**
   * Keeps the first words of a text.
   *
   * @param caseId the case
   * @param source what the text is: its kind and number, at most 40 characters
   * @param agencies codes of the agencies that may read it
   * @param text the text
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void keep(long caseId, String source, Collection<String> agencies, String text) {
    List<String> words = words(text).stream().limit(FIRST).toList();
    batch.batchUpdate(
        "INSERT INTO case_search_word (agency_code, word, case_id, source) VALUES (?, ?, ?, ?)",
        agencies.stream()
            .distinct()
            .flatMap(agency -> words.stream().map(word -> row(agency, word, caseId, source)))
            .toList());
  }

  /**
   * Keeps the words of some texts that have none: they were written under an older version.
   *
   * @param source whose texts
   * @param after only texts with a larger number
   * @return the largest number looked at; the same as before if there was nothing
   */
  public long fill(SearchedTexts source, long after) {
    List<SearchedTexts.Text> texts = source.standing(after, AT_ONCE);
    if (texts.isEmpty()) {
      return after;
    }
    Set<String> known =
        Set.copyOf(
            jdbc.sql(
                    "SELECT DISTINCT source FROM case_search_word"
                        + " WHERE case_id IN (:cases) AND source IN (:sources)")
                .param("cases", texts.stream().map(SearchedTexts.Text::caseId).distinct().toList())
                .param("sources", texts.stream().map(SearchedTexts.Text::source).toList())
                .query(String.class)
                .list());
    texts.stream()
        .filter(text -> !known.contains(text.source()))
        .forEach(text -> transaction.executeWithoutResult(status -> fill(source, text)));
    return texts.getLast().id();
  }

  /** What is struck through or removed meanwhile stays forgotten: whoever does it locks as well. */
  private void fill(SearchedTexts source, SearchedTexts.Text text) {
    lock.lock(text.caseId());
    boolean known =
        jdbc.sql("SELECT COUNT(*) FROM case_search_word WHERE case_id = :case AND source = :source")
                .param("case", text.caseId())
                .param("source", text.source())
                .query(Integer.class)
                .single()
            > 0;
    if (!known) {
      source.standing(text.id() - 1, 1).stream()
          .filter(now -> now.id() == text.id())
          .forEach(now -> keep(now.caseId(), now.source(), now.agencies(), now.text()));
    }
  }

  private static Object[] row(String agency, String word, long caseId, String source) {
    return new Object[] {agency, word, caseId, source};
  }

  /**
   * Forgets the words of a text that is not to be read any more.
   *
   * @param caseId the case
   * @param source as in {@link #keep}
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void forget(long caseId, String source) {
    lock.lock(caseId);
    jdbc.sql("DELETE FROM case_search_word WHERE case_id = :case AND source = :source")
        .param("case", caseId)
        .param("source", source)
        .update();
  }

  /** Each typed word begins a word of one and the same text. */
  @Override
  @Transactional(readOnly = true)
  public Set<Long> casesLike(String text, SignedInUser who, int most) {
    List<String> typed =
        words(text).stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();
    if (typed.isEmpty() || typed.size() > MOST_TYPED) {
      return Set.of();
    }
    StringBuilder sql =
        new StringBuilder(
            "SELECT DISTINCT w.case_id FROM case_search_word w"
                + " WHERE w.agency_code = ? AND w.word LIKE ?");
    List<Object> values = new ArrayList<>(List.of(who.getAgencyCode(), typed.getFirst() + "%"));
    for (String other : typed.subList(1, typed.size())) {
      sql.append(
          " AND EXISTS (SELECT 1 FROM case_search_word o WHERE o.case_id = w.case_id"
              + " AND o.source = w.source AND o.agency_code = w.agency_code AND o.word LIKE ?)");
      values.add(other + "%");
    }
    values.add(most);
    return Set.copyOf(
        jdbc.sql(sql.append(" LIMIT ?").toString()).params(values).query(Long.class).list());
  }

  private static List<String> words(String text) {
    return NameWords.of(text).stream()
        .filter(word -> word.length() >= SHORTEST)
        .map(word -> word.length() > LONGEST ? word.substring(0, LONGEST) : word)
        .distinct()
        .toList();
  }
}
