// A process map that can be moved and zoomed: bpmn-js's viewer with buttons and keys of ours, and marks
// on what it draws. It knows nothing about what the marks mean: each [data-hw-mark] in the second
// <template> names an element, the class it gets, and the words of its badge, if it has one.
//
// For screen readers it is one picture with a name: the same is on the page in words. It offers no
// drilling into parts, for these have maps of their own.

const WITHOUT_DRILLING = {
  drilldownBreadcrumbs: ["value", null],
  drilldownCentering: ["value", null],
  drilldownOverlayBehavior: ["value", null],
};

const STEP = 80;
const MOVES = {
  left: { dx: STEP, dy: 0 },
  right: { dx: -STEP, dy: 0 },
  up: { dx: 0, dy: STEP },
  down: { dx: 0, dy: -STEP },
};
const KEYS = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
  "+": "in",
  "=": "in",
  "-": "out",
  0: "fit",
};

/**
 * @param {HTMLElement} place what carries the address of the drawing and the marks
 * @param {HTMLElement} canvas where it is drawn
 * @return {Promise<{act: function(string), close: function()}>}
 */
export async function openMap(place, canvas) {
  const [drawing] = await Promise.all([
    drawingAt(place.dataset.hwMap),
    import("bpmn-js"),
    styleSheet(new URL("diagram-js.css", import.meta.url)),
  ]);
  const viewer = new globalThis.BpmnJS({
    container: canvas,
    // The wheel belongs to the page.
    zoomScroll: { enabled: false },
    additionalModules: [WITHOUT_DRILLING],
  });
  try {
    await viewer.importXML(drawing);
    show(viewer, place.dataset.hwMapRoot);
    mark(viewer, place.querySelector("template[data-hw-map-marks]").content);
  } catch (failure) {
    viewer.destroy();
    throw failure;
  }
  const board = viewer.get("canvas");
  const act = (name) => {
    if (name in MOVES) {
      board.scroll(MOVES[name]);
    } else if (name === "fit") {
      board.zoom("fit-viewport", "auto");
    } else {
      viewer.get("zoomScroll").stepZoom(name === "in" ? 1 : -1);
    }
  };

  const picture = canvas.querySelector("svg[data-element-id], .djs-container > svg");
  picture.setAttribute("role", "img");
  picture.setAttribute("aria-label", place.dataset.hwMapName);
  picture.setAttribute("focusable", "true");
  picture.setAttribute("tabindex", "0");
  canvas.querySelector(".djs-overlay-container").setAttribute("aria-hidden", "true");
  picture.addEventListener("keydown", (event) => {
    const name = KEYS[event.key];
    if (name && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      act(name);
    }
  });
  act("fit");
  return { act, close: () => viewer.destroy() };
}

async function drawingAt(address) {
  const answer = await fetch(address, { headers: { Accept: "application/xml" }, redirect: "manual" });
  if (!answer.ok) {
    throw new Error(String(answer.status));
  }
  return answer.text();
}

function styleSheet(address) {
  if (document.querySelector(`link[href="${address.href}"]`)) {
    return null;
  }
  return new Promise((resolve, reject) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = address.href;
    link.addEventListener("load", resolve);
    link.addEventListener("error", () => {
      link.remove();
      reject(new Error(address.href));
    });
    document.head.append(link);
  });
}

/** A part drawn apart lies on a plane of its own. */
function show(viewer, element) {
  const board = viewer.get("canvas");
  const plane = board.findRoot(`${element}_plane`);
  if (plane) {
    board.setRootElement(plane);
  }
}

function mark(viewer, marks) {
  const elements = viewer.get("elementRegistry");
  for (const { dataset } of marks.querySelectorAll("[data-hw-mark]")) {
    if (!elements.get(dataset.hwMarkAt)) {
      continue;
    }
    viewer.get("canvas").addMarker(dataset.hwMarkAt, dataset.hwMark);
    if (dataset.hwMarkWords) {
      const badge = document.createElement("span");
      badge.className = `hw-map-badge ${dataset.hwMark}`;
      badge.textContent = dataset.hwMarkWords;
      viewer.get("overlays").add(dataset.hwMarkAt, "hw-badge", {
        position: { top: -11, left: 8 },
        html: badge,
        scale: true,
      });
    }
  }
}
