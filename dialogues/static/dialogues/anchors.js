// An address that names a statement opens what it is folded into, and shows it.
function show() {
  const name = decodeURIComponent(location.hash.slice(1));
  const target = name && document.getElementById(name);
  if (!target) return;
  let folded = false;
  for (let at = target.closest("details"); at; at = at.parentElement.closest("details")) {
    folded ||= !at.open;
    at.open = true;
  }
  if (folded) target.scrollIntoView();
}

addEventListener("hashchange", show);
show();
