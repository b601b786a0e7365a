// Offers a map that can be moved and zoomed beside the still one that the server draws. What that
// takes (homeward-map.js and the viewer behind it) is loaded when somebody asks for it, and not before.
// Without scripts there is no offer; if something fails, the still map stays and a message says so.
//
// The element [data-hw-map] carries the address of the drawing, [data-hw-map-still] the id of the still
// map; its <template> holds the buttons and the words.

/** @param {HTMLElement} place */
export function offerToMove(place) {
  place.append(place.querySelector("template[data-hw-map-parts]").content.cloneNode(true));
  const still = document.getElementById(place.dataset.hwMapStill);
  const offer = place.querySelector("[data-hw-map-open]");
  const message = place.querySelector("[data-hw-map-message]");
  const live = place.querySelector("[data-hw-map-live]");
  const canvas = place.querySelector("[data-hw-map-canvas]");
  let map = null;
  let loading = false;

  offer.addEventListener("click", async () => {
    if (loading) {
      return;
    }
    loading = true;
    message.className = "hw-live-map__message";
    message.textContent = message.dataset.loading;
    try {
      const { openMap } = await import("./homeward-map.js");
      live.hidden = false;
      map = await openMap(place, canvas);
      offer.hidden = true;
      still.classList.add("hw-map__box--away");
      message.textContent = message.dataset.open;
      live.querySelector("button").focus();
    } catch (failure) {
      live.hidden = true;
      canvas.replaceChildren();
      message.className = "hw-live-map__message nhsuk-error-message";
      message.textContent = message.dataset.failed;
    } finally {
      loading = false;
    }
  });

  live.addEventListener("click", (event) => {
    const act = event.target.closest("button")?.dataset.hwMapAct;
    if (!map || !act) {
      return;
    }
    if (act === "back") {
      backToStill();
      offer.focus();
    } else {
      map.act(act);
    }
  });

  // A link to a step leads to the still map.
  window.addEventListener("hashchange", () => {
    const wanted = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (map && wanted && still.contains(wanted)) {
      backToStill();
      wanted.scrollIntoView();
    }
  });

  function backToStill() {
    map.close();
    map = null;
    live.hidden = true;
    offer.hidden = false;
    still.classList.remove("hw-map__box--away");
    message.textContent = "";
  }
}
