// Rows that are edited where they stand in their list: their order, the way from one
// to the next by keyboard, and forms that nothing sent by the server may overwrite.
const OPEN = ".rowopen";

// A part of the page that comes along with a saved row leaves open forms alone.
document.addEventListener("htmx:before:swap", (event) => {
  const { ctx, tasks } = event.detail;
  for (const task of tasks.filter((each) => each.type === "oob")) {
    const target = task.target;
    const unsaved = [...(target.querySelectorAll?.('form[data-guard="unsaved"]') ?? [])];
    const busy = target.matches?.(OPEN) || unsaved.some((form) => form !== ctx.sourceElement);
    if (busy) tasks.splice(tasks.indexOf(task), 1);
  }
});

// The server tells the order of a list after a row was saved, moved or put back.
document.addEventListener("rows-ordered", (event) => {
  const list = document.getElementById(event.detail.list);
  if (!list) return;
  const held = document.activeElement;
  for (const card of list.querySelectorAll(".rowcard")) {
    if (!event.detail.keys.includes(card.dataset.row)) card.remove(); // gone with a mend
  }
  const rows = new Map([...list.children].map((row) => [row.dataset.row, row]));
  const wanted = event.detail.keys.map((key) => rows.get(key)).filter(Boolean);
  const standing = [...list.children].filter((row) => wanted.includes(row));
  if (wanted.some((row, place) => row !== standing[place])) {
    for (const row of wanted) list.append(row);
    for (const row of list.children) if (!wanted.includes(row)) list.append(row);
    held?.focus?.();
  }
});

// A form that opens at the lower edge of the window comes up, with what it offers.
document.addEventListener("htmx:after:settle", (event) => {
  const open = event.detail.newContent?.find((each) => each.matches?.(OPEN));
  if (open?.getBoundingClientRect().top > innerHeight / 2) open.scrollIntoView();
});

// The form that was asked for after this one: its link is followed.
document.addEventListener("open-next", (event) => {
  document.getElementById(event.detail.value ?? event.detail)?.click();
});

// Cancel in a new row: the form goes, and the keyboard returns to where it came from.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-close]");
  if (!button) return;
  const form = button.closest("form");
  form.dataset.guard = "";
  form.dispatchEvent(new CustomEvent("guard", { bubbles: true }));
  button.closest(OPEN).remove();
  document.getElementById(button.dataset.close)?.focus();
});

// Ctrl+Enter saves; with Shift the next form opens. In an open row, wherever one types.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  const form = event.target.closest("form[data-guard]");
  if (!form) return;
  event.preventDefault();
  const then = event.shiftKey ? '[name="then"]' : ".btn-main";
  form.requestSubmit(form.querySelector(`button[type="submit"]${then}`));
});

// Alt+Shift and the letter of a list adds a row to it, from wherever one is.
document.addEventListener("keydown", (event) => {
  if (!(event.altKey && event.shiftKey) || event.ctrlKey || event.metaKey) return;
  const letter = event.code.replace(/^Key/, "");
  const link = letter.length === 1 && document.querySelector(`[data-letter="${letter}"]`);
  if (!link) return;
  event.preventDefault();
  link.click();
});
