// Keeps a list of tasks true while somebody looks at it, without moving it under their hand: rows
// that changed are redrawn in place and marked, those that went stay where they were and say so,
// and new ones wait behind a button.
//
// Asked every second and a half whether something has changed, and only while the page can be seen
// and somebody has touched it in the last minutes: whoever walks away is logged out as ever. The page
// works the same without this.
//
// The element [data-hw-live] carries the address to ask, [data-hw-mark] what it answered when the page
// was made; a <template> in it holds the words.

const EVERY = 1500;
const AWAKE_FOR = 5 * 60 * 1000;

/** @param {HTMLElement} list */
export function keepListTrue(list) {
  const words = list.querySelector("template[data-hw-live-words]").content.firstElementChild.dataset;
  let mark = list.dataset.hwMark;
  let touched = Date.now();
  let waiting = null;
  for (const kind of ["pointermove", "keydown", "scroll", "focus"]) {
    window.addEventListener(kind, () => (touched = Date.now()), { passive: true });
  }
  const timer = setInterval(ask, EVERY);
  document.addEventListener("visibilitychange", ask);

  async function ask() {
    if (waiting || document.visibilityState !== "visible" || Date.now() - touched > AWAKE_FOR) {
      return;
    }
    waiting = true;
    try {
      const now = await text(list.dataset.hwLive, "text/plain");
      if (now !== mark) {
        const page = await text(location.href, "text/html");
        update(list, new DOMParser().parseFromString(page, "text/html"), words);
        mark = now;
      }
    } catch (gone) {
      if (gone instanceof LoggedOut) {
        clearInterval(timer);
      }
      // Otherwise the network or the service is away for a moment: the next time tells.
    } finally {
      waiting = false;
    }
  }
}

class LoggedOut extends Error {}

async function text(address, type) {
  const answer = await fetch(address, { headers: { Accept: type }, redirect: "manual" });
  if (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403) {
    throw new LoggedOut();
  }
  if (!answer.ok) {
    throw new Error(String(answer.status));
  }
  return answer.text();
}

function update(list, page, words) {
  const fresh = page.querySelector("[data-hw-live]");
  if (!fresh) {
    return;
  }
  for (const part of list.querySelectorAll("[data-hw-live-part]")) {
    const newer = fresh.querySelector(`[data-hw-live-part="${part.dataset.hwLivePart}"]`);
    if (newer && part.innerHTML !== newer.innerHTML && !part.contains(document.activeElement)) {
      part.innerHTML = newer.innerHTML;
    }
  }
  const here = rows(fresh);
  for (const row of list.querySelectorAll("[data-hw-row]")) {
    const newer = here.get(row.dataset.hwRow);
    if (!newer || tableOf(newer) !== tableOf(row)) {
      leave(row, words.gone);
    } else if (differs(row, newer)) {
      redraw(row, newer, words.changed);
    }
  }
  const known = rows(list);
  let more = 0;
  for (const key of here.keys()) {
    more += known.has(key) ? 0 : 1;
  }
  offer(list, more, words);
}

/** Which of the lists on the page it stands in. */
function tableOf(row) {
  return row.closest("table").getAttribute("aria-labelledby");
}

function rows(list) {
  return new Map([...list.querySelectorAll("[data-hw-row]")].map((row) => [row.dataset.hwRow, row]));
}

/** What it says, apart from our own mark. */
function said(row) {
  return [...row.cells]
    .map((cell) => {
      const copy = cell.cloneNode(true);
      copy.querySelectorAll(".hw-live-mark").forEach((mark) => mark.remove());
      return copy.textContent.replace(/\s+/g, " ").trim();
    })
    .join("|");
}

function differs(row, newer) {
  return row.classList.contains("hw-row--gone") || said(row) !== said(newer);
}

function redraw(row, newer, word) {
  if (row.contains(document.activeElement)) {
    return;
  }
  const ticked = row.querySelector("input[type=checkbox]")?.checked;
  row.replaceChildren(...[...newer.childNodes].map((node) => document.importNode(node, true)));
  row.classList.remove("hw-row--gone");
  const box = row.querySelector("input[type=checkbox]");
  if (box && ticked) {
    box.checked = true;
  }
  say(row, word);
}

function leave(row, word) {
  if (row.classList.contains("hw-row--gone")) {
    return;
  }
  row.classList.add("hw-row--gone");
  const box = row.querySelector("input[type=checkbox]");
  if (box) {
    box.checked = false;
    box.disabled = true;
  }
  say(row, word);
}

function say(row, word) {
  row.querySelector(".hw-live-mark")?.remove();
  const mark = document.createElement("strong");
  mark.className = "hw-live-mark hw-line";
  mark.textContent = word;
  const link = row.querySelector("a");
  link.closest("span, td").append(mark);
}

/** New rows are shown when somebody wants to see them. */
function offer(list, more, words) {
  const place = list.querySelector("[data-hw-live-new]");
  if (more === 0) {
    place.replaceChildren();
    return;
  }
  const text = more === 1 ? words.newOne : words.newMany.replace("{0}", more);
  const link = place.querySelector("a") ?? document.createElement("a");
  link.href = location.href;
  link.textContent = text;
  if (!link.parentElement) {
    place.append(link);
  }
}
