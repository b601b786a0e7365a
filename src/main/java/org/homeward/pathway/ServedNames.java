package org.homeward.pathway;

import java.util.Set;

/** Names of what features serve to pathways beside jobs; implemented by who keeps them. */
public interface ServedNames {

  /** Panels that a user task may show beside its form. */
  Set<String> panels();

  /** Rules that a form may name for its answers. */
  Set<String> rules();
}
