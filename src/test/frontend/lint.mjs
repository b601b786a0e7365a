// node lint.mjs <file>...: what bpmnlint says of BPMN files, as JSON: a list of {file, rule, element,
// message}, empty when all is well.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { config } from "./bpmnlint.mjs";

const require = createRequire(import.meta.url);
const { BpmnModdle } = await import("bpmn-moddle");
const Linter = require("bpmnlint/lib/linter");
const NodeResolver = require("bpmnlint/lib/resolver/node-resolver");
const zeebe = require("zeebe-bpmn-moddle/resources/zeebe.json");

const moddle = new BpmnModdle({ zeebe });
const resolver = new NodeResolver({ require });

const faults = [];
for (const file of process.argv.slice(2)) {
  const say = (rule, element, message) => faults.push({ file, rule, element, message });
  // A linter remembers: with one for all files, a flow that another file has too is a duplicate.
  const linter = new Linter({ config, resolver });
  try {
    const { rootElement, warnings } = await moddle.fromXML(readFileSync(file, "utf8"));
    for (const warning of warnings) {
      say("import", warning.element?.id ?? null, warning.message);
    }
    for (const [rule, reports] of Object.entries(await linter.lint(rootElement))) {
      reports.forEach((report) => say(rule, report.id ?? null, report.message));
    }
  } catch (problem) {
    say("import", null, problem.message);
  }
}
process.stdout.write(JSON.stringify(faults));
