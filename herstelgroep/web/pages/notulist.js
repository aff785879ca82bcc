"use strict";
/* The note-taker: fast entry by keyboard, with the whole way to the laptop sealed. Text is never lost here. */

const NO_KEY = "Scan de code opnieuw. Dan kun je hier schrijven.";
const STRANGE = "Deze bladzijde hoort bij een andere bijeenkomst. Scan de code opnieuw.";
const AWAY = "Even geen verbinding met de laptop. Wat je typt, blijft hier staan.";
const HOLD_ON = "Eerst dit briefje: Enter bewaart, Esc laat het zo.";
const LEFT = "Het briefje blijft zoals het was.";
const DONE = {
  briefje: "Bewaard.",
  verander: "Veranderd.",
  weg: "Weggehaald. Ctrl+Z zet het terug.",
  ongedaan: "Ongedaan gemaakt.",
};

/* ---- what the laptop tells ---- */

function received(state) {
  const was = snap && groupPlace();
  if (snap && snap.stand !== state.stand) tell("");
  snap = state;
  sent = sent.filter((item) => !item.kept);
  if (!snap.groepen.includes(group)) group = "";
  const now = groupPlace();
  const moved = now && (!was || now.sleutel !== was.sleutel);
  const free = !text() && !editing;
  if (!place() || (moved && free && !place().nu)) placeKey = (now || snap.plekken[0] || { sleutel: "" }).sleutel;
  if (editing && !noteBeing()) stopEditing("Dit briefje staat er niet meer. Je tekst staat er nog.", true);
  draw();
  endWhenOver();
}

/** Nothing more will come, and nothing waits to go. */
function endWhenOver() {
  if (snap.stand === "klaar" && !outbox.queue.length) line.end();
}

/* ---- choosing ---- */

function pickPlace(at, back) {
  const one = snap.plekken[at];
  if (editing) tell(HOLD_ON);
  else if (one) {
    placeKey = one.sleutel;
    tell(`Onderwerp: ${one.titel}`);
    draw();
  }
  if (back) field().focus();
}

function pickColumn(key, back) {
  const one = place().kolommen.find((candidate) => candidate.sleutel === key);
  if (editing) tell(HOLD_ON);
  else if (one) {
    columnOf[placeKey] = key;
    tell(`Kolom: ${one.titel}`);
    draw();
  }
  if (back) field().focus();
}

function pickGroup(label, back) {
  if (editing) tell(HOLD_ON);
  else {
    group = label;
    tell(`Groep: ${label || "geen"}`);
    draw();
  }
  if (back) field().focus();
}

/** The one after this in a circle. */
function next(list, current, step) {
  return list[(list.indexOf(current) + step + list.length) % list.length];
}

function stepColumn(step) {
  const keys = place().kolommen.map((one) => one.sleutel);
  if (keys.length > 1) pickColumn(next(keys, column(), step));
}

function stepGroup(step) {
  if (snap.groepen.length) pickGroup(next(["", ...snap.groepen], group, step));
}

/* ---- sending ---- */

function send(message) {
  const where = snap.plekken.find((one) => one.sleutel === message.plek);
  const coming = sent.filter((item) => same(item.message, message) && !seen(item)).length;
  const before = where ? alike(where, message) + coming : 0;
  tell("");
  sent.push({ message: outbox.add(message), before, kept: false });
}

function submit() {
  const words = text();
  if (closed()) tell(`${snap.zin} Je tekst blijft staan.`.trim());
  else if (lengthOf(words) > snap.hoogstens) {
    tell(`Een briefje heeft hoogstens ${snap.hoogstens} tekens. Maak het korter, of maak er twee van.`);
  } else if (editing) saveChange(words);
  else if (words) {
    send({ soort: "briefje", plek: placeKey, kolom: column(), groep: group, tekst: words });
    clear("");
    follow();
  }
  draw();
  const fresh = $("board").querySelector(".pending");
  const stays = getComputedStyle($("entry")).position === "sticky"; // else the field itself would go out of sight
  if (fresh && stays) fresh.scrollIntoView({ block: "nearest" });
}

