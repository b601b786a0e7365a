package org.homeward.form;

import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Serves forms the way the pages of features do; only where the profile asks. */
@Controller
@Profile("pages")
class SampleFormPages {

  private static final FormDefinition EVERYTHING = SampleForms.everything();
  private static final FormCatalogue PACKAGED =
      FormCatalogue.of(FormCatalogue.packagedFiles(), PackagedFormsTest.OPTION_SOURCES);

  /** The packaged forms and the sample with everything. */
  static FormDefinition form(String id) {
    if (id.equals("everything")) {
      return EVERYTHING;
    }
    return packaged().form(id);
  }

  static FormCatalogue packaged() {
    return PACKAGED;
  }

  @GetMapping("/forms/{id}")
  String show(@PathVariable String id, Model model) {
    model.addAttribute("form", form(id).view(SampleForms.context()));
    return "test/form";
  }

  /** A form of the pathways with every question on the page, whatever its condition. */
  @GetMapping("/forms/{id}/whole")
  String showWhole(@PathVariable String id, Model model) {
    PathwayForm form = PathwayForm.byId(id);
    model.addAttribute("form", form.whole().view(form.context(Map.of())));
    return "test/form";
  }

  @PostMapping(path = "/forms/{id}", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
  String submit(
      @PathVariable String id, @RequestParam MultiValueMap<String, String> posted, Model model) {
    FormDefinition form = form(id);
    FormResult result = form.submit(form.read(posted), SampleForms.context());
    if (result.isValid()) {
      model.addAttribute("answers", form.describe(result.answers(), SampleForms.context(Map.of())));
      return "test/answers";
    }
    model.addAttribute("form", result.view());
    model.addAttribute("errors", result.summary());
    return "test/form";
  }
}
