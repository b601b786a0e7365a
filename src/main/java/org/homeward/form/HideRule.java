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

  private static final Map<String, Object> ALWAYS = Map.of("is", true);
  private static final Map<String, Object> NEVER = Map.of("is", false);

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

  /**
   * Whether the facts alone decide that it is hidden, whatever is answered on the page.
   *
   * @param condition when to hide
   * @param keys keys of the form's own questions
   * @param facts what is known otherwise
   * @return true if no answer could bring it back
   */
  static boolean always(FeelExpression condition, Set<String> keys, Map<String, Object> facts) {
    return new HideRule(keys, facts).translate(condition.tree()).filter(ALWAYS::equals).isPresent();
  }

  private Optional<Map<String, Object>> translate(Exp node) {
    return switch (node) {
      case Not not -> translate(not.x()).map(HideRule::not);
      case FunctionInvocation call -> translateCall(call);
      case Conjunction and -> both("and", and.x(), and.y());
      case Disjunction or -> both("or", or.x(), or.y());
      case Equal equal -> equal(equal.x(), equal.y()).or(() -> equal(equal.y(), equal.x()));
      case Ref ref -> name(ref).flatMap(name -> compare(name, true));
      default -> Optional.empty();
    };
  }

  private static Map<String, Object> not(Map<String, Object> rule) {
    if (rule.equals(ALWAYS)) {
      return NEVER;
    }
    return rule.equals(NEVER) ? ALWAYS : Map.of("not", rule);
  }

  /** What the facts decide is worked out here, so that the browser gets what is left to answer. */
  private Optional<Map<String, Object>> both(String operator, Exp left, Exp right) {
    Map<String, Object> decides = operator.equals("or") ? ALWAYS : NEVER;
    Optional<Map<String, Object>> first = translate(left);
    Optional<Map<String, Object>> second = translate(right);
    if (first.filter(decides::equals).isPresent() || second.filter(decides::equals).isPresent()) {
      return Optional.of(decides);
    }
    if (first.isEmpty() || second.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Object> leavesOpen = not(decides);
    if (first.get().equals(leavesOpen)) {
      return second;
    }
    return second.get().equals(leavesOpen)
        ? first
        : Optional.of(Map.of(operator, List.of(first.get(), second.get())));
  }

  private Optional<Map<String, Object>> translateCall(FunctionInvocation call) {
    if (!(call.params() instanceof PositionalFunctionParameters given)) {
      return Optional.empty();
    }
    List<Exp> parameters = CollectionConverters.asJava(given.params());
    if (call.function().equals("not") && parameters.size() == 1) {
      return translate(parameters.getFirst()).map(HideRule::not);
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
