// The filters stand open beside the list; where they stand above it, closed. Below what
// width that is, the panel says.
// Loaded right after them, before the list is painted. Without it they stay open.
const panel = document.querySelector("details[data-panel]");
const above = matchMedia(`(width < ${panel.dataset.panel})`);
const fit = () => {
  panel.open = !above.matches;
};
fit();
above.addEventListener("change", fit);

// What is left empty, or as it is without asking, need not stand in the address.
const form = document.getElementById("filters");
form.addEventListener("formdata", (event) => {
  const asked = event.formData;
  for (const [name, value] of [...asked]) {
    const usual = form.elements[name].dataset?.default ?? "";
    if (value === "" || value === usual) asked.delete(name);
  }
});
