package org.homeward.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Pages that use every fragment, and handlers that fail in every way; only where the profile asks.
 */
@Controller
@Profile("pages")
class SamplePages {

  @GetMapping({"/tasks", "/tasks/one"})
  String gallery(Model model, @RequestParam(defaultValue = "plain") String state) {
    model.addAttribute(
        "person",
        PersonBar.of(
            "Sam Okoro",
            LocalDate.of(1991, 5, 3),
            "9991234567",
            "Ash Ward",
            "NW-0412",
            LocalDate.of(2026, 5, 5)));
    if (state.equals("errors")) {
      model.addAttribute("errors", List.of(new FieldError("#ready-day", "Enter a ready date")));
    }
    if (!state.equals("plain")) {
      model.addAttribute(
          "banner",
          Banner.success("Housing need assessed", "The council has been told.")
              .withLink("/cases/NW-0412", "Go to the case"));
    }
    model.addAttribute("tag", StatusTag.OVERDUE);
    model.addAttribute("due", new DueWords("2 working days overdue", "overdue"));
    if (state.equals("browse")) {
      model.addAttribute("crumbs", List.of(new Crumb("My work", "/tasks")));
    } else {
      model.addAttribute("back", "/tasks");
    }
    model.addAttribute(
        "views",
        List.of(
            new SubNavItem("To do", "/tasks", 1234, true),
            new SubNavItem("Waiting on others", "/tasks?view=waiting", 5, false),
            new SubNavItem("Done", "/tasks?view=done", 0, false)));
    model.addAttribute("chips", List.of(new Crumb("Overdue", "/tasks")));
    model.addAttribute("tags", StatusTag.values());
    model.addAttribute(
        "steps",
        List.of(
            new ProcessStep("Getting ready", ProcessStep.State.DONE),
            new ProcessStep("Clearing the way", ProcessStep.State.NOW),
            new ProcessStep("Leaving", ProcessStep.State.LATER)));
    model.addAttribute(
        "rows", List.of(new SummaryRow("Pets", "One cat"), new SummaryRow("Garden", null)));
    model.addAttribute(
        "items",
        List.of(
            new TaskRow("Assess housing need", "/tasks/1", "Aisha Khan", StatusTag.OVERDUE, null),
            new TaskRow("Check and send", null, null, null, "Cannot start yet")));
    model.addAttribute(
        "entries",
        List.of(
            new TimelineEntry(
                "Ready date recorded",
                "Jo Bell, Ash Ward",
                "21 April 2026 at 10:15am",
                "2026-04-21T10:15:00+01:00",
                "Agreed by ward and council.",
                null)));
    return "test/gallery";
  }

  @GetMapping("/login")
  String login() {
    return "login";
  }

  @GetMapping("/fail/{how}")
  String fail(@PathVariable String how, HttpServletResponse response) throws IOException {
    switch (how) {
      case "missing" -> throw new NotFoundException("case NW-9999 of Sam Okoro");
      case "conflict" ->
          throw new ConflictException(
              "Aisha Khan finished this task", "It was finished at 10:42am today.", "Go back.");
      case "forbidden" -> throw new ForbiddenException("This task is with the council", null, null);
      case "away" -> throw new UnavailableException("The engine rests", null, null);
      case "locked" -> throw new OptimisticLockingFailureException("secret table names");
      case "database" -> throw new DataAccessResourceFailureException("secret host names");
      case "bug" -> throw new IllegalStateException("secret inner workings");
      case "filter" -> response.sendError(403, "secret reason");
      default -> throw new IllegalArgumentException(how);
    }
    return null;
  }

  @GetMapping("/things/{id}")
  String thing(@PathVariable UUID id) {
    throw new NotFoundException(id.toString());
  }

  @GetMapping("/needs")
  String needs(@RequestParam int number) {
    throw new NotFoundException("" + number);
  }
}
