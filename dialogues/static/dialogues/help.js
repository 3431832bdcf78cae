// <details data-help="address">: at the first opening the help comes in place of the
// link to its page. Where it does not come, the link stays.
const ASKED = new WeakSet();

async function fetched(address) {
  const url = new URL(address, location.href);
  url.searchParams.set("in_place", "yes");
  const answer = await fetch(url);
  // A login that ran out leads to the page of the login.
  if (!answer.ok || answer.redirected) throw new Error(`${answer.status}`);
  return new DOMParser().parseFromString(await answer.text(), "text/html").body;
}

async function fill(details) {
  const says = details.querySelector("[data-help-says]");
  const body = details.querySelector("[data-help-body]");
  ASKED.add(details);
  says.textContent = "Loading the definition.";
  try {
    const help = await fetched(details.dataset.help);
    body.replaceChildren(...help.childNodes);
    says.textContent = "The definition is shown below.";
    says.classList.add("visually-hidden");
  } catch {
    ASKED.delete(details); // the next opening asks again
    says.textContent = "The definition could not be loaded. Open it as a page.";
    says.classList.remove("visually-hidden");
  }
}

// "toggle" does not bubble, so it is caught on its way down.
document.addEventListener(
  "toggle",
  (event) => {
    const details = event.target;
    if (details.matches("details[data-help][open]") && !ASKED.has(details)) fill(details);
  },
  true,
);

// F1 opens the help of the field in which somebody types: with it the link needs no
// place of its own on the way from field to field.
document.addEventListener("keydown", (event) => {
  if (event.key !== "F1") return;
  const details = event.target.closest(".cell")?.querySelector("details[data-help]");
  if (!details) return;
  event.preventDefault();
  details.open = true;
  details.querySelector("summary").focus();
});
const offTheWay = () => {
  for (const link of document.querySelectorAll("details[data-help] > summary")) link.tabIndex = -1;
};
document.addEventListener("htmx:after:settle", offTheWay);
offTheWay();

// Escape closes the help and goes back to its field.
document.addEventListener("keydown", (event) => {
  const details = event.key === "Escape" && event.target.closest("details[data-help][open]");
  if (!details) return;
  details.open = false;
  const field = details.closest(".cell")?.querySelector("input, select, textarea");
  (field ?? details.querySelector("summary")).focus();
});
