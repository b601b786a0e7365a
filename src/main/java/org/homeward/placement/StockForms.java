package org.homeward.placement;

import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.homeward.form.FormCatalogue;
import org.homeward.form.FormContext;
import org.homeward.form.FormContexts;
import org.homeward.form.FormDefinition;
import org.homeward.form.FormResult;
import org.homeward.form.FormView;
import org.homeward.web.FieldError;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Reads and fills the forms in which providers keep their schemes and homes. */
@Component
class StockForms {

  private static final String NOT_KNOWN = "not-known";

  private final FormCatalogue forms;
  private final FormContexts contexts;

  StockForms(FormCatalogue forms, FormContexts contexts) {
    this.forms = forms;
    this.contexts = contexts;
  }

  /**
   * What came of a form that was sent.
   *
   * @param value what it says; null if there are errors
   * @param errors the lines of the error summary
   * @param view the form with what was typed
   */
  record Sent<T>(T value, List<FieldError> errors, FormView view) {

    /** Shows the form again, with what was typed and what is wrong. */
    void showAgain(Model model, HttpServletResponse response) {
      response.setStatus(HttpStatus.BAD_REQUEST.value());
      model.addAttribute("errors", errors);
      model.addAttribute("form", view);
    }

    /** The same form with one more error, found when it was to be kept. */
    Sent<T> refused(String key, String words) {
      List<FieldError> more = new ArrayList<>(errors);
      more.add(new FieldError("#" + key, words));
      return new Sent<>(null, more, view);
    }
  }

  FormDefinition change() {
    return forms.form("homes-change");
  }

  private FormContext context() {
    return contexts.of(Map.of());
  }

  private <T> Sent<T> read(
      String id, Map<String, List<String>> posted, Function<Map<String, Object>, T> value) {
    FormDefinition form = forms.form(id);
    FormResult result = form.submit(form.read(posted), context());
    return result.isValid()
        ? new Sent<>(value.apply(result.answers()), List.of(), result.view())
        : new Sent<>(null, result.summary(), result.view());
  }

  /** What has changed about a home. */
  Sent<HomeChange> change(Map<String, List<String>> posted, Home home) {
    return read(
        "homes-change",
        posted,
        answers ->
            switch (Needs.text(answers, "homeChange")) {
              case "notice" ->
                  HomeChange.notice(
                      day(answers, "homeNoticeOn"),
                      day(answers, "homeEmptyFrom"),
                      day(answers, "homeReadyExpected"));
              case "empty" ->
                  HomeChange.empty(
                      home.noticeOn(),
                      day(answers, "homeVoidOn"),
                      coded(VoidReason.values(), answers, "homeVoidReason"),
                      day(answers, "homeReadyExpected"));
              case "ready" -> HomeChange.ready(home, day(answers, "homeReadyOn"));
              case "out-of-use" -> HomeChange.outOfUse(Needs.text(answers, "homeOutOfUseReason"));
              default -> HomeChange.occupied();
            });
  }

  /** What a home is like. */
  Sent<HomeFacts> home(Map<String, List<String>> posted) {
    return read("homes-home", posted, StockForms::facts);
  }

  private static HomeFacts facts(Map<String, Object> answers) {
    return new HomeFacts(
        Needs.text(answers, "homeName"),
        flag(answers, "homeSelfContained"),
        number(answers, "homeFloor"),
        flag(answers, "homeStepFree"),
        coded(GenderRule.values(), answers, "homeGenderRule"),
        coded(Tenure.values(), answers, "homeTenure"),
        flag(answers, "homePets"),
        amount(answers, "homeRent"),
        amount(answers, "homeServiceCharge"));
  }

  /** The form of a home, empty or as it is. */
  FormView homeView(HomeFacts facts) {
    FormDefinition form = forms.form("homes-home");
    if (facts == null) {
      return form.view(context());
    }
    Map<String, Object> answers = new LinkedHashMap<>();
    put(answers, "homeName", facts.name());
    put(answers, "homeSelfContained", yesNo(facts.selfContained(), null));
    put(answers, "homeFloor", facts.floor());
    put(answers, "homeStepFree", yesNo(facts.stepFree(), NOT_KNOWN));
    put(answers, "homeGenderRule", code(facts.genderRule()));
    put(answers, "homeTenure", code(facts.tenure()));
    put(answers, "homePets", yesNo(facts.pets(), NOT_KNOWN));
    put(answers, "homeRent", facts.weeklyRent());
    put(answers, "homeServiceCharge", facts.weeklyServiceCharge());
    return form.view(form.inputOf(answers), context());
  }

