// <button data-copy="#id">: copies the text of that element, and says so. Text that is
// laid out in lines keeps them. One that is hidden is shown where copying is possible;
// elsewhere the text can be marked by hand.
const SAID = 4000;
const wordOf = (button) => button.querySelector("[data-copy-word]") ?? button;

if (navigator.clipboard) {
  for (const button of document.querySelectorAll("[data-copy]")) {
    wordOf(button).setAttribute("aria-live", "polite");
    button.hidden = false;
  }
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const word = wordOf(button);
  button.dataset.words ??= word.textContent;
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
    word.textContent = button.dataset.words;
  }, SAID);
});
