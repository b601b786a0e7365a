package org.homeward.employment;

import java.util.Map;
import org.homeward.camunda.EngineJob;
import org.homeward.camunda.EngineJobHandler;
import org.homeward.employment.EmploymentAnswers.Answers;
import org.springframework.stereotype.Component;

/**
 * Job type {@code employment.open-support}: somebody was referred. Takes {@code route}, the answer
 * of the decision with {@code code}; when it comes again with another route, the route is changed
 * and the day of referral stays. Returns {@code supportRoute} and {@code referredOn}.
 */
@Component
class OpeningSupport implements EngineJobHandler {

  private final EmploymentAnswers answers;
  private final Visits visits;
  private final Supports supports;

  OpeningSupport(EmploymentAnswers answers, Visits visits, Supports supports) {
    this.answers = answers;
    this.visits = visits;
    this.supports = supports;
  }

  @Override
  public String type() {
    return "employment.open-support";
  }

  @Override
  public Map<String, Object> handle(EngineJob job) {
    Answers said = answers.of(job);
    Route route = route(job);
    SupportEntity support = supports.lock(said.file()).orElseGet(() -> open(said, route));
    if (visits.first(job.elementInstanceKey())) {
      support.route(route);
      answers.workedOut(said.file(), "supportRoute", route.code());
      answers.workedOut(said.file(), "referredOn", support.referredOn());
    }
    return Map.of(
        "supportRoute", support.route().code(), "referredOn", support.referredOn().toString());
  }

  private SupportEntity open(Answers said, Route route) {
    return supports.open(
        new SupportEntity(said.file().id(), said.file().personId(), route, supports.today()));
  }

  private static Route route(EngineJob job) {
    Object decided = job.variables().get("route");
    return Route.of(decided instanceof Map<?, ?> map ? String.valueOf(map.get("code")) : null);
  }
}
