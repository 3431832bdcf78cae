// Says whether everything typed is saved, and sends again what could not be sent.
const WAITS = [2, 4, 8, 15, 30];
const BUSY = new Set([502, 503, 504]);
const place = () => document.getElementById("save-state");
const waiting = new Map(); // form -> { submitter, tries, timer }
const lastButton = new WeakMap();
let lost = "";
let refused = false; // what the last answer said stands until somebody types again

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
  if (lost || refused) return;
  if (document.querySelector("form[data-guard].htmx-request")) return say("Saving");
  const open = document.querySelectorAll('form[data-guard="unsaved"]').length;
  say(open ? `Not saved: ${open} form${open > 1 ? "s" : ""}` : "Saved, nothing waiting");
};

const send = (form) => {
  const { submitter } = waiting.get(form) ?? {};
  form.requestSubmit(submitter?.isConnected ? submitter : undefined);
};

const wait = (form) => {
  const before = waiting.get(form);
  clearTimeout(before?.timer);
  const tries = before?.tries ?? 0;
  const seconds = WAITS[Math.min(tries, WAITS.length - 1)];
  const timer = setTimeout(() => send(form), seconds * 1000);
  waiting.set(form, { submitter: lastButton.get(form), tries: tries + 1, timer });
  lost = "connection";
  say(`No connection. What you typed is kept in this window; trying again in ${seconds} s.`);
};

const settled = (form) => {
  clearTimeout(waiting.get(form)?.timer);
  waiting.delete(form);
  lost = "";
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

const askToSignIn = async (form) => {
  waiting.set(form, { submitter: lastButton.get(form), tries: 1 });
  if (await renew()) {
    if (lost !== "signed out") return sendAll();
  }
  lost = "signed out";
  say("You are signed out. Nothing is lost:", "sign in in a new window, then come back here.");
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

document.addEventListener("htmx:error", (event) => {
  const form = event.detail.ctx?.sourceElement;
  if (form?.matches?.("form[data-guard]")) wait(form);
  else if (place()) say("No connection. Nothing was changed.");
});

document.addEventListener("htmx:after:request", (event) => {
  const { sourceElement: form, response } = event.detail.ctx;
  if (!place()) return;
  if (response.status === 401 || response.status === 403) return void askToSignIn(form);
  if (!form.matches?.("form[data-guard]")) return;
  if (BUSY.has(response.status)) return wait(form);
  settled(form);
  refused = false;
  if (response.status < 400) return;
  refused = true;
  if (response.status === 409) say("Saved by somebody else meanwhile: both versions stand in the row.");
  else say("Not saved: the row says what to mend.");
});

addEventListener("online", sendAll);
addEventListener("focus", async () => {
  if (lost === "signed out" && (await renew())) sendAll();
});
tell();
