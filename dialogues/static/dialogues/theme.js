// Light or dark: the reader's choice if there is one, else what the system prefers.
// A plain script in the head, so that the page is never painted in the wrong colours.
(() => {
  const KEY = "dt-theme";
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const chosen = () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null; // storage is switched off: follow the system
    }
  };
  const paint = () => {
    const choice = chosen() || "system";
    const theme = choice === "system" ? (dark.matches ? "dark" : "light") : choice;
    document.documentElement.dataset.bsTheme = theme;
    for (const button of document.querySelectorAll("[data-theme-choice]")) {
      button.setAttribute("aria-pressed", String(button.dataset.themeChoice === choice));
    }
  };
  const choose = (choice) => {
    try {
      localStorage.setItem(KEY, choice);
    } catch {
      // not kept; nothing to say
    }
    paint();
  };
  paint();
  dark.addEventListener("change", paint);
  addEventListener("storage", paint);
  document.addEventListener("DOMContentLoaded", () => {
    document.querySelector("[data-themes]")?.removeAttribute("hidden");
    paint();
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-theme-choice]");
    if (button) choose(button.dataset.themeChoice);
  });
})();
