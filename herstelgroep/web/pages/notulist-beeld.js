"use strict";
/* The note-taker's page: what it knows, and how that looks. What it does is in notulist.js. */

const CLOSED = ["dicht", "papier", "niets", "buiten", "klaar"];

const $ = (id) => document.getElementById(id);
let snap = null; // the newest snapshot
let me = ""; // what this page calls itself
let line = null;
let outbox = null;
let placeKey = "";
const columnOf = {}; // the chosen column of each place
let group = "";
let editing = null; // {place, handle, was, draft}
let sent = []; // what was sent and is not yet in a snapshot: {message, before, kept}
let failed = []; // {message, why}

/* ---- reading the snapshot ---- */

const place = () => snap.plekken.find((one) => one.sleutel === placeKey);
const groupPlace = () => snap.plekken.find((one) => one.nu);
const closed = () => CLOSED.includes(snap.stand) || !snap.plekken.length;
const field = () => $("field");
const text = () => field().value.replace(/\s+/g, " ").trim();
const lengthOf = (words) => Array.from(words).length;

function column() {
  const columns = place().kolommen;
  const chosen = columns.find((one) => one.sleutel === columnOf[placeKey]);
  return (chosen || columns[0] || { sleutel: "" }).sleutel;
}

const mine = (note) => note.van === me;
const same = (one, other) => one.tekst === other.tekst && one.kolom === other.kolom;

function alike(where, message) {
  return where.briefjes.filter((note) => mine(note) && same(note, message)).length;
}

/** Whether the newest snapshot shows what this message asked for. */
function seen(item) {
  const where = snap.plekken.find((one) => one.sleutel === item.message.plek);
  if (!where) return true;
  if (item.message.soort === "briefje") return alike(where, item.message) > item.before;
  const note = where.briefjes.find((one) => one.greep === item.message.greep);
  return !note || note.tekst === item.message.tekst;
}

/** What is on its way about this note: a change, or the note itself. */
function underway(note) {
  return sent.find((item) => !item.kept && (item.message.greep
    ? item.message.greep === note.greep
    : mine(note) && same(item.message, note) && seen(item)));
}

function noteBeing() {
  const where = snap.plekken.find((one) => one.sleutel === editing.place);
  return where && where.briefjes.find((note) => note.greep === editing.handle);
}

/* ---- drawing ---- */

/** Puts a text only when it is another: a browser undoes typing letter by letter once the page changes in between. */
function put(id, words) {
  if ($(id).textContent !== words) $(id).textContent = words;
}

function tell(words) {
  put("message", words);
}

function draw() {
  document.documentElement.dataset.colours = snap.kleuren;
  put("programme", ["Notulist", snap.programma].filter(Boolean).join(" · "));
  put("now-title", `Nu: ${snap.titel}`);
  $("now-title").hidden = !snap.titel || snap.titel === snap.vraag;
  const asked = snap.vraag || snap.titel || snap.programma;
  put("question", asked || snap.zin || "Notulist");
  const done = snap.stand === "klaar" && !text() && !outbox.queue.length && !failed.length;
  put("stand", asked ? snap.zin : done ? "Je kunt deze bladzijde sluiten." : "");
  $("stand").hidden = !$("stand").textContent;
  put("still", !snap.stil ? "" : closed() ? "Even stil." : "Even stil. Schrijven mag. Niets jaagt je op.");
  const waiting = snap.wachten;
  put("waiting", waiting ? (waiting === 1 ? "1 briefje wacht" : `${waiting} briefjes wachten`) : "");
  $("work").hidden = !place();
  $("entry").hidden = done;
  if (place()) {
    drawTopics();
    drawBoard();
    drawChoices();
  } else $("columns").hidden = $("groups").hidden = true;
  drawEntry();
}

/** Fills an element only when what it shows has changed, and keeps the focus where it was. */
function refill(element, face, children) {
  if (element.dataset.face === face) return;
  const held = element.contains(document.activeElement) ? document.activeElement.dataset.hold : null;
  element.dataset.face = face;
  fill(element, children());
  if (held === null) return;
  const again = Array.from(element.querySelectorAll("[data-hold]")).find((one) => one.dataset.hold === held);
  (again || field()).focus();
}

function choiceButton(words, hold, pressed, act) {
  const button = make("button", "", words);
  button.type = "button";
  button.dataset.hold = hold;
  button.setAttribute("aria-pressed", String(pressed));
  button.addEventListener("mousedown", (event) => event.preventDefault()); // the cursor stays in the field
  button.addEventListener("click", act);
  return button;
}

function drawTopics() {
  const face = JSON.stringify([snap.plekken.map((one) => [one.sleutel, one.titel, one.nu]), placeKey]);
  put("fold-title", place().titel);
  refill($("topics"), face, () => snap.plekken.map((one, at) => {
    const item = make("li");
    const button = choiceButton("", one.sleutel, one.sleutel === placeKey, () => pickPlace(at, true));
    const name = make("span", "name", one.titel);
    if (one.nu) name.append(make("span", "here", "hier is de groep"));
    if (at < 9) button.append(make("kbd", "", String(at + 1)), " ");
    button.append(name);
    item.append(button);
    return item;
  }));
}

