// Says whether everything typed is saved, and sends again what could not be sent.
const WAITS = [2, 4, 8, 15, 30];
const place = () => document.getElementById("save-state");
const waiting = new Map(); // form -> { submitter, tries, timer, renewed }
const lastButton = new WeakMap();
let lost = "";
let refused = false; // what the last answer said stands until somebody types again
let saved = false; // whether the last answer said that something was saved

const say = (words, link) => {
  const state = place();
  if (!state) return;
  state.hidden = false;
  if (state.dataset.words === words) return;
  state.dataset.words = words;
  state.textContent = words;
  if (!link) return;
  const sign = document.createElement("a");
  sign.href = state.dataset.signIn;
  sign.target = "sign-in";
  sign.textContent = link;
  state.append(" ", sign);
};

const tell = () => {
  const open = document.querySelectorAll('form[data-guard="unsaved"]').length;
  if (!open) refused = false;
  if (lost || refused) return;
  if (document.querySelector("form[data-guard].htmx-request")) say("Saving");
  else if (open) say(`Not saved: ${open} form${open > 1 ? "s" : ""}`);
  else say(saved ? "Saved, nothing waiting" : "No unsaved changes");
};

const settled = (form) => {
  clearTimeout(waiting.get(form)?.timer);
  waiting.delete(form);
  if (![...waiting.keys()].some((each) => each.isConnected)) lost = "";
};

const send = (form) => {
  const { submitter } = waiting.get(form) ?? {};
  if (form.isConnected) form.requestSubmit(submitter?.isConnected ? submitter : undefined);
  else settled(form);
  tell();
};

const wait = (form, { what, after }) => {
  const before = waiting.get(form);
  clearTimeout(before?.timer);
  const tries = before?.tries ?? 0;
  const seconds = Math.max(after, WAITS[Math.min(tries, WAITS.length - 1)]);
  const timer = setTimeout(() => send(form), seconds * 1000);
  waiting.set(form, { submitter: lastButton.get(form), tries: tries + 1, timer });
  lost = "connection";
  const why = what === "busy" ? "The server is busy" : "No connection";
  say(`${why}. What you typed is kept in this window; trying again in ${seconds} s.`);
};

// A new sign-in makes new tokens: forms opened before it take the new one.
const renew = async () => {
  try {
    const answer = await fetch(place().dataset.alive);
    const { signed_in: isIn, token } = await answer.json();
    for (const field of document.getElementsByName("csrfmiddlewaretoken")) field.value = token;
    return isIn;
  } catch {
    return false;
  }
};

const askToSignIn = async (source) => {
  const again = waiting.get(source)?.renewed;
  if (source.matches("form")) {
    waiting.set(source, { submitter: lastButton.get(source), tries: 1, renewed: true });
  }
  if ((await renew()) && lost !== "signed out" && !again) return sendAll();
  lost = "signed out";
  say("You are signed out. Nothing is lost:", "sign in in a new window, then come back here.");
  const detail = { what: "signed-out", source };
  source.dispatchEvent(new CustomEvent("answered", { bubbles: true, detail }));
};

const sendAll = () => {
  lost = "";
  for (const form of [...waiting.keys()]) if (form.isConnected) send(form);
};

document.addEventListener("submit", (event) => lastButton.set(event.target, event.submitter), true);
document.addEventListener("input", () => {
  refused = false;
  tell();
});
document.addEventListener("guard", tell);
document.addEventListener("htmx:before:request", () => setTimeout(tell));
document.addEventListener("htmx:after:swap", () => setTimeout(tell));

// What an answer to a form was, or to a link or a button beside it (answers.js).
const ofForm = (form, detail) => {
  const { what, status } = detail;
  if (what === "none" || what === "busy") return wait(form, detail);
  settled(form);
  refused = what !== "saved" && !(what === "shown" && status < 400);
  if (!refused) return;
  if (what !== "shown") say("Not saved. What you typed is still in the form, which says what to do.");
  else if (status === 409) say("Saved by somebody else meanwhile: both versions stand in the row.");
  else say("Not saved: the row says what to mend.");
};

document.addEventListener("answered", ({ detail }) => {
  const { what, source } = detail;
  if (!place() || what === "signed-out") return;
  if (what !== "shown") saved = what === "saved";
  if (what === "sign-in") askToSignIn(source);
  else if (source.matches("form[data-guard]")) ofForm(source, detail);
  else if (what === "none") say("No connection. Nothing was changed.");
});

addEventListener("online", sendAll);
addEventListener("focus", async () => {
  if (lost === "signed out" && (await renew())) sendAll();
});
tell();
