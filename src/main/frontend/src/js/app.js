import { initAll } from "nhsuk-frontend";
import { showFieldsThatApply } from "./form-conditions.js";
import { keepListTrue } from "./live-list.js";
import { offerToMove } from "./map-offer.js";

initAll();
document.querySelectorAll("form[data-hw-form]").forEach(showFieldsThatApply);
document.querySelectorAll("[data-hw-live]").forEach(keepListTrue);
document.querySelectorAll("[data-hw-map]").forEach(offerToMove);
