"use strict";
/* The group screen in a browser: large and calm, all notes on one screen, never a name. */

const RUNG = 1.05; // each size is this much smaller than the one above: sizes change seldom, not with every note
const TOP = 5; // largest note, in units (see unit())
const TOP_ALONE = 9.5; // largest question when there is nothing else
const FLOOR = 1.55; // smallest note in units
const FLOOR_PIXELS = 11;
const LONG_WORD = 24; // longer than this may be broken
const QUIET_ZONE = 4;
const MANY = 20; // from more notes than this the codes give way
const MOST_COLUMNS = 4; // more columns than this become one list while reading along
const LEAST_MODULE = 3; // pixels; a phone at some distance still tells these apart
const NO_KEY = "Open het groepsscherm opnieuw vanaf de laptop.";
const STRANGE = "Dit scherm hoort bij een andere bijeenkomst. Open het opnieuw vanaf de laptop.";
const AWAY = "Even geen verbinding met de laptop";

const $ = (id) => document.getElementById(id);
let line = null;
let drawn = "";
let shown = null;

function unit() {
  return Math.min(window.innerHeight / 100, window.innerWidth * 0.006);
}

/* ---- what is shown ---- */

function mode(state) {
  if (state.leeg) return "blank";
  if (state.klaar) return "over";
  if (state.stil) return "still";
  return state.terug ? "break" : "ask";
}

function words(state) {
  return {
    blank: "Leeg beeld",
    over: "Dank voor vandaag.",
    still: "Even stil.",
    break: `Pauze. Terug om ${state.terug}`,
    ask: state.vraag || state.thema,
  }[mode(state)];
}

function setText(id, text) {
  const element = $(id);
  if (element.textContent !== text) element.textContent = text;
  element.hidden = !text;
}

/** Each line by itself, so that each is broken evenly. */
function drawQuestion(text) {
  if ($("question").innerText.trim() === text) return;
  fill($("question"), text.split("\n").map((part) => make("span", "", part)));
}

function drawSmall(lines) {
  const list = $("small");
  list.hidden = !lines.length;
  fill(list, lines.map((text) => {
    const item = make("li");
    const [, title, count] = /^([\s\S]*\S)\s{2,}(\d+)$/.exec(text) || [null, text, ""];
    item.append(make("span", "", title));
    if (count) item.append(make("span", "count", count));
    return item;
  }));
}

function drawNote(note) {
  if (note.kop) return make("li", "heading", note.tekst);
  const item = make("li", "", note.tekst);
  if (note.keer > 1) item.append(" ", make("span", "times", `×${note.keer}`));
  if (note.groep) item.append(" ", make("span", "label", note.groep));
  return item;
}

/** Reading along: many columns become one list, with their titles in it. */
function gathered(state) {
  if (!state.nalezen || state.kolommen.length <= MOST_COLUMNS) return state.kolommen;
  const heading = (title) => ({ kop: true, tekst: title, keer: 1, groep: "" });
  const notes = state.kolommen.flatMap((column) => [heading(column.titel), ...column.briefjes]);
  return [{ titel: "", briefjes: notes }];
}

function drawBoard(columns, question) {
  $("board").hidden = !columns.length;
  fill($("board"), columns.map((column) => {
    const element = make("div", "column");
    if (column.titel && column.titel !== question) element.append(make("h2", "", column.titel));
    const list = make("ul");
    list.append(...column.briefjes.map(drawNote));
    if (column.briefjes.length) element.append(list);
    return element;
  }));
}

/** Black on white, with a white zone of four modules round it, whatever the theme. */
function drawCode(id, rows, told) {
  const found = rows.findIndex((row) => row.includes("1"));
  const zone = Math.max(0, QUIET_ZONE - Math.max(0, found));
  const size = rows.length + 2 * zone;
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", `0 0 ${size} ${size}`);
  svg.setAttribute("shape-rendering", "crispEdges");
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", `QR-code: ${told}`);
  const ground = document.createElementNS(space, "path");
  ground.setAttribute("d", `M0 0h${size}v${size}h-${size}z`);
  ground.setAttribute("fill", "#fff");
  const dark = document.createElementNS(space, "path");
  let path = "";
  rows.forEach((row, y) => row.replace(/1+/g, (run, x) => {
    path += `M${x + zone} ${y + zone}h${run.length}v1h-${run.length}z`;
    return run;
  }));
  dark.setAttribute("d", path);
  dark.setAttribute("fill", "#000");
  svg.append(ground, dark);
  fill($(id), [svg]);
  return size;
}

