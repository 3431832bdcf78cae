// <source-filter data-for="id of the ticks" data-label>: a box that finds among many
// sources. <more-citations>: a button for one more line. And the key of the source
// that was used last belongs to the form with the focus.
const FEW = 8;

class SourceFilter extends HTMLElement {
  connectedCallback() {
    const ticks = document.getElementById(this.dataset.for);
    if (!ticks || this.firstChild) return;
    const options = [...ticks.querySelectorAll(".form-check")];
    if (options.length <= FEW) return;
    const box = document.createElement("input");
    Object.assign(box, { type: "search", className: "form-control", autocomplete: "off" });
    box.setAttribute("aria-label", this.dataset.label);
    box.placeholder = this.dataset.label;
    const found = document.createElement("p");
    found.className = "hint";
    found.setAttribute("role", "status");
    this.append(box, found);
    ticks.querySelector("legend").after(this);
    const show = () => {
      const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
      const seen = options.filter((option) => {
        const text = option.textContent.toLowerCase();
        const ticked = option.querySelector("input").checked;
        option.hidden = !ticked && !words.every((word) => text.includes(word));
        return !option.hidden;
      });
      found.textContent = words.length ? `${seen.length} of ${options.length} shown` : "";
    };
    box.addEventListener("input", (event) => {
      event.stopPropagation(); // a search changes nothing that is to be saved
      show();
    });
    box.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      const first = options.find((o) => !o.hidden && !o.querySelector("input").checked);
      if (box.value && first) first.querySelector("input").click();
      box.value = "";
      show();
    });
  }
}

class MoreCitations extends HTMLElement {
  connectedCallback() {
    if (this.firstChild) return;
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "btn btn-text" });
    button.textContent = "One more citation";
    button.addEventListener("click", () => addLine(this));
    this.append(button);
  }
}

function addLine(before) {
  const lines = before.parentElement.querySelectorAll("[data-spare]");
  const numbers = [...before.parentElement.querySelectorAll("[name*=cite_new]")].map(
    (field) => Number(field.name.match(/cite_new(\d+)_/)[1]),
  );
  const last = Math.max(...numbers);
  const line = lines[lines.length - 1].cloneNode(true);
  for (const note of line.querySelectorAll(".field-say, .read")) note.remove();
  for (const each of line.querySelectorAll("*")) {
    each.classList.remove("field-bad");
    each.removeAttribute("aria-invalid");
    for (const name of ["id", "name", "for", "aria-describedby"]) {
      const value = each.getAttribute(name)?.replace(/\S+_(read|error)(?= |$)/g, "").trim();
      if (value) each.setAttribute(name, value.replace(/cite_new\d+_/g, `cite_new${last + 1}_`));
    }
    if (each.matches("input[type=radio]")) each.checked = each.value === "supports";
    else if (each.matches("input, textarea, select")) each.value = "";
  }
  before.before(line);
  line.querySelector("select").focus();
}

customElements.define("source-filter", SourceFilter);
customElements.define("more-citations", MoreCitations);

// Without scripts the accesskey does it; with several forms open it belongs to one.
document.addEventListener("focusin", (event) => {
  const form = event.target.closest("form");
  if (!form?.querySelector("[data-last]")) return;
  for (const tick of document.querySelectorAll("[data-last]")) {
    if (form.contains(tick)) tick.accessKey = "s";
    else tick.removeAttribute("accesskey");
  }
});

document.addEventListener("keydown", (event) => {
  const isKey = event.code === "KeyS" && event.altKey && event.shiftKey;
  if (!isKey || event.ctrlKey || event.metaKey) return;
  const form = event.target.closest("form") ?? document;
  const tick = form.querySelector("[data-last]");
  if (!tick) return;
  event.preventDefault();
  tick.checked = true; // set, not switched: the accesskey may have come first
  tick.dispatchEvent(new Event("input", { bubbles: true }));
  tick.focus();
});
