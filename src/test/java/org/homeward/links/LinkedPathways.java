package org.homeward.links;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.homeward.casefile.AnswerRule;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.RuleBreach;
import org.homeward.casefile.TaskPanel;
import org.homeward.form.FormSource;
import org.homeward.identity.SignedInUser;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Two pathways for tests alone, one of which starts the other: a plan for a visit, and the visit.
 * With a panel and a rule as a feature would serve them.
 */
@TestConfiguration(proxyBeanMethods = false)
class LinkedPathways {

  private static final String FOLDER = "classpath*:linked-pathways/";

  /** The application's pathways and those of the folder. */
  @Bean
  @Primary
  ResourcePatternResolver withTestPathways() {
    return new PathMatchingResourcePatternResolver() {
      @Override
      public Resource[] getResources(String pattern) throws IOException {
        Resource[] packaged = super.getResources(pattern);
        if (!pattern.matches("classpath\\*:(processes|forms)/.*")) {
          return packaged;
        }
        Resource[] more = super.getResources(FOLDER + pattern.substring("classpath*:".length()));
        return Stream.of(packaged, more).flatMap(Arrays::stream).toArray(Resource[]::new);
      }
    };
  }

  @Bean
  FormSource testForms() {
    return () -> {
      List<FormSource.File> files = new ArrayList<>();
      for (Resource form :
          new PathMatchingResourcePatternResolver().getResources(FOLDER + "forms/*/*.form")) {
        files.add(
            new FormSource.File(
                "linked-pathways/" + form.getFilename(),
                form.getContentAsString(StandardCharsets.UTF_8)));
      }
      return files;
    };
  }

  /** A rule that tests set. */
  static final class VisitPossible implements AnswerRule {

    /** One question to the rule. */
    record Asked(CaseFile file, Map<String, Object> answers, boolean inTransaction) {}

    final List<Asked> asked = new ArrayList<>();
    final AtomicReference<BiFunction<Asked, Integer, List<RuleBreach>>> answer =
        new AtomicReference<>();

    void forget() {
      asked.clear();
      answer.set((question, times) -> List.of());
    }

    @Override
    public String name() {
      return "visit-possible";
    }

    @Override
    public List<RuleBreach> check(CaseFile file, String subject, Map<String, Object> answers) {
      Asked question =
          new Asked(file, answers, TransactionSynchronizationManager.isActualTransactionActive());
      asked.add(question);
      BiFunction<Asked, Integer, List<RuleBreach>> set = answer.get();
      return set == null ? List.of() : set.apply(question, asked.size());
    }
  }

  @Bean
  VisitPossible visitPossible() {
    return new VisitPossible();
  }

  @Bean
  TaskPanel visitsSoFar() {
    return new TaskPanel() {
      @Override
      public String name() {
        return "visits-so-far";
      }

      @Override
      public String fragment() {
        return "test/panel :: visits";
      }

      @Override
      public Optional<Object> content(CaseFile file, String subject, SignedInUser who) {
        return Optional.of("None yet for " + file.reference() + ", " + who.getUsername());
      }
    };
  }
}