function drawNote(note) {
  const item = make("li");
  const change = editing && editing.handle === note.greep;
  if (change) item.className = "edited";
  const busy = underway(note);
  if (mine(note)) {
    const button = make("button", "own", (busy && busy.message.tekst) || note.tekst);
    button.type = "button";
    button.dataset.hold = note.greep;
    button.addEventListener("click", () => edit(note));
    button.addEventListener("keydown", (event) => ownKey(event, note));
    item.append(button);
  } else item.append(note.tekst);
  if (note.keer > 1) item.append(" ", make("span", "times", `×${note.keer}`));
  if (note.groep) item.append(" ", make("span", "label", note.groep));
  const busyWords = busy && (busy.message.soort === "weg" ? "gaat weg…" : "wordt bewaard…");
  if (busy || change) item.append(" ", make("span", "busy", busyWords || "je verandert dit"));
  return item;
}

function drawPending(item) {
  const element = make("li", "pending", item.message.tekst);
  if (item.message.groep) element.append(" ", make("span", "label", item.message.groep));
  if (!item.kept) element.append(" ", make("span", "busy", "wordt bewaard…"));
  return element;
}

function drawBoard() {
  const here = place();
  const ours = ({ message }) => message.soort === "briefje" && message.plek === placeKey;
  const pending = sent.filter((item) => ours(item) && !seen(item));
  const known = here.kolommen.map((one) => one.sleutel);
  const columns = here.kolommen.length ? here.kolommen.slice() : [{ sleutel: "", titel: "" }];
  const stray = known.length && here.briefjes.some((note) => !known.includes(note.kolom));
  if (stray) columns.push({ sleutel: "", titel: "Zonder kolom" });
  const within = (key) => (item) => (known.includes(item.kolom) ? item.kolom : "") === key;
  const face = JSON.stringify([here, column(), editing, sent]);
  put("place", here.titel);
  $("board").className = `board ${["", "one", "two", "three", "four", "four"][columns.length] || "four"}`;
  refill($("board"), face, () => columns.map((one) => {
    const element = make("div", `column${known.length > 1 && one.sleutel === column() ? " chosen" : ""}`);
    if (one.titel && one.titel !== here.titel) element.append(make("h3", "", one.titel));
    const list = make("ul");
    list.append(...here.briefjes.filter(within(one.sleutel)).map(drawNote));
    list.append(...pending.filter((item) => within(one.sleutel)(item.message)).map(drawPending));
    element.append(list.children.length ? list : make("p", "nothing", "Nog geen briefjes."));
    return element;
  }));
}

function drawChoices() {
  const columns = place().kolommen;
  const off = Boolean(editing);
  $("columns").hidden = columns.length < 2 || off;
  refill($("columns"), JSON.stringify([columns, column()]), () => [
    make("span", "name", "Kolom"),
    ...columns.map(({ sleutel, titel }) =>
      choiceButton(titel, sleutel, sleutel === column(), () => pickColumn(sleutel, true))),
  ]);
  const labels = snap.groepen.length ? ["", ...snap.groepen] : [];
  $("groups").hidden = !labels.length || off;
  refill($("groups"), JSON.stringify([labels, group]), () => [
    make("span", "name", "Groep"),
    ...labels.map((one) => choiceButton(one || "geen", one || "geen", one === group, () => pickGroup(one, true))),
  ]);
}

function asks() {
  if (closed()) return text() ? "Nu niet schrijven. Je tekst blijft staan." : "Nu niet schrijven.";
  return editing ? "Verander je briefje en druk op Enter" : "Schrijf een briefje en druk op Enter";
}

function drawEntry() {
  const left = snap.hoogstens - lengthOf(text());
  const saving = outbox.queue.length;
  const apart = place() && !place().nu && groupPlace() && (text() || editing);
  if (field().readOnly !== closed()) field().readOnly = closed();
  put("asks", asks());
  put("saving", saving ? `nog niet bewaard: ${saving}` : "");
  put("counter", left < 0 ? `${-left} te veel` : left <= 100 ? `nog ${left} tekens` : "");
  $("counter").classList.toggle("over", left < 0);
  put("belongs", apart ? `Dit hoort bij: ${place().titel}. De groep is nu bij: ${groupPlace().titel}.` : "");
  $("save").setAttribute("aria-disabled", String(closed() || left < 0));
  $("undo").setAttribute("aria-disabled", String(!mayUndo()));
  $("leave").hidden = $("remove").hidden = !editing;
  $("failed").hidden = !failed.length;
  refill($("failed"), JSON.stringify(failed), () => failed.map(drawFailed));
  grow();
  document.documentElement.style.scrollPaddingBottom = `${$("entry").offsetHeight + 8}px`;
}

/** As high as the text asks. */
function grow() {
  const style = field().style;
  if (!field().value) style.height = "";
  else if (field().scrollHeight > field().clientHeight) style.height = `${field().scrollHeight + 2}px`;
}

function drawFailed(item, at) {
  const element = make("li");
  const words = make("p", "", item.message.tekst);
  words.append(make("span", "why", item.why));
  const again = choiceButton("Terug in het veld", `again${at}`, false, () => takeBack(item));
  again.removeAttribute("aria-pressed");
  const drop = choiceButton("Laat vervallen", `drop${at}`, false, () => forget(item));
  drop.removeAttribute("aria-pressed");
  element.append(words, again, drop);
  return element;
}
