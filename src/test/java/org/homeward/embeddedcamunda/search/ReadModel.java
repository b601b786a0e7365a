package org.homeward.embeddedcamunda.search;

import com.fasterxml.jackson.databind.JsonNode;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.ValueType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.homeward.embeddedcamunda.engine.LogTail;

/**
 * All that can be read through the API, kept up from the engine's log and wholly in memory. Each
 * read first takes in what the log has got since the last one, so it sees the effects of every
 * command that was acknowledged before.
 */
public final class ReadModel {
  private final ReentrantLock lock = new ReentrantLock();
  private final LogTail tail;
  private final Map<ValueType, List<Projection>> projections = new EnumMap<>(ValueType.class);
  private final Map<Kind, Table> tables = new EnumMap<>(Kind.class);

  private final Definitions definitions = new Definitions();
  private final Variables variables = new Variables();
  private final Instances instances = new Instances(definitions, variables);
  private final UserTasks userTasks = new UserTasks(definitions, variables);
  private final Incidents incidents = new Incidents(instances);
  private final Jobs jobs = new Jobs();
  private final Subscriptions subscriptions = new Subscriptions(instances);
  private final Decisions decisions = new Decisions();
  private final DecisionInstances decisionInstances = new DecisionInstances();
  private final Forms forms = new Forms();

  /** Makes a read model that follows the given tail of the log. */
  public ReadModel(LogTail tail) {
    this.tail = tail;
    for (Projection projection :
        List.of(
            definitions,
            variables,
            instances,
            userTasks,
            incidents,
            jobs,
            subscriptions,
            decisions,
            decisionInstances,
            forms)) {
      for (ValueType kind : projection.kinds()) {
        projections.computeIfAbsent(kind, k -> new ArrayList<>()).add(projection);
      }
    }
    tables.put(Kind.PROCESS_DEFINITION, definitions.table());
    tables.put(Kind.PROCESS_INSTANCE, instances.processes());
    tables.put(Kind.ELEMENT_INSTANCE, instances.elements());
    tables.put(Kind.VARIABLE, variables.table());
    tables.put(Kind.USER_TASK, userTasks.table());
    tables.put(Kind.INCIDENT, incidents.table());
    tables.put(Kind.JOB, jobs.table());
    tables.put(Kind.MESSAGE_SUBSCRIPTION, subscriptions.waiting());
    tables.put(Kind.CORRELATED_MESSAGE_SUBSCRIPTION, subscriptions.correlated());
    tables.put(Kind.DECISION_DEFINITION, decisions.decisions());
    tables.put(Kind.DECISION_REQUIREMENTS, decisions.requirements());
    tables.put(Kind.DECISION_INSTANCE, decisionInstances.table());
    instances
        .processes()
        .filter(
            "errorMessage",
            wanted -> {
              var fits = Condition.of(incidents.table().column("errorMessage"), wanted);
              return row -> incidents.hasOpen(row.key(), fits);
            });
  }

  /** Takes in everything that is in the log by now. */
  public void catchUp() {
    read(() -> null);
  }

  /** Tells whether there is nothing of any kind. */
  public boolean isEmpty() {
    return read(() -> tables.values().stream().allMatch(t -> t.rows().isEmpty()));
  }

  private <T> T read(Supplier<T> reading) {
    lock.lock();
    try {
      tail.catchUp(this::apply);
      return reading.get();
    } finally {
      lock.unlock();
    }
  }

  private void apply(Record<?> event) {
    for (Projection projection : projections.getOrDefault(event.getValueType(), List.of())) {
      projection.apply(event);
    }
  }

  /**
   * Answers a search.
   *
   * @param query {@code filter}, {@code sort} and {@code page}, as in the API
   * @return {@code items} and {@code page}
   * @throws BadQueryException if the query cannot be understood
   */
  public Map<String, Object> search(Kind kind, JsonNode query) {
    return read(() -> Search.run(tables.get(kind), query));
  }

  /** Returns the item with this key, or null. */
  public Map<String, Object> find(Kind kind, String key) {
    return read(
        () -> {
          Table table = tables.get(kind);
          Row row = table.find(key);
          if (row == null) {
            return null;
          }
          return kind == Kind.DECISION_INSTANCE
              ? decisionInstances.withDetails(key)
              : table.item(row);
        });
  }

  /** Returns the diagram of a process definition, or null. */
  public String processXml(String definitionKey) {
    return read(() -> definitions.xml(definitionKey));
  }

  /** Returns the DMN file of a requirements graph, or null. */
  public String decisionXml(String requirementsKey) {
    return read(() -> decisions.xml(requirementsKey));
  }

  /** Returns the sequence flows a process instance has taken. */
  public List<Map<String, Object>> sequenceFlows(String processInstanceKey) {
    return read(() -> instances.flowsOf(processInstanceKey));
  }

  /** Returns the form of a user task, or null if the task is unknown or has none. */
  public Map<String, Object> userTaskForm(String userTaskKey) {
    return read(
        () -> {
          Row task = userTasks.table().find(userTaskKey);
          return task == null ? null : forms.byKey(task.text("formKey"));
        });
  }

  /** Returns the start form of a process definition, or null if it is unknown or has none. */
  public Map<String, Object> startForm(String definitionKey) {
    return read(
        () -> {
          Row definition = definitions.table().find(definitionKey);
          return definition == null ? null : forms.latest(definition.text("startFormId"));
        });
  }

  /** Searches the variables visible to a user task; null if the task is unknown. */
  public Map<String, Object> userTaskVariables(String userTaskKey, JsonNode query) {
    return read(
        () -> {
          Row task = userTasks.table().find(userTaskKey);
          if (task == null) {
            return null;
          }
          var scopes = instances.scopesOf(task.text("elementInstanceKey"));
          return Search.run(variables.table(), variables.visible(scopes), query);
        });
  }

  /** Counts the element instances of a process instance, by element. */
  public List<Map<String, Object>> elementStatistics(String processInstanceKey) {
    return read(
        () -> {
          Map<String, Map<String, Object>> byElement = new LinkedHashMap<>();
          for (Row row : instances.elementsOf(processInstanceKey)) {
            ElementStatistics.count(byElement, row);
          }
          return List.copyOf(byElement.values());
        });
  }
}
