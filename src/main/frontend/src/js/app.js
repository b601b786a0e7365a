import { initAll } from "nhsuk-frontend";
import { showFieldsThatApply } from "./form-conditions.js";

initAll();
document.querySelectorAll("form[data-hw-form]").forEach(showFieldsThatApply);
