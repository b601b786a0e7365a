// Hides the questions of a form that the answers so far have made irrelevant.
//
// The server decides again when the form is sent and ignores what does not apply, so this only
// spares people from reading. A question that can be hidden carries its rule, written by the server
// as JSON in data-hw-hide-when:
//   {"equals": ["key", value]} {"contains": ["key", value]} {"is": true | false | null}
//   {"not": rule} {"and": [rule, ...]} {"or": [rule, ...]}
// The rules are three-valued as in FEEL: null (not known) does not hide.

/** @param {HTMLFormElement} form */
export function showFieldsThatApply(form) {
  const conditionals = [...form.querySelectorAll("[data-hw-hide-when]")].map((element) => ({
    element,
    rule: JSON.parse(element.dataset.hwHideWhen),
  }));
  if (conditionals.length === 0) {
    return;
  }
  const update = () => {
    // Hiding one question can make another irrelevant; each round settles at least one of them.
    for (let round = 0; round <= conditionals.length; round++) {
      let changed = false;
      for (const { element, rule } of conditionals) {
        const hide = evaluate(rule, form) === true;
        changed ||= element.hidden !== hide;
        element.hidden = hide;
      }
      if (!changed) {
        return;
      }
    }
  };
  form.addEventListener("input", update);
  form.addEventListener("change", update);
  update();
}

function evaluate(rule, form) {
  if ("is" in rule) {
    return rule.is;
  }
  if ("equals" in rule) {
    const [key, value] = rule.equals;
    return answer(form, key) === value;
  }
  if ("contains" in rule) {
    const [key, value] = rule.contains;
    const list = answer(form, key);
    return Array.isArray(list) && list.includes(value);
  }
  if ("not" in rule) {
    const result = evaluate(rule.not, form);
    return result === null ? null : !result;
  }
  const results = (rule.and ?? rule.or).map((part) => evaluate(part, form));
  const decisive = "or" in rule;
  if (results.includes(decisive)) {
    return decisive;
  }
  return results.includes(null) ? null : !decisive;
}

/** What is answered now: text, true or false for a tick box, a list for a checklist, or null. */
function answer(form, key) {
  const controls = [...form.elements].filter((control) => control.name === key);
  const visible = controls.filter((control) => !control.closest("[data-hw-hide-when][hidden]"));
  if (visible.length === 0) {
    return null;
  }
  const first = visible[0];
  if (first.type === "checkbox") {
    if (first.dataset.hwKind === "tick") {
      return first.checked;
    }
    return visible.filter((control) => control.checked).map((control) => control.value);
  }
  if (first.type === "radio") {
    return visible.find((control) => control.checked)?.value ?? null;
  }
  return first.value.trim() === "" ? null : first.value.trim();
}
