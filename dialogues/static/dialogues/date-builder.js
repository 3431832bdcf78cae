// <date-builder data-for="id of a date field">: puts a date together for those who do not
// know EDTF, from the <template id="date-builder"> of the page. Opened on demand; what is
// chosen in it counts only once it is put in.
import { dateOf, edtfOf, FEWEST, MOST, PLAIN_ONLY } from "./edtf.js";

const WORDS = { span: ["From", "To"], between: ["Not before", "Not after"], open: ["From"] };

const ANSWERS = ["known", "year", "month", "season", "day", "sure"];

const answersIn = (part) =>
  Object.fromEntries(
    ANSWERS.map((name) => [name, part.querySelector(`[data-part="${name}"]`).value.trim()]),
  );

class DateBuilder extends HTMLElement {
  connectedCallback() {
    if (this.firstChild || !document.getElementById("date-builder")) return;
    this.hidden = false;
    this.append(document.getElementById("date-builder").content.cloneNode(true));
    this.box = this.querySelector("details");
    this.box.addEventListener("toggle", () => this.box.open && this.begin());
    this.addEventListener("click", (event) => this.press(event.target));
    this.addEventListener("keydown", (event) => this.key(event));
    for (const kind of ["input", "change"]) {
      // Nothing of the form has changed yet.
      this.addEventListener(kind, (event) => event.stopPropagation());
    }
    this.addEventListener("input", () => this.build());
  }

  begin() {
    if (this.parts.length) return;
    const says = this.field.closest(".field").querySelector("[data-date-says]");
    Object.assign(this.says.dataset, { dateSays: says.dataset.dateSays, fields: says.dataset.fields });
    this.build();
    this.form.focus();
  }

  get field() {
    return document.getElementById(this.dataset.for);
  }
  get form() {
    return this.querySelector('[data-build="form"]');
  }
  get says() {
    return this.querySelector('[data-build="says"]');
  }
  get parts() {
    return [...this.querySelectorAll('[data-build="parts"] > fieldset')];
  }

  add() {
    const part = this.querySelector("template").content.cloneNode(true);
    this.querySelector('[data-build="parts"]').append(part);
  }

  build() {
    const form = this.form.value;
    const fewest = FEWEST[form];
    while (this.parts.length < fewest) this.add();
    for (const extra of this.parts.slice(form === "choice" ? MOST : fewest)) extra.remove();
    for (const [place, part] of this.parts.entries()) this.arrange(part, place, form);
    this.querySelector('[data-build="more"]').hidden = form !== "choice" || this.parts.length === MOST;
    this.date = edtfOf(form, this.parts.map(answersIn).map(dateOf));
    this.querySelector('[data-build="edtf"]').textContent = this.date || "not complete yet";
    this.querySelector('[data-build="put"]').setAttribute("aria-disabled", String(!this.date));
    this.says.dispatchEvent(new CustomEvent("date:ask", { bubbles: true, detail: this.date }));
  }

  arrange(part, place, form) {
    const known = part.querySelector('[data-part="known"]').value;
    for (const label of part.querySelectorAll("[data-when]")) {
      label.hidden = !label.dataset.when.split(" ").includes(known);
    }
    const sure = part.querySelector('[data-part="sure"]');
    sure.closest("label").hidden = PLAIN_ONLY.has(form);
    if (PLAIN_ONLY.has(form)) sure.value = "";
    const number = this.parts.length > 1 ? `Date ${place + 1}` : "Date";
    part.querySelector("legend").textContent = WORDS[form]?.[place] ?? number;
  }

  press(target) {
    const pressed = target.closest("[data-build]")?.dataset.build;
    if (pressed === "more") {
      this.add();
      this.build();
      this.parts.at(-1).querySelector("select").focus();
    } else if (pressed === "put" && this.date) {
      this.put();
    }
  }

  key(event) {
    if (event.key === "Escape" && this.box.open) {
      this.box.open = false;
      this.querySelector("summary").focus();
    } else if (event.key === "Enter" && event.target.matches("input, select")) {
      event.preventDefault(); // the form around is not sent from here
      if (this.date) this.put();
    }
  }

  put() {
    this.field.value = this.date;
    this.box.open = false;
    this.field.focus();
    this.field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

customElements.define("date-builder", DateBuilder);