  /** What a scheme is like; code, provider and version are those of the scheme that is given. */
  Sent<Scheme> scheme(Map<String, List<String>> posted, Scheme before, long version) {
    return read(
        "homes-scheme",
        posted,
        answers ->
            new Scheme(
                before.id(),
                before.code(),
                before.agencyCode(),
                Needs.text(answers, "schemeName"),
                Needs.text(answers, "schemeBorough"),
                Needs.text(answers, "schemeArea"),
                coded(SchemeKind.values(), answers, "schemeKind"),
                coded(SupportLevel.values(), answers, "schemeSupportLevel"),
                Needs.text(answers, "schemeLandlord"),
                Needs.text(answers, "schemeSupportProvider"),
                coded(SpecifiedAccommodation.values(), answers, "schemeSpecified"),
                number(answers, "schemeStayLimit"),
                "yes".equals(Needs.text(answers, "schemeCqc")),
                risks(answers),
                version));
  }

  private static Set<HousingRisk> risks(Map<String, Object> answers) {
    Set<String> codes = Needs.texts(answers.get("schemeRisksNotTaken"));
    return codes == null
        ? Set.of()
        : codes.stream()
            .map(code -> Coded.find(HousingRisk.values(), code))
            .flatMap(Optional::stream)
            .collect(Collectors.toSet());
  }

  /** The form of a scheme, empty or as it is. */
  FormView schemeView(Scheme scheme) {
    FormDefinition form = forms.form("homes-scheme");
    if (scheme == null) {
      return form.view(context());
    }
    Map<String, Object> answers = new LinkedHashMap<>();
    put(answers, "schemeName", scheme.name());
    put(answers, "schemeKind", scheme.kind().code());
    put(answers, "schemeSupportLevel", scheme.supportLevel().code());
    put(answers, "schemeBorough", scheme.boroughCode());
    put(answers, "schemeArea", scheme.area());
    put(answers, "schemeLandlord", scheme.landlord());
    put(answers, "schemeSupportProvider", scheme.supportProvider());
    put(answers, "schemeSpecified", code(scheme.specified()));
    put(answers, "schemeStayLimit", scheme.stayLimitDays());
    put(answers, "schemeCqc", yesNo(scheme.cqcRegulated(), null));
    if (scheme.risksNotTaken() != null) {
      put(answers, "schemeRisksKnown", scheme.risksNotTaken().isEmpty() ? "no" : "yes");
      put(answers, "schemeRisksNotTaken", scheme.riskCodes());
    }
    return form.view(form.inputOf(answers), context());
  }

  private static void put(Map<String, Object> answers, String key, Object value) {
    if (value != null) {
      answers.put(key, value);
    }
  }

  private static String code(Coded coded) {
    return coded == null ? null : coded.code();
  }

  private static String yesNo(Boolean flag, String otherwise) {
    return flag == null ? otherwise : flag ? "yes" : "no";
  }

  private static Boolean flag(Map<String, Object> answers, String key) {
    String text = Needs.text(answers, key);
    return text == null || text.equals(NOT_KNOWN) ? null : text.equals("yes");
  }

  private static LocalDate day(Map<String, Object> answers, String key) {
    String text = Needs.text(answers, key);
    return text == null ? null : LocalDate.parse(text);
  }

  private static Integer number(Map<String, Object> answers, String key) {
    String text = Needs.text(answers, key);
    return text == null ? null : Integer.valueOf(text);
  }

  private static BigDecimal amount(Map<String, Object> answers, String key) {
    String text = Needs.text(answers, key);
    return text == null ? null : new BigDecimal(text);
  }

  private static <T extends Coded> T coded(T[] list, Map<String, Object> answers, String key) {
    return Coded.find(list, Needs.text(answers, key)).orElse(null);
  }
}
