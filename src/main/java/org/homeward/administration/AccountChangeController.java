package org.homeward.administration;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.homeward.access.OpenTo;
import org.homeward.access.Permission;
import org.homeward.form.FormContext;
import org.homeward.form.FormContexts;
import org.homeward.form.FormDefinition;
import org.homeward.form.FormResult;
import org.homeward.identity.AccountState;
import org.homeward.identity.AccountsAdministered;
import org.homeward.identity.CurrentUser;
import org.homeward.identity.MailAddresses;
import org.homeward.identity.SignedInUser;
import org.homeward.web.Banner;
import org.homeward.web.ForbiddenException;
import org.homeward.web.NotFoundException;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Changes teams and roles of an account, closes it and opens it again. */
@Controller
class AccountChangeController {

  private static final String ACCOUNT = PeopleController.ADDRESS + "/{account}";
  private static final String WORK = ACCOUNT + "/teams";
  private static final String MAIL = ACCOUNT + "/mail";
  private static final String CLOSE = ACCOUNT + "/close";

  private final AccountsAdministered accounts;
  private final ChangingAccounts changing;
  private final MailAddresses addresses;
  private final AdministrationReach reach;
  private final AdministrationForms forms;
  private final FormContexts contexts;
  private final MessageSource messages;

  AccountChangeController(
      AccountsAdministered accounts,
      ChangingAccounts changing,
      MailAddresses addresses,
      AdministrationReach reach,
      AdministrationForms forms,
      FormContexts contexts,
      MessageSource messages) {
    this.accounts = accounts;
    this.changing = changing;
    this.addresses = addresses;
    this.reach = reach;
    this.forms = forms;
    this.contexts = contexts;
    this.messages = messages;
  }

  @GetMapping(WORK)
  @OpenTo(Permission.ACCOUNTS)
  String work(@PathVariable("account") long id, Model model) {
    SignedInUser me = CurrentUser.require();
    AccountState state = find(id, me);
    refuse(reach.whyNotWork(me, state));
    Map<String, Object> present =
        Map.of(
            "accountTeams",
            state.account().teamCodes(),
            "accountRoles",
            List.copyOf(state.ownRoles()));
    model.addAttribute("form", forms.work().view(forms.work().inputOf(present), context(state)));
    return page("work", state, model);
  }

  @PostMapping(WORK)
  @OpenTo(Permission.ACCOUNTS)
  String change(
      @PathVariable("account") long id,
      @RequestParam MultiValueMap<String, String> posted,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    SignedInUser me = CurrentUser.require();
    AccountState state = find(id, me);
    refuse(reach.whyNotWork(me, state));
    FormResult result = submit(forms.work(), posted, context(state));
    if (!result.isValid()) {
      return wrong("work", result, state, model, response);
    }
    Set<String> teams = texts(result, "accountTeams");
    Set<String> roles = texts(result, "accountRoles");
    if (teams.isEmpty() && roles.isEmpty()) {
      FormResult nothing = result.wrongIn(Map.of("accountTeams", say("administration.work.none")));
      return wrong("work", nothing, state, model, response);
    }
    int back = changing.change(me, id, teams, roles);
    tell(redirect, "administration.work.done", back == 0 ? null : givenBack(back));
    return "redirect:" + PeopleController.ADDRESS + "/" + id;
  }

  @GetMapping(MAIL)
  @OpenTo(Permission.ACCOUNTS)
  String mail(@PathVariable("account") long id, Model model) {
    SignedInUser me = CurrentUser.require();
    AccountState state = find(id, me);
    refuse(reach.whyNotMail(me, state));
    Map<String, Object> present =
        Map.of("accountMail", addresses.of(state.account().username()).orElse(""));
    model.addAttribute(
        "form", forms.mail().view(forms.mail().inputOf(present), contexts.of(Map.of())));
    return page("mail", state, model);
  }

