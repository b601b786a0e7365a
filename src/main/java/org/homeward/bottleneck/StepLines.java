package org.homeward.bottleneck;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.homeward.agency.Role;
import org.homeward.pathway.Pathway;
import org.homeward.pathway.PathwayCatalogue;
import org.homeward.report.Scope;
import org.homeward.report.Scopes;
import org.homeward.web.Dates;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Says the figures of steps in words. */
@Component
class StepLines {

  private static final int HALF = 50;
  private static final int MOST = 85;
  private static final int PERCENT = 100;

  private final Figures figures;
  private final PathwayCatalogue pathways;
  private final Dates dates;
  private final MessageSource messages;

  StepLines(Figures figures, PathwayCatalogue pathways, Dates dates, MessageSource messages) {
    this.figures = figures;
    this.pathways = pathways;
    this.dates = dates;
    this.messages = messages;
  }

  /**
   * All steps of all pathways, in the order of the process; three statements. Steps of which
   * nothing is known in the period are there as well; those that only earlier versions of a pathway
   * had come last, as long as something is counted for them.
   */
  List<StepLine> of(Scope scope) {
    Map<Figures.Place, Waiting> waiting = figures.waiting(scope);
    Map<Figures.Place, Finished> finished = figures.finished(scope);
    Map<Figures.Place, Figures.Flow> flow = figures.flow(scope);
    Set<Figures.Place> places = new LinkedHashSet<>();
    Collection<Pathway> known = pathways.all();
    for (Pathway pathway : known) {
      pathway.steps().keySet().forEach(step -> places.add(new Figures.Place(pathway.id(), step)));
    }
    places.addAll(waiting.keySet());
    places.addAll(finished.keySet());
    List<StepLine> lines = new ArrayList<>();
    for (Figures.Place place : places) {
      lines.add(
          line(
              scope,
              place,
              waiting.getOrDefault(place, Waiting.NONE),
              finished.getOrDefault(place, Finished.none()),
              flow.getOrDefault(place, new Figures.Flow(0, 0, 0))));
    }
    return lines;
  }

  private StepLine line(
      Scope scope, Figures.Place place, Waiting waiting, Finished finished, Figures.Flow flow) {
    Pathway pathway = pathways.current(place.pathway()).orElse(null);
    Pathway.Step step = pathway == null ? null : pathway.steps().get(place.step());
    boolean any = finished.tasks() > 0;
    int half = any ? finished.days().within(HALF) : -1;
    return new StepLine(
        place.pathway(),
        place.step(),
        title(place, step),
        pathway == null ? place.pathway() : pathway.title(),
        step == null || step.role() == null ? null : Role.titleOf(step.role()),
        step == null ? null : step.target(),
        waiting,
        finished,
        flow,
        any ? say("report.days", half) : null,
        any ? say("report.days", finished.days().within(MOST)) : null,
        any ? share(finished.late(), finished.tasks()) : null,
        waiting.oldest() == null ? null : dates.day(waiting.oldest()),
        waiting.tasks() == 0 ? null : behind(scope, place),
        half);
  }

  /** What is to be done at a step, in words. */
  String title(Figures.Place place) {
    return title(
        place,
        pathways.current(place.pathway()).map(p -> p.steps().get(place.step())).orElse(null));
  }

  private String title(Figures.Place place, Pathway.Step step) {
    return step == null ? say("bottleneck.step.earlier", place.step()) : step.title();
  }

  /** A share in words. */
  String share(int part, int of) {
    return say("report.percent", Math.round((double) PERCENT * part / of));
  }

  private static String behind(Scope scope, Figures.Place place) {
    return Scopes.with(UriComponentsBuilder.fromPath("/bottlenecks/{pathway}/{step}"), scope)
        .encode()
        .buildAndExpand(place.pathway(), place.step())
        .toUriString();
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
