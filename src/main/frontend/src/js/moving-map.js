// Offers a process map that can be moved and zoomed in place of the picture that the server drew. What
// draws it is loaded when somebody asks for it; whatever fails, the picture stays.
const STEP = 60;

/**
 * @param {HTMLElement} figure the picture, with a part [data-hw-map-live] that says in words and data
 *   what is to be drawn
 */
export function offerMovingMap(figure) {
  const live = figure.querySelector("[data-hw-map-live]");
  const part = (name) => live.querySelector(`[data-hw-map-${name}]`);
  let viewer = null;
  live.hidden = false;

  part("open").addEventListener("click", async () => {
    part("open").disabled = true;
    part("status").textContent = live.dataset.loading;
    try {
      viewer ??= await draw(live, part("canvas"));
      show(true);
      fit(viewer);
      part("status").textContent = "";
      part("canvas").focus();
    } catch {
      viewer = null;
      show(false);
      part("canvas").replaceChildren();
      part("status").textContent = live.dataset.failed;
    }
    part("open").disabled = false;
  });
  part("close").addEventListener("click", () => {
    show(false);
    part("open").focus();
  });
  part("in").addEventListener("click", () => viewer.get("zoomScroll").stepZoom(1));
  part("out").addEventListener("click", () => viewer.get("zoomScroll").stepZoom(-1));
  part("fit").addEventListener("click", () => fit(viewer));
  part("canvas").addEventListener("keydown", (event) => move(viewer, event));

  function show(moving) {
    figure.classList.toggle("hw-map--moving", moving);
    part("tools").hidden = !moving;
    part("canvas").hidden = !moving;
    part("open").hidden = moving;
  }
}

async function draw(live, canvas) {
  const answer = fetch(live.dataset.source, { credentials: "same-origin" });
  await Promise.all([style(), import("bpmn-js.js")]);
  const model = await answer;
  if (!model.ok) {
    throw new Error(`The model was answered with ${model.status}.`);
  }
  // Drawn where nobody sees it, it would have no size to fit into.
  canvas.hidden = false;
  const viewer = new globalThis.BpmnJS({ container: canvas, zoomScroll: { enabled: false } });
  await viewer.importXML(await model.text());
  const drawing = viewer.get("canvas");
  const plane = drawing.findRoot(`${live.dataset.element}_plane`);
  if (plane) {
    drawing.setRootElement(plane);
  }
  const known = viewer.get("elementRegistry");
  for (const { id, mark, words } of JSON.parse(live.dataset.marks)) {
    if (known.get(id)) {
      drawing.addMarker(id, `hw-mark--${mark}`);
      if (words) {
        viewer.get("overlays").add(id, { position: { top: -14, right: 40 }, html: badge(mark, words) });
      }
    }
  }
  // Steps are no stops for readers of screens: the list on the page says the same.
  const picture = canvas.querySelector("svg[data-element-id], .djs-container > svg");
  picture.setAttribute("role", "img");
  picture.setAttribute("aria-label", live.dataset.name);
  picture.setAttribute("tabindex", "-1");
  canvas.querySelectorAll(".djs-overlay-container").forEach((each) => each.setAttribute("aria-hidden", "true"));
  return viewer;
}

function badge(mark, words) {
  const element = document.createElement("div");
  element.className = `hw-mark__badge hw-mark__badge--${mark}`;
  element.textContent = words;
  return element;
}

function style() {
  const href = new URL("bpmn-js.css", import.meta.url).href;
  if ([...document.styleSheets].some((sheet) => sheet.href === href)) {
    return Promise.resolve();
  }
  return new Promise((done, failed) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = href;
    link.onload = done;
    link.onerror = () => failed(new Error("The style of the map did not come."));
    // Before Homeward's own, which has the last word.
    document.head.prepend(link);
  });
}

function fit(viewer) {
  viewer.get("canvas").zoom("fit-viewport", "auto");
}

function move(viewer, event) {
  if (event.altKey || event.ctrlKey || event.metaKey) {
    return;
  }
  const canvas = viewer.get("canvas");
  const keys = {
    ArrowLeft: () => canvas.scroll({ dx: STEP, dy: 0 }),
    ArrowRight: () => canvas.scroll({ dx: -STEP, dy: 0 }),
    ArrowUp: () => canvas.scroll({ dx: 0, dy: STEP }),
    ArrowDown: () => canvas.scroll({ dx: 0, dy: -STEP }),
    "+": () => viewer.get("zoomScroll").stepZoom(1),
    "=": () => viewer.get("zoomScroll").stepZoom(1),
    "-": () => viewer.get("zoomScroll").stepZoom(-1),
    0: () => fit(viewer),
  };
  if (keys[event.key]) {
    event.preventDefault();
    keys[event.key]();
  }
}
