package org.homeward.discharge;

import java.util.List;

/**
 * Why a person waits and who answers for it.
 *
 * @param reason the national reason
 * @param attribution who it is attributed to
 * @param councilCode the responsible council; required when social care is involved
 * @param contributing keys of what else is in the way, beside the national reason
 */
record Delay(
    DelayReason reason, Attribution attribution, String councilCode, List<String> contributing) {

  Delay {
    contributing = List.copyOf(contributing);
    if (attribution.needsCouncil() && councilCode == null) {
      throw new DischargeRuleBroken(
          "A delay attributed to social care needs the responsible council.");
    }
  }
}
