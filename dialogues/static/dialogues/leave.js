// <form data-guard>: the browser asks before unsaved input is left behind.
// data-guard="unsaved" says that the server gave the input back without saving it.
const unsaved = new Set(document.querySelectorAll('form[data-guard="unsaved"]'));

document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-guard]");
  if (form) unsaved.add(form);
});

document.addEventListener("submit", (event) => {
  if (!event.defaultPrevented) unsaved.delete(event.target);
});

document.addEventListener("reset", (event) => unsaved.delete(event.target));

addEventListener("beforeunload", (event) => {
  if ([...unsaved].some((form) => form.isConnected)) event.preventDefault();
});
