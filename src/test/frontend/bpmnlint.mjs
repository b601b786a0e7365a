// The rules every diagram is checked by: bpmnlint's recommended ones and Camunda's for 8.8. Whatever
// a rule reports is a fault, also where its authors would only warn. A rule is switched off here
// and nowhere else, each with its reason.
export const config = {
  extends: ["bpmnlint:recommended", "plugin:camunda-compat/camunda-cloud-8-8"],
  rules: {
    // Several agencies are asked at once, those that are needed and no others: that is what an
    // inclusive gateway says. Camunda's own rules look after its limits.
    "no-inclusive-gateway": "off",
    // The ways out of a parallel gateway may have names too: they tell people who look at the map
    // of a case what goes on side by side.
    "superfluous-label": "off",
  },
};