function drawJoin(state) {
  $("join").hidden = !state.qr;
  if (!state.qr) return;
  const size = drawCode("qr", state.qr, "hiermee opent je telefoon de bladzijde voor een briefje");
  $("join").style.setProperty("--least", `${size * LEAST_MODULE}px`);
  const two = Boolean(state.wifi_qr);
  $("join").classList.toggle("two", two);
  $("wifi").hidden = $("note-title").hidden = !two;
  $("wifi-title").textContent = two ? `1. Wifi ${state.wifi}` : "";
  $("note-title").textContent = two ? "2. Briefje" : "";
  if (two) drawCode("wifi-qr", state.wifi_qr, "hiermee komt je telefoon op de wifi");
  else fill($("wifi-qr"), []);
  $("address").textContent = state.adres;
  $("address").classList.toggle("long", state.adres.length > 16);
  $("code").textContent = state.code.toUpperCase();
}

function drawTime(state) {
  const none = state.deel === null || state.deel === undefined || Boolean(state.terug);
  $("time").classList.toggle("none", none || mode(state) !== "ask");
  $("passed").style.width = `${none ? 0 : Math.round(Math.min(1, Math.max(0, state.deel)) * 1000) / 10}%`;
}

function show(state) {
  drawTime(state);
  const face = JSON.stringify(Object.assign({}, state, { deel: 0 }));
  if (face === drawn) return;
  drawn = face;
  document.documentElement.dataset.colours = state.kleuren;
  const now = mode(state);
  const open = now === "ask" || now === "break";
  const columns = open ? gathered(state) : [];
  shown = Object.assign({}, state, { kolommen: columns });
  document.body.classList.toggle("blank", now === "blank");
  $("stage").classList.toggle("alone", !columns.length);
  $("stage").classList.toggle("many", columns.reduce((sum, column) => sum + column.briefjes.length, 0) > MANY);
  $("stage").classList.toggle("calm", now === "still" || now === "over");
  $("off-record").hidden = !state.buiten || now === "over";
  setText("theme", open && state.vraag ? state.thema : "");
  drawQuestion(words(state));
  drawSmall(open ? state.klein : []);
  drawBoard(columns, words(state));
  drawJoin(open ? state : { qr: null });
  fit();
}

/* ---- as large as everything together allows ---- */

function sizes(alone) {
  const u = unit();
  const floor = Math.max(FLOOR_PIXELS, FLOOR * u);
  const all = [];
  for (let size = (alone ? TOP_ALONE : TOP) * u; size > floor; size /= RUNG) all.push(size);
  return all.concat(floor);
}

/** How many columns of text each column of the board gets; the fullest gets the next one. */
function layouts(columns) {
  const counts = columns.map(() => 1);
  const amount = columns.map((column) => column.briefjes.reduce((sum, note) => sum + note.tekst.length + 20, 0));
  const all = [counts.slice()];
  if (!amount.some((length) => length)) return all;
  for (let extra = 0; extra < 7; extra += 1) {
    const shares = amount.map((length, i) => (counts[i] < columns[i].briefjes.length ? length / counts[i] : -1));
    const next = shares.indexOf(Math.max(...shares));
    if (shares[next] < 0) break;
    counts[next] += 1;
    all.push(counts.slice());
  }
  return all;
}

/** The width in em that a column of text needs so that ordinary words stay whole. */
function needed(columns) {
  const texts = columns.map((column) => column.briefjes.map((note) => note.tekst).join(" "));
  const longest = texts.join(" ").split(/[\s-]+/).reduce((most, word) => Math.max(most, word.length), 0);
  return Math.max(9, Math.min(LONG_WORD, longest) * 0.6 + 1);
}

function arrange(counts) {
  $("board").style.gridTemplateColumns = counts.map((count) => `minmax(0, ${count}fr)`).join(" ");
  $("board").querySelectorAll(".column").forEach((column, i) => {
    const list = column.querySelector("ul");
    if (list) list.style.columnCount = counts[i];
  });
}

function holds(element) {
  return element.scrollHeight <= element.clientHeight + 1 && element.scrollWidth <= element.clientWidth + 1;
}

