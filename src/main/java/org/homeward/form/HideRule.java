package org.homeward.form;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.camunda.feel.syntaxtree.Conjunction;
import org.camunda.feel.syntaxtree.ConstBool;
import org.camunda.feel.syntaxtree.ConstNull$;
import org.camunda.feel.syntaxtree.ConstString;
import org.camunda.feel.syntaxtree.Disjunction;
import org.camunda.feel.syntaxtree.Equal;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.Not;
import org.camunda.feel.syntaxtree.PositionalFunctionParameters;
import org.camunda.feel.syntaxtree.Ref;
import scala.jdk.javaapi.CollectionConverters;
import tools.jackson.databind.json.JsonMapper;

/**
 * Translates the simple conditions by which parts of forms are hidden into rules that the browser
 * can follow while people type (see form-conditions.js). What it cannot translate is always shown
 * in the browser and decided on the server.
 */
final class HideRule {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final Set<String> keys;
  private final Map<String, Object> facts;

  private HideRule(Set<String> keys, Map<String, Object> facts) {
    this.keys = keys;
    this.facts = facts;
  }

  /**
   * @param condition when to hide
   * @param keys keys of the form's own questions that the browser can look at
   * @param facts what is known otherwise; it cannot change while the page is open
   * @return the rule as JSON, or empty when the condition is not simple enough
   */
  static Optional<String> of(
      FeelExpression condition, Set<String> keys, Map<String, Object> facts) {
    return new HideRule(keys, facts).translate(condition.tree()).map(JSON::writeValueAsString);
  }

  private Optional<Map<String, Object>> translate(Exp node) {
    return switch (node) {
      case Not not -> translate(not.x()).map(rule -> Map.of("not", rule));
      case FunctionInvocation call -> translateCall(call);
      case Conjunction and -> both("and", and.x(), and.y());
      case Disjunction or -> both("or", or.x(), or.y());
      case Equal equal -> equal(equal.x(), equal.y()).or(() -> equal(equal.y(), equal.x()));
      case Ref ref -> name(ref).flatMap(name -> compare(name, true));
      default -> Optional.empty();
    };
  }

  private Optional<Map<String, Object>> both(String operator, Exp left, Exp right) {
    Optional<Map<String, Object>> first = translate(left);
    Optional<Map<String, Object>> second = translate(right);
    if (first.isEmpty() || second.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(Map.of(operator, List.of(first.get(), second.get())));
  }

  private Optional<Map<String, Object>> translateCall(FunctionInvocation call) {
    if (!(call.params() instanceof PositionalFunctionParameters given)) {
      return Optional.empty();
    }
    List<Exp> parameters = CollectionConverters.asJava(given.params());
    if (call.function().equals("not") && parameters.size() == 1) {
      return translate(parameters.getFirst()).map(rule -> Map.of("not", rule));
    }
    if (call.function().equals("list contains")
        && parameters.size() == 2
        && parameters.get(0) instanceof Ref ref
        && parameters.get(1) instanceof ConstString value) {
      return name(ref)
          .filter(keys::contains)
          .map(name -> Map.of("contains", List.of(name, value.value())));
    }
    return Optional.empty();
  }

  private Optional<Map<String, Object>> equal(Exp left, Exp right) {
    if (!(left instanceof Ref ref)) {
      return Optional.empty();
    }
    Optional<String> name = name(ref);
    return switch (right) {
      case ConstString text -> name.flatMap(n -> compare(n, text.value()));
      case ConstBool bool -> name.flatMap(n -> compare(n, bool.value()));
      case ConstNull$ nothing -> name.flatMap(n -> compare(n, null));
      default -> Optional.empty();
    };
  }

  /** The name of a plain variable; paths into contexts have more than one. */
  private static Optional<String> name(Ref ref) {
    return ref.names().size() == 1 ? Optional.of(ref.names().head()) : Optional.empty();
  }

  private Optional<Map<String, Object>> compare(String name, Object value) {
    Map<String, Object> rule = new LinkedHashMap<>();
    if (keys.contains(name)) {
      rule.put("equals", Arrays.asList(name, value));
    } else {
      rule.put("is", Objects.equals(facts.get(name), value));
    }
    return Optional.of(rule);
  }
}
