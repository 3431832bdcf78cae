// Who was at a meeting: <button data-roll-all> marks everybody of its side present who
// has no answer yet, and the number of answers beside each side is kept right.
const chosen = (line) => line.querySelector("input[type=radio]:checked")?.value;

const count = (side) => {
  const answered = [...side.querySelectorAll(".who")].filter(chosen).length;
  side.querySelector("[data-roll-answered]").textContent = answered;
};

document.addEventListener("change", (event) => {
  const side = event.target.closest(".roll-side");
  if (side && event.target.type === "radio") count(side);
});

document.addEventListener("click", (event) => {
  const side = event.target.closest("[data-roll-all]")?.closest(".roll-side");
  if (!side) return;
  const lines = [...side.querySelectorAll(".who")];
  const open = lines.filter((line) => !chosen(line));
  for (const line of open) {
    const box = line.querySelector("input[value=present]");
    box.checked = true;
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }
  count(side);
  const kept = lines.length - open.length;
  const said = side.closest(".roll").querySelector("[data-roll-said]");
  said.textContent =
    `${open.length} marked present.${kept ? ` ${kept} had an answer, which stays.` : ""}`;
});
