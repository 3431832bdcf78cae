// Only a part that our server marked as one, and that came whole, takes a place on the
// page. Of any other answer, and of none, an "answered" event tells, and the page stays.
//   detail.what: shown, saved, reason, sign-in (views/parts.py); busy, none or failed
//   detail.source: the form, link or button that asked; detail.status, .text, .after (s)
const BUSY = new Set([429, 502, 503, 504]);
const PLACED = new Set(["shown", "saved"]);

const told = (detail) => {
  const from = detail.source?.isConnected ? detail.source : document;
  from.dispatchEvent(new CustomEvent("answered", { bubbles: true, detail }));
};

const whatOf = ({ response, text }) => {
  const what = response.headers.get("DT-Part");
  const length = new TextEncoder().encode(text).length;
  if (what) return Number(response.headers.get("DT-Length")) === length ? what : "none";
  if (response.status === 401 || response.raw.redirected) return "sign-in";
  return BUSY.has(response.status) ? "busy" : "failed";
};

document.addEventListener("htmx:after:request", (event) => {
  const { ctx } = event.detail;
  const what = whatOf(ctx);
  if (!PLACED.has(what)) {
    event.preventDefault();
    ctx.hx = {}; // nor is anything done that its headers ask for
  }
  told({
    what,
    source: ctx.sourceElement,
    status: ctx.response.status,
    text: ctx.text,
    after: Number(ctx.response.headers.get("Retry-After")) || 0,
  });
});

document.addEventListener("htmx:error", (event) => {
  const source = event.detail.ctx?.sourceElement;
  if (source) told({ what: "none", source, status: 0, text: "", after: 0 });
});
