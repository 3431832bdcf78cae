// The filters stand open beside the list; where they stand above it, closed.
// Loaded right after them, before the list is painted. Without it they stay open.
const panel = document.querySelector("details[data-panel]");
const above = matchMedia("(width < 80rem)");
const fit = () => {
  panel.open = !above.matches;
};
fit();
above.addEventListener("change", fit);

// What is left empty is not asked for, and need not stand in the address.
document.getElementById("filters").addEventListener("formdata", (event) => {
  const asked = event.formData;
  for (const [name, value] of [...asked]) if (!value) asked.delete(name);
  const sort = document.getElementById("sort");
  if (sort && asked.get("sort") === sort.dataset.default) asked.delete("sort");
});
