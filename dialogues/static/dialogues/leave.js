// <form data-guard>: whether it holds something unsaved stands in data-guard itself,
// and the browser asks before unsaved input is left behind.
// data-guard="unsaved" from the server: it gave the input back without saving it.
const UNSAVED = 'form[data-guard="unsaved"]';

const mark = (form, state) => {
  if (form.dataset.guard === state) return;
  form.dataset.guard = state;
  form.dispatchEvent(new CustomEvent("guard", { bubbles: true }));
};

for (const kind of ["input", "change"]) {
  document.addEventListener(kind, (event) => {
    const form = event.target.closest("form[data-guard]");
    if (form && event.target.name) mark(form, "unsaved");
  });
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!event.defaultPrevented && form.matches("form[data-guard]")) mark(form, "sent");
});

document.addEventListener("reset", (event) => {
  if (event.target.matches("form[data-guard]")) mark(event.target, "");
});

addEventListener("beforeunload", (event) => {
  if (document.querySelector(UNSAVED)) event.preventDefault();
});
