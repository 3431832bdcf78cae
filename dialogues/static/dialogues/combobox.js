// <auto-complete> in a form: a choice writes the fields of its data-set={"field": "value"},
// and typing on takes back what a choice wrote. Enter in an open list never sends the form.
const comboOf = (node) => node.closest?.("auto-complete.combo");

/** The controls of a form with this name. */
const named = (form, name) => [...form.elements].filter((each) => each.name === name);

function write(form, name, value) {
  for (const each of named(form, name)) {
    if (each.dataset.chosen !== undefined) each.remove();
    else if (each.type === "radio") each.checked = each.value === value;
    else each.value = value;
  }
  const there = named(form, name);
  if (!value || there.some((each) => each.type !== "radio" || each.checked)) return;
  const hidden = document.createElement("input");
  Object.assign(hidden, { type: "hidden", name, value });
  hidden.dataset.chosen = "";
  form.append(hidden);
}

function say(combo, words) {
  const place = combo.querySelector("[data-said]");
  place.textContent = words;
  place.hidden = !words;
}

document.addEventListener("combobox-commit", (event) => {
  const combo = comboOf(event.target);
  const input = combo?.querySelector("input");
  if (!input?.form) return;
  const sets = JSON.parse(event.target.dataset.set || "{}");
  for (const [name, value] of Object.entries(sets)) write(input.form, name, value);
  say(combo, event.target.dataset.say || "");
  input.dispatchEvent(new Event("change", { bubbles: true }));
});

// What was chosen belongs to the text that was chosen with it.
document.addEventListener("input", (event) => {
  const combo = comboOf(event.target);
  if (!combo || !event.target.form) return;
  const name = new URL(combo.src, location.href).searchParams.get("field");
  if (name) {
    for (const each of named(event.target.form, name)) {
      if (each.dataset.chosen !== undefined) each.remove();
      else if (each.type === "radio") each.checked = false;
    }
  }
  say(combo, "");
});

document.addEventListener("keydown", (event) => {
  const combo = comboOf(event.target);
  if (event.key !== "Enter" || !combo?.open) return;
  event.preventDefault();
  combo.open = false;
});

// The list opens for what is typed: not where the field is only passed through.
document.addEventListener("focus", (event) => comboOf(event.target) && event.stopPropagation(), true);

document.addEventListener("focusout", (event) => {
  const combo = comboOf(event.target);
  if (combo && !combo.contains(event.relatedTarget)) combo.open = false;
});

// The answer came after the field was left.
document.addEventListener(
  "loadend",
  (event) => {
    const combo = comboOf(event.target);
    if (combo && !combo.contains(document.activeElement)) combo.open = false;
  },
  true,
);

// A press on an option leaves the focus in the field.
document.addEventListener("mousedown", (event) => {
  if (event.target.closest?.("auto-complete.combo .list")) event.preventDefault();
});