/** After a note that was held back, on to where the group is. */
function follow() {
  const was = $("belongs").textContent;
  if (!was || !groupPlace()) return;
  placeKey = groupPlace().sleutel;
  tell(`Nu bij: ${groupPlace().titel}`);
}

function clear(words) {
  field().value = words;
  field().setSelectionRange(words.length, words.length);
}

function answered(message, answer) {
  const item = sent.find((one) => one.message.id === message.id);
  if (answer.goed) {
    if (item) item.kept = true;
    tell((message.soort === "ongedaan" && answer.zin) || DONE[message.soort]);
    sent = sent.filter((one) => one !== item || !seen(one));
  } else {
    sent = sent.filter((one) => one !== item);
    if (message.tekst) failed.push({ message, why: answer.zin || "Dit is niet bewaard." });
    tell(answer.zin || "Dat lukte niet. Er is niets veranderd.");
  }
  draw();
  endWhenOver();
}

function takeBack(item) {
  if (text() || editing) {
    tell("Maak eerst af wat in het veld staat. Deze tekst blijft hier.");
    return;
  }
  forget(item);
  if (snap.plekken.some((one) => one.sleutel === item.message.plek)) placeKey = item.message.plek;
  clear(item.message.tekst);
  draw();
}

function forget(item) {
  failed = failed.filter((one) => one !== item);
  draw();
  field().focus();
}

/* ---- changing what was typed here ---- */

function edit(note) {
  if (closed()) tell(`${snap.zin} Nu niet veranderen.`);
  else {
    const draft = editing ? editing.draft : field().value;
    editing = { place: placeKey, handle: note.greep, was: note.tekst, draft };
    clear(note.tekst);
    tell("");
    draw();
  }
  field().focus();
}

function stopEditing(words, keepText) {
  const draft = editing.draft;
  editing = null;
  if (!keepText) clear(draft);
  tell(words);
}

function saveChange(words) {
  if (!words) tell("Leeg. Esc laat het briefje zo. Wil je het weg? Kies Haal weg.");
  else {
    if (words !== editing.was) {
      send({ soort: "verander", plek: editing.place, greep: editing.handle, tekst: words, was: editing.was });
    }
    stopEditing(words === editing.was ? "Niets veranderd." : "", false);
  }
}

function remove(where, handle, was) {
  send({ soort: "weg", plek: where, greep: handle, was });
  draw();
  field().focus();
}

function ownButtons() {
  return Array.from($("board").querySelectorAll(".own"));
}

function ownKey(event, note) {
  const buttons = ownButtons();
  const at = buttons.indexOf(event.currentTarget);
  if (event.key === "ArrowUp" || event.key === "ArrowDown") {
    const to = at + (event.key === "ArrowUp" ? -1 : 1);
    (to >= buttons.length ? field() : buttons[Math.max(0, to)]).focus();
  } else if (event.key === "Delete" || event.key === "Backspace") {
    if (closed()) tell(snap.zin);
    else remove(placeKey, note.greep, note.tekst);
  } else if (event.key === "Escape") field().focus();
  else return;
  event.preventDefault();
}

/* ---- undo ---- */

const mayUndo = () => !closed() && (snap.ongedaan.includes(me) || sent.length > 0);

function undo() {
  if (editing) stopEditing(LEFT, false);
  else if (mayUndo()) outbox.add({ soort: "ongedaan" });
  else tell("Er is niets om ongedaan te maken.");
  draw();
}

/* ---- keys ---- */

/** Keys that work with text in the field too. Says whether it was one. */
function anyKey(event) {
  const plain = !event.ctrlKey && !event.metaKey;
  const digit = /^Digit([1-9])$/.exec(event.code || "");
  if (event.altKey && plain && digit) pickPlace(Number(digit[1]) - 1);
  else if (event.key === "F2" && plain && !event.altKey) stepColumn(event.shiftKey ? -1 : 1);
  else if (event.key === "F4" && plain && !event.altKey) stepGroup(event.shiftKey ? -1 : 1);
  else if (event.key === "Enter" && !event.isComposing) submit();
  else if (event.key === "Escape" && editing) {
    stopEditing(LEFT, false);
    draw();
  } else return false;
  return true;
}

