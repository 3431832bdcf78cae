// <div data-shows='{"by": "kind", "fields": {"strand": ["pause", ...]}}'>: fields that the
// chosen kind does not use are hidden while they are empty. Without it all are shown.
const isEmpty = (field) =>
  ["radio", "checkbox"].includes(field.type)
    ? !field.checked || field.value === "" || field.value === "none"
    : field.value === "" || field.value === field.dataset.usual;

const show = (box) => {
  const form = box.closest("form");
  const { by, fields } = JSON.parse(box.dataset.shows);
  const kind = form.elements[by]?.value ?? "";
  for (const [name, kinds] of Object.entries(fields)) {
    const own = [...form.querySelectorAll(`[name="${name}"]`)];
    const holder = own[0]?.closest(".field");
    if (holder) holder.hidden = kind !== "" && !kinds.includes(kind) && own.every(isEmpty);
  }
};

const showAll = () => document.querySelectorAll("[data-shows]").forEach(show);

document.addEventListener("change", (event) => {
  const box = event.target.closest("form")?.querySelector("[data-shows]");
  if (box) show(box);
});
document.addEventListener("htmx:after:settle", showAll);
showAll();
