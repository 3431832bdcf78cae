// Beside a form whose answer took no place on the page stands why, what to do next, and
// what was typed, to be copied. <template id="unsent"> is what is put there.
const AGAIN = "This window sends the form again by itself; nothing you typed is lost.";
const LATER = "Save again in a while. If it stays so, copy what you typed and ask a curator.";
const RELOAD = "Copy what you typed, load the page again and enter it there.";
const ASKED = "Nothing was changed. Try again in a while.";
const SAYS = {
  none: ["The server did not answer, or only in part", AGAIN],
  busy: ["The server is busy or starts anew", AGAIN],
  "signed-out": ["You are signed out", "Sign in in a new window, then come back here. The form is sent again then."],
  400: ["The server could not read the form", RELOAD],
  403: ["The server refused the form", RELOAD],
  404: ["There is nothing at this address any more", RELOAD],
  413: ["The form is too large for the server", "Shorten the longest text, or move a part of it to another row, then save again."],
  429: ["Too many forms were sent in a short time", AGAIN],
  500: ["The server failed", `The fault is there, not in what you typed. ${LATER}`],
};
let made = 0;

/** The words of a node, without "required" and the like. */
const words = (node) => {
  if (!node) return "";
  const copy = node.cloneNode(true);
  for (const aside of copy.querySelectorAll(".opt")) aside.remove();
  return copy.textContent.trim().replace(/\s+/g, " ");
};

const labelOf = (field) => {
  if (!["checkbox", "radio"].includes(field.type)) {
    return words(field.labels?.[0]) || field.getAttribute("aria-label") || field.name;
  }
  const group = field.closest("[aria-labelledby]");
  if (group) return words(document.getElementById(group.getAttribute("aria-labelledby")));
  return words(field.closest("fieldset")?.querySelector("legend"));
};

const answerIn = (field) => {
  if (field.matches("select")) return [...field.selectedOptions].filter((o) => o.value).map(words).join(", ");
  if (!["checkbox", "radio"].includes(field.type)) return field.value.trim();
  return field.checked && field.value ? words(field.labels?.[0]) : "";
};

/** A line for each field of a form that holds something. */
const typedIn = (form) => {
  const fields = [...form.elements].filter(
    (field) => field.name && field.type !== "hidden" && field.matches("input, select, textarea"),
  );
  const lines = fields.map((field) => [labelOf(field), answerIn(field)]);
  return lines.filter(([, value]) => value).map((line) => line.filter(Boolean).join(": ")).join("\n");
};

/** What to say, as a title and as nodes. */
const reasonOf = ({ what, source, status, text }) => {
  if (what === "reason") {
    const part = new DOMParser().parseFromString(text, "text/html");
    return [words(part.querySelector("[data-title]")), [...part.querySelector("[data-why]").childNodes]];
  }
  const found = what === "failed" || status === 429 ? SAYS[status] : SAYS[what];
  const [title, next] = found ?? [`An answer came that this page does not know (${status})`, LATER];
  const isForm = source.matches("form[data-guard]"); // or a link or a button
  return [title, [isForm || what === "signed-out" ? next : ASKED]];
};

const noteOf = (place) => place.querySelector(place.matches("form") ? ".unsent" : ":scope > .unsent");

const show = (place, detail, form) => {
  const [title, why] = reasonOf(detail);
  const typed = form ? typedIn(form) : "";
  const before = noteOf(place);
  if (before?.dataset.title === title && before.querySelector("pre").textContent === typed) return;
  before?.remove();
  const note = document.getElementById("unsent").content.firstElementChild.cloneNode(true);
  const slot = (name) => note.querySelector(`[data-unsent="${name}"]`);
  note.dataset.title = title;
  made += 1;
  slot("typed").id = `unsent-${made}`;
  slot("typed").textContent = typed;
  slot("copy").dataset.copy = `#${slot("typed").id}`;
  slot("copy").hidden = !navigator.clipboard;
  for (const part of note.querySelectorAll("details, .acts")) part.hidden = !typed;
  const acts = form?.querySelector('.acts:has(> button[type="submit"]:not([name]))');
  if (acts) acts.before(note);
  else place.append(note);
  // Filled when it stands there, so that it is read out.
  slot("title").textContent = title;
  slot("why").replaceChildren(...why);
};

document.addEventListener("input", ({ target }) => {
  const form = target.closest("form[data-guard]");
  const typed = form?.querySelector(".unsent pre");
  if (typed) typed.textContent = typedIn(form);
});

document.addEventListener("answered", ({ detail }) => {
  const { what, source } = detail;
  const form = source.closest?.("form[data-guard]");
  const place = form ?? source.closest?.("li, section");
  if (!place) return;
  const isAside = source.matches(".chain-asks"); // asked while somebody types
  if (what === "reason") show(place, detail, form);
  else if (isAside || what === "sign-in") return; // said by save-state.js if it is so
  else if (what === "shown" || what === "saved") noteOf(place)?.remove();
  else show(place, detail, form);
});