/** Keys for an empty field: a space first makes any of them an ordinary letter. */
function emptyKey(event) {
  if (event.altKey || event.ctrlKey || event.metaKey) return false;
  const own = ownButtons();
  if (/^[1-9]$/.test(event.key)) pickPlace(Number(event.key) - 1);
  else if (event.key === "0") pickPlace(snap.plekken.findIndex((one) => one.nu));
  else if (event.key === "ArrowRight") stepColumn(1);
  else if (event.key === "ArrowLeft") stepColumn(-1);
  else if (event.key === "/") stepGroup(1);
  else if (event.key === "ArrowUp") {
    if (own.length) own[own.length - 1].focus();
    else tell("Hier staat nog geen briefje van jou.");
  } else return false;
  return true;
}

function fieldKey(event) {
  if (!snap || !place()) return;
  const untouched = !field().value || (editing && field().value === editing.was);
  const wantsUndo = event.key.toLowerCase() === "z" && (event.ctrlKey || event.metaKey) && !event.shiftKey;
  if (wantsUndo && untouched) undo();
  else if (!anyKey(event) && (field().value || editing || !emptyKey(event))) return;
  event.preventDefault();
}

/** Typing anywhere lands in the field; so does undoing. */
function strayKey(event) {
  const wantsUndo = event.key.toLowerCase() === "z" && (event.ctrlKey || event.metaKey);
  if (wantsUndo && snap && document.activeElement !== field()) {
    event.preventDefault();
    undo();
    return;
  }
  const letter = event.key.length === 1 && !event.ctrlKey && !event.altKey && !event.metaKey;
  if (letter && document.activeElement === document.body && !$("entry").hidden) field().focus();
}

function listen() {
  $("entry").addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
    field().focus();
  });
  field().addEventListener("keydown", fieldKey);
  field().addEventListener("input", () => drawEntry());
  field().addEventListener("beforeinput", (event) => { // the Enter of a keyboard on glass
    if (event.inputType !== "insertLineBreak" || event.isComposing) return;
    event.preventDefault();
    submit();
  });
  document.addEventListener("keydown", strayKey);
  const stay = (event) => event.preventDefault();
  ["save", "undo", "leave", "remove"].forEach((id) => $(id).addEventListener("mousedown", stay));
  $("undo").addEventListener("click", undo);
  $("leave").addEventListener("click", () => {
    stopEditing(LEFT, false);
    draw();
    field().focus();
  });
  $("remove").addEventListener("click", () => {
    const { place: where, handle, was } = editing;
    stopEditing("", false);
    remove(where, handle, was);
  });
  const wide = window.matchMedia("(min-width: 58rem)");
  const fold = () => {
    $("fold").open = wide.matches;
    $("help").open = wide.matches && window.innerHeight >= 700;
  };
  wide.addEventListener("change", fold);
  fold();
  window.addEventListener("beforeunload", (event) => {
    if (!outbox.queue.length && !failed.length && !text()) return;
    event.preventDefault();
    event.returnValue = ""; // older browsers look at this
  });
}

function start() {
  const key = Seal.keyFrom(location.hash);
  if (!key) {
    $("question").textContent = NO_KEY;
    return;
  }
  me = Seal.pageId();
  outbox = new Outbox(location.pathname, key, me, answered);
  listen();
  line = new Line(location.pathname, key, "notulist", {
    state: (state) => {
      const first = !snap;
      received(state);
      if (first) field().focus();
    },
    strange: () => { if (!snap) $("question").textContent = STRANGE; },
    link: (up) => {
      $("link").textContent = up ? "" : AWAY;
      if (up) outbox.nudge();
    },
  });
}

start();
