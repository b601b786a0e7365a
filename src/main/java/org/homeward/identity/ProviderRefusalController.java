package org.homeward.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.homeward.access.OpenTo;
import org.homeward.access.Permission;
import org.homeward.identity.SignInFailed.Reason;
import org.homeward.web.ForbiddenException;
import org.homeward.web.UnavailableException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Tells somebody why signing in with the provider did not work. */
@Controller
class ProviderRefusalController {

  private final ObjectProvider<ProviderSignIn> provider;
  private final MessageSource messages;

  ProviderRefusalController(ObjectProvider<ProviderSignIn> provider, MessageSource messages) {
    this.provider = provider;
    this.messages = messages;
  }

  /** Only an attempt that has just failed leads here; whoever comes by the address starts anew. */
  @GetMapping(ProviderSignIn.REFUSAL_PAGE)
  @OpenTo(Permission.PUBLIC)
  String refused(HttpServletRequest request) {
    if (!(request.getAttribute(ProviderSignIn.REFUSED) instanceof Reason reason)) {
      return CurrentUser.find().isPresent() ? "redirect:/tasks" : "redirect:/login";
    }
    String key = "sign-in.refused." + reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    String title = say(key + ".title");
    String text = say(key + ".text");
    String next = say(key + ".next");
    throw switch (reason) {
      case PROVIDER_AWAY, NOT_CHECKED -> new UnavailableException(title, text, next);
      default -> new ForbiddenException(title, text, next);
    };
  }

  private String say(String key) {
    String name = provider.stream().findFirst().map(ProviderSignIn::name).orElse("");
    return messages.getMessage(key, new Object[] {name}, LocaleContextHolder.getLocale());
  }
}
