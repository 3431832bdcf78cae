// <more-lines>: a box that asks the server for more lines becomes a button that adds one,
// a copy of the last line of the same names with the next number.
class MoreLines extends HTMLElement {
  connectedCallback() {
    const box = this.querySelector("[data-more]");
    if (!box || this.querySelector("button")) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn btn-line btn-s";
    button.textContent = "One more name";
    button.addEventListener("click", () => addLine(box.form, box.name.replace(/_more$/, "")));
    box.closest(".form-check").hidden = true;
    this.append(button);
  }
}

function addLine(form, owner) {
  const pattern = new RegExp(`^${owner}_name_(\\d+)$`);
  const names = [...form.elements].filter((each) => pattern.test(each.name));
  const last = names.at(-1);
  const number = Number(pattern.exec(last.name)[1]);
  const line = last.closest(".grid1, .grid2");
  const copy = line.cloneNode(true);
  for (const node of copy.querySelectorAll("*")) renumber(node, number);
  for (const gone of copy.querySelectorAll(".field-say, .read")) gone.remove();
  line.after(copy);
  copy.querySelector("input").focus();
}

function renumber(node, number) {
  for (const { name, value } of [...node.attributes]) {
    if (["id", "name", "for", "aria-describedby"].includes(name)) {
      node.setAttribute(name, value.replaceAll(new RegExp(`_${number}(?!\\d)`, "g"), `_${number + 1}`));
    }
  }
  node.removeAttribute("aria-invalid");
  if (node.matches("label")) node.textContent = node.textContent.replace(number, number + 1);
  if (node.matches("input")) node.value = "";
  if (node.matches("select")) node.selectedIndex = 0;
}

customElements.define("more-lines", MoreLines);
