// What is typed into <form data-guard> is kept in this window until it is saved, so that
// a crash or a closed page loses nothing. Put back only when asked, and only by its writer.
const PREFIX = "dt-kept:";
const NOT_KEPT = new Set(["csrfmiddlewaretoken", "opened_at", "opened_with", "written_by"]);
const path = (form) => new URL(form.action, location).pathname;
const writer = (form) => form.elements.written_by?.value;

const keep = (form) => {
  const values = [...new FormData(form)].filter(([name]) => !NOT_KEPT.has(name));
  const kept = { at: new Date().toISOString(), by: writer(form), values };
  try {
    sessionStorage.setItem(PREFIX + path(form), JSON.stringify(kept));
  } catch {
    // no room or no storage: the other guards still hold
  }
};

const found = (address) => {
  try {
    return JSON.parse(sessionStorage.getItem(PREFIX + address));
  } catch {
    return null;
  }
};
const forget = (address) => sessionStorage.removeItem(PREFIX + address);

const putBack = (form, values) => {
  for (const field of form.elements) {
    if (!field.name || NOT_KEPT.has(field.name) || field.type === "submit") continue;
    const sent = values.filter(([name]) => name === field.name).map(([, value]) => value);
    if (["checkbox", "radio"].includes(field.type)) field.checked = sent.includes(field.value);
    else if (sent.length) field.value = sent[0];
  }
  form.elements[0]?.dispatchEvent(new Event("change", { bubbles: true }));
  form.dataset.guard = "unsaved";
  form.dispatchEvent(new CustomEvent("guard", { bubbles: true }));
};

const button = (words, act) => {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "btn btn-line btn-s";
  made.textContent = words;
  made.addEventListener("click", act);
  return made;
};

const offer = (form) => {
  const kept = found(path(form));
  if (!kept || kept.by !== writer(form) || form.dataset.guard === "unsaved" || form.dataset.offered) return;
  form.dataset.offered = "yes";
  const note = document.createElement("div");
  note.className = "note-box";
  const when = new Date(kept.at).toLocaleString("en-GB");
  const words = document.createElement("p");
  words.textContent = `You typed here on ${when} and did not save it.`;
  const acts = document.createElement("p");
  acts.className = "acts";
  const done = (put) => () => {
    if (put) putBack(form, kept.values);
    else forget(path(form));
    note.remove();
  };
  acts.append(button("Put it back", done(true)), button("Discard it", done(false)));
  note.append(words, acts);
  form.prepend(note);
};

const offerAll = () => document.querySelectorAll("form[data-guard]").forEach(offer);

for (const kind of ["input", "change"]) {
  document.addEventListener(kind, (event) => {
    const form = event.target.closest("form[data-guard]");
    if (form && event.isTrusted) keep(form);
  });
}
document.addEventListener("htmx:after:settle", offerAll);
document.addEventListener("answered", ({ detail: { what, source } }) => {
  if (what === "saved" && source.matches("form[data-guard]")) forget(path(source));
});
document.addEventListener("click", (event) => {
  const form = event.target.closest("[data-close], [data-cancel]")?.closest("form");
  if (form) forget(path(form));
});
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.action.includes("/logout/")) {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
  } else if (form.matches("form[data-guard]") && !event.defaultPrevented) {
    sessionStorage.setItem("dt-sent", path(form));
  }
});

// A whole page was sent before this one: saved, if this one says so.
const sent = sessionStorage.getItem("dt-sent");
if (sent && document.querySelector(".msgs .good-box")) forget(sent);
sessionStorage.removeItem("dt-sent");
offerAll();
