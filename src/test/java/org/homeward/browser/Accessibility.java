package org.homeward.browser;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;

/** What axe finds against the accessibility of a page. */
public final class Accessibility {

  private Accessibility() {}

  /** Looks at a page as it is now; empty if all is well. */
  public static List<String> violations(Page page) {
    AxeRunOptions options = new AxeRunOptions();
    // What passes is not described: that takes longer than finding what does not.
    options.setResultTypes(List.of("violations"));
    return new AxeBuilder(page)
        .options(options).setLegacyMode(true).analyze().getViolations().stream()
            .map(rule -> rule.getId() + " (" + rule.getImpact() + "): " + rule.getNodes())
            .toList();
  }
}