  @PostMapping(MAIL)
  @OpenTo(Permission.ACCOUNTS)
  String mail(
      @PathVariable("account") long id,
      @RequestParam MultiValueMap<String, String> posted,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    SignedInUser me = CurrentUser.require();
    AccountState state = find(id, me);
    refuse(reach.whyNotMail(me, state));
    FormResult result = submit(forms.mail(), posted, contexts.of(Map.of()));
    Object typed = result.answers().get("accountMail");
    String address = typed == null || typed.toString().isBlank() ? null : typed.toString().strip();
    if (result.isValid() && address != null && !MailAddresses.isAddress(address)) {
      result = result.wrongIn(Map.of("accountMail", say("administration.mail.wrong")));
    }
    if (!result.isValid()) {
      return wrong("mail", result, state, model, response);
    }
    changing.mail(me, id, address);
    tell(redirect, "administration.mail.done", null);
    return "redirect:" + PeopleController.ADDRESS + "/" + id;
  }

  @GetMapping(CLOSE)
  @OpenTo(Permission.ACCOUNTS)
  String closing(@PathVariable("account") long id, Model model) {
    SignedInUser me = CurrentUser.require();
    AccountState state = find(id, me);
    refuse(reach.whyNotClose(me, state));
    model.addAttribute("form", forms.close().view(contexts.of(Map.of())));
    return page("close", state, model);
  }

  @PostMapping(CLOSE)
  @OpenTo(Permission.ACCOUNTS)
  String close(
      @PathVariable("account") long id,
      @RequestParam MultiValueMap<String, String> posted,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    SignedInUser me = CurrentUser.require();
    AccountState state = find(id, me);
    refuse(reach.whyNotClose(me, state));
    FormResult result = submit(forms.close(), posted, contexts.of(Map.of()));
    if (!result.isValid()) {
      return wrong("close", result, state, model, response);
    }
    int back =
        changing.close(
            me,
            id,
            LocalDate.parse(result.answers().get("accountLastDay").toString()),
            result.answers().get("accountReason").toString());
    tell(redirect, "administration.close.done", givenBack(back));
    return "redirect:" + PeopleController.ADDRESS + "/" + id;
  }

  @PostMapping(ACCOUNT + "/reopen")
  @OpenTo(Permission.ACCOUNTS)
  String reopen(@PathVariable("account") long id, RedirectAttributes redirect) {
    changing.reopen(CurrentUser.require(), id);
    tell(redirect, "administration.account.reopened", say("administration.account.reopened.text"));
    return "redirect:" + PeopleController.ADDRESS + "/" + id;
  }

  private AccountState find(long id, SignedInUser me) {
    return accounts
        .find(id)
        .filter(state -> reach.reachesAccounts(me, state.account().agencyCode()))
        .orElseThrow(() -> new NotFoundException("account " + id));
  }

  private void refuse(Optional<String> why) {
    if (why.isPresent()) {
      throw new ForbiddenException(say("administration.not.title"), say(why.get()), null);
    }
  }

  private FormContext context(AccountState state) {
    Map<String, Object> facts = new HashMap<>();
    facts.put(TeamsOffered.AGENCY, state.account().agencyCode());
    facts.put(TeamsOffered.PRESENT, state.account().teamCodes());
    facts.put(RolesOffered.PRESENT, List.copyOf(state.ownRoles()));
    return contexts.of(facts);
  }

  private static FormResult submit(
      FormDefinition form, MultiValueMap<String, String> posted, FormContext context) {
    return form.submit(form.read(posted), context);
  }

  private String wrong(
      String page,
      FormResult result,
      AccountState state,
      Model model,
      HttpServletResponse response) {
    response.setStatus(HttpStatus.BAD_REQUEST.value());
    model.addAttribute("errors", result.summary());
    model.addAttribute("form", result.view());
    return page(page, state, model);
  }

  private static String page(String page, AccountState state, Model model) {
    model.addAttribute("name", state.account().displayName());
    model.addAttribute("address", PeopleController.ADDRESS + "/" + state.account().id());
    return "administration/" + page;
  }

  private void tell(RedirectAttributes redirect, String done, String more) {
    redirect.addFlashAttribute(Banner.ATTRIBUTE, Banner.success(say(done), more));
  }

  private String givenBack(int tasks) {
    return say("administration.given-back", tasks);
  }

  private static Set<String> texts(FormResult result, String key) {
    Set<String> texts = new TreeSet<>();
    if (result.answers().get(key) instanceof Collection<?> many) {
      many.forEach(each -> texts.add(String.valueOf(each)));
    }
    return texts;
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
