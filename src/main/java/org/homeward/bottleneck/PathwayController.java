package org.homeward.bottleneck;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.homeward.access.OpenTo;
import org.homeward.access.Permission;
import org.homeward.identity.CurrentUser;
import org.homeward.pathway.Pathway;
import org.homeward.pathway.PathwayCatalogue;
import org.homeward.pathway.PathwayMaps;
import org.homeward.pathway.diagram.Diagram;
import org.homeward.report.ReportPages;
import org.homeward.report.Scope;
import org.homeward.report.Scopes;
import org.homeward.web.NotFoundException;
import org.homeward.web.SubNavItem;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** A pathway as it really runs: each step with what waits there and how long it took. */
@Controller("bottlenecksOfPathway")
class PathwayController {

  private final Scopes scopes;
  private final StepLines lines;
  private final ReportPages pages;
  private final PathwayCatalogue pathways;
  private final PathwayMaps maps;
  private final List<PathwayPart> parts;
  private final MessageSource messages;

  PathwayController(
      Scopes scopes,
      StepLines lines,
      ReportPages pages,
      PathwayCatalogue pathways,
      PathwayMaps maps,
      List<PathwayPart> parts,
      MessageSource messages) {
    this.scopes = scopes;
    this.lines = lines;
    this.pages = pages;
    this.pathways = pathways;
    this.maps = maps;
    this.parts = parts;
    this.messages = messages;
  }

  /** The order of the table. */
  private enum Order {
    PROCESS(null),
    WAITING(Comparator.comparingInt((StepLine line) -> line.waiting().tasks()).reversed()),
    OVERDUE(Comparator.comparingInt((StepLine line) -> line.waiting().overdue()).reversed()),
    DAYS(Comparator.comparingInt(StepLine::halfDays).reversed()),
    SENT_BACK(Comparator.comparingInt((StepLine line) -> line.finished().sentBack()).reversed());

    private final Comparator<StepLine> by;

    Order(Comparator<StepLine> by) {
      this.by = by;
    }

    String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Order of(String code) {
      for (Order order : values()) {
        if (order.code().equals(code)) {
          return order;
        }
      }
      return PROCESS;
    }
  }

  @GetMapping("/bottlenecks/{pathwayId}")
  @OpenTo(Permission.BOTTLENECKS)
  String pathway(
      @PathVariable String pathwayId,
      @RequestParam(required = false) String of,
      @RequestParam(required = false) String days,
      @RequestParam(required = false) String order,
      @RequestParam(required = false) String size,
      Model model) {
    Pathway found =
        pathways
            .current(pathwayId)
            .orElseThrow(() -> new NotFoundException("pathway " + pathwayId));
    Scope scope = scopes.of(CurrentUser.require(), of, days);
    Order by = Order.of(order);
    List<StepLine> steps =
        lines.of(scope).stream().filter(line -> line.pathway().equals(pathwayId)).toList();
    pages.show(scope, model, Measure.values());
    model.addAttribute("pathway", found);
    model.addAttribute(
        "idle", steps.stream().filter(line -> !line.any()).map(StepLine::title).toList());
    model.addAttribute(
        "steps",
        by.by == null
            ? steps.stream().filter(StepLine::any).toList()
            : steps.stream().filter(StepLine::any).sorted(by.by).toList());
    model.addAttribute("orders", orders(found, scope, by));
    model.addAttribute("order", by == Order.PROCESS ? null : by.code());
    model.addAttribute("parts", parts(scope, pathwayId, steps));
    model.addAttribute("maps", draw(found, steps));
    model.addAttribute("whole", "whole".equals(size));
    return "bottleneck/pathway";
  }

  /** The drawing alone, for the map that can be moved. */
  @GetMapping("/bottlenecks/{pathwayId}/map/{process}")
  @OpenTo(Permission.BOTTLENECKS)
  ResponseEntity<byte[]> drawing(@PathVariable String pathwayId, @PathVariable String process) {
    CurrentUser.require();
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_XML)
        .body(
            maps.drawing(null, pathwayId, process)
                .orElseThrow(() -> new NotFoundException("process " + process)));
  }

  private List<PathwayPart.Shown> parts(Scope scope, String pathwayId, List<StepLine> steps) {
    Map<String, String> titles =
        steps.stream().collect(Collectors.toMap(StepLine::step, StepLine::title));
    return parts.stream()
        .flatMap(
            part ->
                part.content(scope, pathwayId, titles).stream()
                    .map(content -> new PathwayPart.Shown(part.template(), content)))
        .toList();
  }

  private List<SubNavItem> orders(Pathway pathway, Scope scope, Order current) {
    return Arrays.stream(Order.values())
        .map(
            order ->
                new SubNavItem(
                    say("bottleneck.order." + order.code()),
                    Scopes.with(UriComponentsBuilder.fromPath("/bottlenecks/{pathwayId}"), scope)
                        .queryParam("order", order.code())
                        .encode()
                        .buildAndExpand(pathway.id())
                        .toUriString(),
                    null,
                    order == current))
        .toList();
  }

  private List<HeatMap> draw(Pathway pathway, List<StepLine> steps) {
    Map<String, Heat> heats = new HashMap<>();
    Map<String, String> badges = new HashMap<>();
    for (StepLine line : steps) {
      if (line.waiting().tasks() > 0) {
        Heat heat = line.waiting().heat();
        heats.put(line.step(), heat);
        badges.put(
            line.step(),
            say("bottleneck.badge", line.waiting().tasks(), say("bottleneck.heat." + heat.key())));
      }
    }
    return maps.of(null, pathway.id()).stream()
        .map(diagram -> new HeatMap(diagram, describe(diagram, steps), heats, badges))
        .toList();
  }

  private String describe(Diagram diagram, List<StepLine> steps) {
    String slow =
        steps.stream()
            .filter(line -> diagram.elements().contains(line.step()) && line.tag() != null)
            .map(StepLine::title)
            .collect(Collectors.joining("; "));
    return slow.isEmpty()
        ? say("bottleneck.map.describe.none")
        : say("bottleneck.map.describe", slow);
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
