// Runs in the browser beside form-js: opens one form at a time and tells the test what people would
// see and what the form says to their answers.
(() => {
  // Effects of form-js wait for the next frame; nobody is watching, so that frame is now.
  window.requestAnimationFrame = (callback) => queueMicrotask(() => callback(performance.now()));

  let form;
  let schema;

  const all = (element, selector) => [...element.querySelectorAll(selector)];

  /** The words of an element as they are read: single spaces, without the mark of required ones. */
  function words(element) {
    if (!element) {
      return "";
    }
    const copy = element.cloneNode(true);
    all(copy, ".fjs-asterix").forEach((mark) => mark.remove());
    return copy.textContent.replace(/\s+/g, " ").trim();
  }

  // Timers wait some milliseconds each when they follow each other; messages do not.
  const channel = new MessageChannel();
  const waiting = [];
  channel.port1.onmessage = () => waiting.shift()();

  function tick() {
    return new Promise((done) => {
      waiting.push(done);
      channel.port2.postMessage(null);
    });
  }

  /** Waits until what is drawn stays as it is. */
  async function settled() {
    let before = null;
    for (let quiet = 0; quiet < 4; ) {
      await tick();
      const now = document.getElementsByTagName("*").length + " " + shown().join(",");
      quiet = now === before ? quiet + 1 : 0;
      before = now;
    }
  }

  /** Keys of the questions that apply. */
  function shown() {
    const fields = form.get("formFieldRegistry");
    return form
      .get("formFieldInstanceRegistry")
      .getAllKeyed()
      .map(({ id }) => fields.get(id).key)
      .sort();
  }

  // Each set of answers gets a form of its own: a number that form-js keeps for later (it waits 300 ms
  // for typing to stop) would on a slow machine arrive among the answers of the next set.
  async function fill(data) {
    form?.destroy();
    form = new FormViewer.Form({ container: document.getElementById("form") });
    const { warnings } = await form.importSchema(structuredClone(schema), data);
    await settled();
    return warnings.map((warning) => warning.message ?? String(warning));
  }

  async function options(field) {
    const box = field.querySelector(".fjs-input-group");
    if (!box) {
      return all(field, ".fjs-inline-label").map(words);
    }
    // A select box has its options in the page only while it is open.
    const text = field.querySelector("input.fjs-input");
    if (text) {
      text.focus();
      text.dispatchEvent(new MouseEvent("mousedown", { bubbles: true }));
    } else {
      const hidden = field.querySelector(".fjs-select-hidden-input");
      box.dispatchEvent(new MouseEvent("mousedown", { bubbles: true, cancelable: true }));
      hidden?.focus();
    }
    await settled();
    const found = all(field, ".fjs-dropdownlist-item").map(words);
    (document.activeElement ?? document.body).blur();
    return found;
  }

  window.homeward = {
    /** Opens a form with its data; gives the warnings. */
    async open(content, data) {
      schema = content;
      return fill(data);
    },

    /** What is read from top to bottom, one line for each heading, question, hint and option. */
    async lines() {
      const lines = [];
      for (const field of all(document, ".fjs-form-field:not(.fjs-powered-by)")) {
        if (field.classList.contains("fjs-form-field-grouplike")) {
          lines.push("heading: " + words(field.querySelector(":scope > label")));
        } else if (field.classList.contains("fjs-form-field-text")) {
          for (const block of all(field, "h1, h2, h3, h4, h5, h6, p, li")) {
            lines.push((/^H/.test(block.tagName) ? "heading: " : "words: ") + words(block));
          }
        } else {
          lines.push("question: " + words(field.querySelector("label")));
          const hint = words(field.querySelector(".fjs-form-field-description"));
          if (hint) {
            lines.push("hint: " + hint);
          }
          if (!field.classList.contains("fjs-form-field-checkbox")) {
            (await options(field)).forEach((option) => lines.push("option: " + option));
          }
        }
      }
      return lines;
    },

    /** For each set of answers the questions that apply, and those whose answers are refused. */
    async judge(cases) {
      const verdicts = [];
      for (const data of cases) {
        await fill(data);
        const fields = form.get("formFieldRegistry");
        const { errors } = form.submit();
        const refused = Object.keys(errors).map((id) => fields.get(id).key);
        verdicts.push({ shown: shown(), refused: refused.sort() });
      }
      return verdicts;
    },
  };
})();
