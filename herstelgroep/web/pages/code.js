/* The page for phones that cannot scan: six letters from the screen, and on to the page itself. */
(function () {
  "use strict";

  const form = document.getElementById("code-form");
  const field = document.getElementById("code");
  const told = document.getElementById("melding");
  const SENTENCES = {
    400: "Deze letters kloppen niet. Kijk nog eens op het scherm.",
    429: "Er is vaak een verkeerde code getypt. Wacht een minuut en probeer het dan nog eens.",
  };
  let busy = false;

  function tell(text, warn) {
    told.textContent = "";
    told.className = warn ? "let-op" : "";
    setTimeout(() => { told.textContent = text; }, 50);
  }

  async function ask(letters) {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), 8000);
    try {
      const response = await fetch("/code", {
        method: "POST", cache: "no-store", credentials: "omit", redirect: "error", referrerPolicy: "origin", signal: stop.signal,
        headers: { "Content-Type": "application/json", "X-Herstelgroep": "1" }, body: JSON.stringify({ code: letters }),
      });
      return { status: response.status, body: (await response.json().catch(() => null)) || {} };
    } finally {
      clearTimeout(timer);
    }
  }

  async function go(event) {
    event.preventDefault();
    const letters = field.value.toLowerCase().replace(/[^a-z]/g, "");
    if (busy) return;
    if (letters.length !== 6) {
      tell("Het zijn zes letters. Je hebt er nu " + letters.length + ".", true);
      field.focus();
      return;
    }
    busy = true;
    tell("Even kijken …");
    try {
      const answer = await ask(letters);
      const path = String(answer.body.naar || "");
      if (answer.status === 200 && /^\/[\w-]+$/.test(path)) location.replace(path);
      else {
        tell(answer.body.zin || SENTENCES[answer.status] || "Het lukt nu even niet. Probeer het zo nog eens.", true);
        field.select();
      }
    } catch (fault) {
      tell("De laptop is even niet te bereiken. Probeer het zo nog eens.", true);
    }
    busy = false;
  }

  form.hidden = false;
  form.addEventListener("submit", go);
  field.focus();
})();
