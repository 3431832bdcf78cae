// Below a date field stands how it is read: <div data-date-says="address" data-fields="a b">.
// The address is asked again a moment after typing, with those other fields of the form.
// A button name="use_date" fills the field with the date that it names. A "date:ask"
// event at such a <div> asks for the text in its detail.
const WAIT = 250;
const asking = new WeakMap(); // <div> → what is under way for it

const saysOf = (field) => field.name && field.closest(".field")?.querySelector("[data-date-says]");

// What was said of another text no longer stands, nor do the faults found in it.
function withdraw(says, field) {
  const found = says.closest(".field").querySelector(`[id="${field.id}_error"]`);
  if (!found) return;
  found.remove();
  says.closest(".field").classList.remove("field-bad");
  field.removeAttribute("aria-invalid");
  const describes = field.getAttribute("aria-describedby") ?? "";
  field.setAttribute("aria-describedby", describes.replace(`${field.id}_error`, "").trim());
}

function addressFor(says, text) {
  const address = new URL(says.dataset.dateSays, location.href);
  const typed = new FormData(says.closest("form"));
  for (const name of says.dataset.fields.split(" ")) {
    if (typed.has(name)) address.searchParams.set(name, typed.get(name));
  }
  address.searchParams.set("text", text);
  return address;
}

async function ask(says, text, signal) {
  if (!text.trim() || !navigator.onLine) return "";
  try {
    const answer = await fetch(addressFor(says, text), { signal });
    // Elsewhere stands the login form, or why there is no answer.
    return answer.ok && !answer.redirected ? await answer.text() : "";
  } catch {
    return ""; // no connection: the form says so when it is sent
  }
}

function soon(says, text) {
  asking.get(says)?.abort();
  const under = new AbortController();
  asking.set(says, under);
  setTimeout(async () => {
    if (under.signal.aborted) return;
    const words = await ask(says, text, under.signal);
    if (!under.signal.aborted) says.innerHTML = words;
  }, WAIT);
}

document.addEventListener("input", (event) => {
  const says = saysOf(event.target);
  if (!says) return;
  withdraw(says, event.target);
  soon(says, event.target.value);
});

document.addEventListener("date:ask", (event) => soon(event.target, event.detail));

document.addEventListener("click", (event) => {
  const button = event.target.closest('button[name="use_date"]');
  if (!button) return;
  event.preventDefault();
  const [, name, date] = button.value.match(/^([^=]*)=(.*)$/);
  const field = button.form.elements[name];
  field.value = date;
  field.focus();
  field.dispatchEvent(new Event("input", { bubbles: true }));
});
