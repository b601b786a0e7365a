import { initAll } from "nhsuk-frontend";
import { showFieldsThatApply } from "./form-conditions.js";
import { keepListTrue } from "./live-list.js";

initAll();
document.querySelectorAll("form[data-hw-form]").forEach(showFieldsThatApply);
document.querySelectorAll("[data-hw-live]").forEach(keepListTrue);
