// The filters stand open beside the list; where they stand above it, closed.
// Loaded right after them, before the list is painted. Without it they stay open.
const panel = document.querySelector("details[data-panel]");
const above = matchMedia("(width < 80rem)");
const fit = () => {
  panel.open = !above.matches;
};
fit();
above.addEventListener("change", fit);
