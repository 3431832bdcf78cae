// <button hidden data-copy="#id">: copies the text of that element, and says so.
// Text that is laid out in lines keeps them.
const SAID = 4000;

for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) continue; // stays hidden; the text can be marked by hand
  const word = button.querySelector("[data-copy-word]") ?? button;
  const before = word.textContent;
  word.setAttribute("aria-live", "polite");
  button.hidden = false;
  button.addEventListener("click", async () => {
    const source = document.querySelector(button.dataset.copy);
    try {
      const text = source.textContent.trim();
      const words = source.matches("pre") ? text : text.replace(/\s+/g, " ");
      await navigator.clipboard.writeText(words);
      word.textContent = "Copied";
    } catch {
      word.textContent = "Not copied: mark the text by hand";
    }
    setTimeout(() => {
      word.textContent = before;
    }, SAID);
  });
}