function allFits() {
  return [$("content"), $("question"), ...$("board").querySelectorAll("ul")].every(
    (element) => element.id === "question" ? element.scrollWidth <= element.clientWidth + 1 : holds(element));
}

/** Whether a layout holds at a size. */
function fitsAt(size, counts, em) {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total > 1 && ($("content").clientWidth - (total - 1) * 2.2 * size) / total < em * size) return false;
  $("stage").style.fontSize = `${size}px`;
  return allFits();
}

/** The first (largest) size before `end` at which a layout holds, or -1. */
function largest(all, end, counts, em) {
  arrange(counts);
  if (!fitsAt(all[end - 1], counts, em)) return -1;
  let low = 0;
  let high = end - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fitsAt(all[middle], counts, em)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function fit() {
  if (!shown) return;
  const flow = window.innerWidth < 640 || window.innerHeight < 400;
  document.body.classList.toggle("flow", flow);
  $("stage").style.fontSize = "";
  const columns = $("board").hidden ? [] : shown.kolommen;
  clip(columns, Infinity);
  if (flow || mode(shown) === "blank") {
    arrange(columns.map(() => 1));
    return;
  }
  document.body.classList.add("measuring");
  const all = sizes(!columns.length);
  const em = needed(columns);
  let best = null;
  for (const counts of layouts(columns)) {
    const found = largest(all, best ? best.at : all.length, counts, em);
    if (found >= 0) best = { at: found, counts };
    if (best && best.at === 0) break;
  }
  if (best) arrange(best.counts);
  $("stage").style.fontSize = `${all[best ? best.at : all.length - 1]}px`;
  document.body.classList.remove("measuring");
  if (!best) leaveOut(columns, em, all[all.length - 1]);
}

/** Shows the first `most` notes of each column, and says how many are not shown. */
function clip(columns, most) {
  $("board").querySelectorAll(".column").forEach((column, i) => {
    column.querySelectorAll(".more").forEach((item) => item.remove());
    const left = columns[i].briefjes.slice(most).filter((note) => !note.kop).length;
    column.querySelectorAll("li").forEach((item, at) => { item.hidden = at >= most; });
    if (left > 0) {
      column.querySelector("ul").append(make("li", "more", left === 1 ? "en nog 1 briefje" : `en nog ${left} briefjes`));
    }
  });
}

/** Even the smallest readable size is too large: as many as fit, and how many are left. */
function leaveOut(columns, em, size) {
  const roomy = layouts(columns).filter((counts) => {
    const total = counts.reduce((sum, count) => sum + count, 0);
    return ($("content").clientWidth - (total - 1) * 2.2 * size) / total >= em * size;
  });
  arrange(roomy.length ? roomy[roomy.length - 1] : columns.map(() => 1));
  let low = 0;
  let high = Math.max(0, ...columns.map((column) => column.briefjes.length));
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    clip(columns, middle);
    if (allFits()) low = middle;
    else high = middle - 1;
  }
  clip(columns, low);
  if (!allFits()) document.body.classList.add("flow");
}

/* ---- the screen itself ---- */

let idle = 0;
function awake() {
  document.body.classList.remove("idle");
  clearTimeout(idle);
  idle = setTimeout(() => document.body.classList.add("idle"), 6000);
}

function fullScreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else if (document.documentElement.requestFullscreen) document.documentElement.requestFullscreen().catch(() => {});
}

/** Asks the laptop to keep this screen lit; without it the page works as well. */
function keepLit() {
  if (navigator.wakeLock && document.visibilityState === "visible") navigator.wakeLock.request("screen").catch(() => {});
}

function start() {
  awake();
  keepLit();
  document.addEventListener("visibilitychange", keepLit);
  ["mousemove", "pointerdown", "keydown"].forEach((kind) => document.addEventListener(kind, awake));
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() === "f" && !event.ctrlKey && !event.altKey && !event.metaKey) fullScreen();
  });
  $("full").addEventListener("click", fullScreen);
  window.addEventListener("resize", () => requestAnimationFrame(fit));
  const key = Seal.keyFrom(location.hash);
  if (!key) {
    drawQuestion(NO_KEY);
    return;
  }
  line = new Line(location.pathname, key, "groep", {
    state: show,
    strange: () => (shown ? null : drawQuestion(STRANGE)),
    link: (up) => { $("link").textContent = up || (shown && shown.klaar) ? "" : AWAY; },
  });
}

start();
