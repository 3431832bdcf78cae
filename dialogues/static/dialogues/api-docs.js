// Draws the addresses of the API from their description in OpenAPI.
const place = document.getElementById("api-addresses");
const root = document.documentElement;

// Swagger UI has a word of its own for dark pages.
const paint = () => root.classList.toggle("dark-mode", root.dataset.bsTheme === "dark");
new MutationObserver(paint).observe(root, { attributeFilter: ["data-bs-theme"] });
paint();

// The page has its title and its main part already: Swagger UI brings the list alone.
const withinThePage = ({ React }) => ({
  components: {
    Addresses: ({ getComponent }) =>
      React.createElement(
        "div",
        { className: "swagger-ui" },
        React.createElement(getComponent("operations", true)),
      ),
  },
  wrapComponents: {
    operations: (asMain) => (props) => React.createElement("div", asMain(props).props),
  },
});

// What Swagger UI leaves out: names of lists to choose from, keys for long answers.
const inOrder = () => {
  for (const row of place.querySelectorAll("tr[data-param-name]")) {
    row.querySelector("select")?.setAttribute("aria-label", row.dataset.paramName);
  }
  for (const code of place.querySelectorAll("pre.microlight")) code.tabIndex = 0;
};
new MutationObserver(inOrder).observe(place, { childList: true, subtree: true });

window.SwaggerUIBundle({
  domNode: place,
  url: place.dataset.schema,
  presets: [window.SwaggerUIBundle.presets.apis],
  plugins: [withinThePage],
  layout: "Addresses",
  docExpansion: "list",
  supportedSubmitMethods: ["get"],
  validatorUrl: null,
  onComplete: () => place.setAttribute("data-ready", ""),
});
