package org.homeward.discharge;

/**
 * Why a person waits and who answers for it.
 *
 * @param reason the national reason
 * @param attribution who it is attributed to
 * @param councilCode the responsible council; required when social care is involved
 */
record Delay(DelayReason reason, Attribution attribution, String councilCode) {

  Delay {
    if (attribution.needsCouncil() && councilCode == null) {
      throw new DischargeRuleBroken(
          "A delay attributed to social care needs the responsible council.");
    }
  }
}
