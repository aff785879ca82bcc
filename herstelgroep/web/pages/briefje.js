/* The page of a participant: one question, one field, send. All text is put in as text, never as markup. */
(function (hg) {
  "use strict";

  const $ = (id) => document.getElementById(id);
  const { add, once, choices, check } = hg;
  const field = $("tekst");
  const address = location.pathname.replace(/\/$/, "");
  const key = self.nacl && hg.spot && hg.readKey(document.querySelector("meta[name=sleutel]").content);
  const post = hg.outbox(address + "/stuur", key);
  const questions = hg.questions($("vragen"), post);
  const CLOSED = {
    dicht: ["Nog even wachten", "De groep heeft de briefjes nog niet geopend."],
    papier: ["Vandaag op papier", "De groep gebruikt vandaag alleen papier."],
    niets: ["Vandaag geen briefjes", "Er wordt deze keer niets bewaard."],
    buiten: ["Even niets opschrijven", "Buiten verslag: er wordt niets bewaard."],
    geen: ["Even geen briefje", "Deze bladzijde gaat vanzelf verder."],
    klaar: ["De bijeenkomst is voorbij", "Dank je wel. Je kunt deze bladzijde sluiten."],
  };

  let now = null; // what the laptop said last
  let desk = null; // where the text in the field belongs: {onderdeel, titel, vraag, plekken, plek, kolom}
  let group = ""; // the small group that was chosen, by its name
  let aside = false; // the text waits while a poll is answered
  let sending = null; // the letter that is still in the field
  let loose = []; // letters outside the field: on their way, or given back
  let sent = []; // letters that can be taken back
  let taking = false;
  let lastSent = 0;
  let misses = 0;
  let looking = false;
  let timer = 0, telling = 0;
  let grown = "";

  const turn = (place) => ((now && now.getoond) || {})[place] || 0;
  const unsent = () => field.value.trim() !== "";
  const without = (list, one) => list.filter((other) => other !== one);
  const asked = (at) => at.vraag || at.titel;
  const named = (at) => (at.titel || at.vraag).replace(/([^.!?…])$/, "$1.");
  const groupOf = (plek) => plek.titel.split(" · ").pop().replace(/^./, (letter) => letter.toUpperCase());
  const over = () => now !== null && now.stand === "klaar";

  function say(id, text) {
    const box = $(id);
    if (box.textContent !== text) box.textContent = text;
    box.hidden = !text;
  }

  function tell(text, warn) {
    const box = $("melding");
    box.textContent = "";
    box.className = warn ? "let-op" : "";
    clearTimeout(telling);
    telling = setTimeout(() => { box.textContent = text; }, 50);
  }

  function button(box, text, act) {
    const made = add(box, "button", text);
    made.type = "button";
    made.onclick = act;
  }

  /* Where somebody is in this state: the only place, or that of the chosen small group. */
  function placeIn(state) {
    const plek = state.plekken.length === 1 ? state.plekken[0] : state.plekken.find((one) => groupOf(one) === group);
    return { onderdeel: state.onderdeel, titel: state.titel, vraag: state.vraag, plekken: state.plekken, plek: plek || null, kolom: "" };
  }

  /* An empty field follows the group; a note being written keeps its own question and place. */
  function follow() {
    if (!now || unsent()) return;
    const kolom = desk && desk.onderdeel === now.onderdeel ? desk.kolom : "";
    desk = placeIn(now);
    if (desk.plek && desk.plek.kolommen.some((one) => one.sleutel === kolom)) desk.kolom = kolom;
  }

  function pickGroup(title) {
    group = title;
    if (unsent() && !aside) Object.assign(desk, { plek: placeIn(desk).plek, kolom: "" });
    follow();
    render();
  }

  /* What is on the page, all of it, from what is known. */
  function render() {
    const focused = document.activeElement;
    const text = unsent();
    const open = now.stand === "open";
    const elsewhere = text && desk.onderdeel !== now.onderdeel;
    const closed = !open && !(now.stand === "geen" && elsewhere);
    const asks = open && now.soort !== "briefjes" && (!text || aside);
    const view = asks || (closed && !text) ? placeIn(now) : desk;
    const words = CLOSED[now.stand] || CLOSED.geen;
    say("programma", now.programma);
    say("titel", over() || view.titel === asked(view) ? "" : view.titel);
    say("vraag", closed && (!text || over()) ? words[0] : asked(view));
    say("zin", closed ? (over() && !text ? words[1] : now.zin || words[1]) + (text ? " Je tekst blijft hier staan." : "") : "");
    renderMoved(elsewhere && !closed && !asks, text && asks);
    renderGroups(view, closed);
    renderForm(!asks && (text || !closed) && desk.plek !== null, closed);
    const answered = asks && view.plek !== null;
    $("antwoorden").hidden = !answered;
    say("antwoord-uitleg", answered ? explain() : "");
    questions.show(answered ? now : null, view);
    renderLoose();
    $("terugzone").hidden = !sent.length || over();
    $("terug").setAttribute("aria-disabled", taking);
    $("wis").hidden = !over() || !(text || loose.length);
    $("uitleg").hidden = over() || asks;
    guard(text || loose.length > 0);
    if (focused !== document.body && !focused.offsetParent) $("vraag").focus();
  }

  function renderMoved(moved, waits) {
    $("verder").hidden = !moved;
    $("wacht").hidden = !waits;
    $("verder-knop").hidden = now.stand !== "open";
    const from = "Je briefje hoort bij: " + named(desk);
    say("verder-zin", "De groep is al verder bij: " + named(now) + " " + from);
    $("verder-knop").textContent = now.soort === "briefjes" ? "Zet mijn briefje bij de nieuwe vraag" : "Ga naar de nieuwe vraag";
    say("wacht-zin", "Je tekst blijft staan. " + from);
  }

  function renderGroups(view, closed) {
    const box = $("groepen").lastElementChild;
    const places = closed || view.plekken.length < 2 ? [] : view.plekken.map((one) => ({ sleutel: groupOf(one), titel: groupOf(one) }));
    $("groepen").hidden = !places.length;
    once(box, places, () => choices(box, "groep", places, pickGroup));
    check(box, view.plek ? groupOf(view.plek) : "");
  }

  function renderForm(shown, closed) {
    $("schrijf").hidden = !shown;
    const columns = shown ? desk.plek.kolommen : [];
    const box = $("kolommen").lastElementChild;
    $("kolommen").hidden = columns.length < 2 || over();
    const several = columns.length > 1 ? columns : [];
    once(box, several, () => choices(box, "kolom", several, (picked) => { desk.kolom = picked; tell(""); }));
    if (!shown) return;
    check(box, desk.kolom);
    box.querySelectorAll("input").forEach((input) => { input.disabled = closed || sending !== null; });
    say("label", columns.length === 1 && columns[0].titel ? "Je briefje bij: " + columns[0].titel : "Je briefje");
    field.readOnly = closed || sending !== null;
    $("verstuur").hidden = closed || !$("namen").hidden;
    $("verstuur").setAttribute("aria-disabled", sending !== null);
    grow();
    const left = now.hoogstens - length();
    say("teller", left < 0 ? -left + " te veel" : "nog " + left + (left === 1 ? " teken" : " tekens"));
    $("teller").classList.toggle("veel", left < 0);
  }

  /* As high as the text; only after a change, so that the page never jumps by itself. */
  function grow() {
    const size = field.value + innerWidth;
    if (size === grown) return;
    grown = size;
    field.style.height = "auto";
    field.style.height = field.scrollHeight + 4 + "px";
  }

  function explain() {
    const moment = now.moment === "voor" ? "Dit is vóór het gesprek. " : now.moment === "na" ? "Dit is na het gesprek. " : "";
    const few = "Er komt geen uitslag in beeld. Met minder dan vijf mensen kun je raden wie wat koos.";
    return moment + (now.weinig ? few : "We tellen alleen. Bij minder dan vijf antwoorden laten we geen uitslag zien.");
  }

  const clean = () => field.value.replace(/\s+/g, " ").trim().normalize("NFC");
  const length = () => Array.from(clean()).length;

  function send(sure) {
    if (sending || !desk.plek || field.readOnly) return;
    const extra = length() - now.hoogstens;
    const columns = desk.plek.kolommen;
    $("namen").hidden = true;
    if (!unsent()) {
      if (Date.now() - lastSent > 1500) tell("Er staat nog niets in je briefje.", true);
    } else if (extra > 0) {
      tell("Je briefje is " + extra + (extra === 1 ? " teken" : " tekens") + " te lang. Je tekst staat er nog. Maak er twee briefjes van.", true);
    } else if (columns.length > 1 && !desk.kolom) {
      tell("Kies eerst waar je briefje bij hoort.", true);
      $("kolommen").querySelector("input").focus();
    } else if (sure || !askAboutNames()) {
      bring({ soort: "briefje", id: hg.newId(), onderdeel: desk.onderdeel, plek: desk.plek.sleutel,
        kolom: columns.length === 1 ? columns[0].sleutel : desk.kolom, tekst: clean() });
    }
  }

  function askAboutNames() {
    const found = hg.spot(field.value);
    if (!found.length) return false;
    const kinds = new Set(found.map((one) => one.kind));
    $("namen").hidden = false;
    tell("");
    say("namen-kop", kinds.size > 1 ? "Staat hier een naam of een nummer?" : "Staat hier een " + found[0].kind + "?");
    say("namen-zin", found.map((one) => "“" + field.value.slice(one.from, one.to) + "”").join(", "));
    render();
    $("namen-kop").focus();
    return true;
  }

  function lookAgain() {
    const first = hg.spot(field.value)[0];
    $("namen").hidden = true;
    render();
    field.focus();
    if (first) field.setSelectionRange(first.from, first.to);
  }

  /* The text stays in the field until the laptop has it, or a moment; then it waits below the field. */
  function bring(note) {
    const letter = { note: note, desk: desk, turn: turn(note.plek) };
    sending = letter;
    field.blur();
    tell("");
    const slow = setTimeout(() => setLoose(letter), 1200);
    post.add({
      message: note,
      arrived: () => {
        clearTimeout(slow);
        sent.push(letter);
        lastSent = Date.now();
        if (sending === letter) emptyField();
        loose = without(loose, letter);
        tell("Je briefje is binnen.");
        changed();
      },
      late: () => setLoose(letter),
      refused: (sentence) => {
        clearTimeout(slow);
        giveBack(letter, sentence || "Versturen lukt niet. Je tekst staat er nog. Papier kan ook.");
      },
    });
    render();
  }

  function emptyField() {
    sending = null;
    field.value = "";
  }

  function setLoose(letter) {
    if (sending !== letter) return;
    emptyField();
    tell("Je briefje is nog onderweg.");
    letter.says = "Nog niet binnen. We proberen het steeds opnieuw. Laat deze bladzijde open.";
    loose.push(letter);
    changed();
  }

  /* Puts a text back in the field, or beside it when there is another one. */
  function giveBack(letter, sentence) {
    if (sending === letter) sending = null;
    else if (unsent()) {
      letter.back = true;
      letter.says = sentence;
      if (!loose.includes(letter)) loose.push(letter);
      return changed();
    } else putInField(letter);
    tell(sentence, true);
    changed();
  }

  function putInField(letter) {
    loose = without(loose, letter);
    desk = letter.desk;
    field.value = letter.note.tekst;
    aside = false;
  }

  function swap(letter) {
    if (sending) return;
    if (unsent()) loose.push({ note: { tekst: field.value }, desk: desk, back: true, says: "Dit stond in het veld." });
    putInField(letter);
    changed();
    field.focus();
  }

  function renderLoose() {
    once($("los"), [loose.map((one) => [one.note.tekst, one.says, one.back]), now.stand], (box) => loose.forEach((letter) => {
      const card = add(box, "div", "", "los");
      add(card, "p", letter.says);
      add(card, "blockquote", letter.note.tekst).translate = false;
      if (letter.back && !over()) button(card, "Zet in het veld", () => swap(letter));
      if (letter.back) button(card, "Gooi weg", () => { loose = without(loose, letter); changed(); });
    }));
  }

  function takeBack() {
    const letter = sent[sent.length - 1];
    if (taking || !letter) return;
    taking = true;
    post.add({
      message: Object.assign({}, letter.note, { soort: "terug" }),
      arrived: () => {
        const free = !unsent();
        taking = false;
        sent = without(sent, letter);
        giveBack(letter, free ? "Je briefje is terug. Het staat weer in het veld." : "Dit briefje is terug.");
      },
      late: () => tell("Terughalen is nog onderweg. We proberen het steeds opnieuw."),
      refused: (sentence) => {
        taking = false;
        if (now.stand === "open") sent = without(sent, letter);
        tell(sentence || "Terughalen lukt niet meer. De groep ziet het al.", true);
        render();
      },
    });
    render();
  }

  function changed() {
    follow();
    render();
  }

  function take(state) {
    const moved = now !== null && now.onderdeel !== state.onderdeel;
    const ends = state.stand === "klaar" && !over();
    const programme = state.programma || (now ? now.programma : "");
    now = Object.assign({ onderdeel: "", titel: "", vraag: "", plekken: [], keuzes: [], schaal: [1, 10], hoogstens: 500 }, state, { programma: programme });
    if (moved) aside = false;
    if (moved && !unsent()) tell("");
    sent = sent.filter((letter) => letter.turn >= turn(letter.note.plek)); // those that are shown stay shown
    if (ends) end();
    changed();
  }

  /* Nothing remains but what was typed and not sent. */
  function end() {
    const unsure = "De bijeenkomst is voorbij. We weten niet of dit briefje nog is aangekomen.";
    post.empty();
    if (sending) tell(unsure, true);
    loose.forEach((letter) => Object.assign(letter, letter.back ? {} : { back: true, says: unsure }));
    sending = null;
    sent = [];
    questions.forget();
    taking = false;
  }

  /* Also for some minutes after the end: the leader may have left the session by accident. */
  async function look() {
    clearTimeout(timer);
    if (looking) return;
    looking = true;
    const answer = await hg.ask(address + "/nu", {}, 6000);
    looking = false;
    const good = answer.status === 200 && typeof answer.body.stand === "string";
    misses = good ? 0 : misses + 1;
    if (good) take(answer.body); else if (answer.status === 404 && misses > 2) take(Object.assign({}, now, { stand: "klaar", zin: "" }));
    const away = misses > 2 && !over();
    const line = away ? "De laptop is even niet te bereiken. We proberen het steeds opnieuw. Je tekst blijft hier staan." : "";
    if ($("verbinding").textContent !== line) $("verbinding").textContent = line;
    const pause = over() ? 15000 : Math.min(2000 + misses * 1000, 8000);
    if (!document.hidden && !(over() && misses > 20)) timer = setTimeout(look, pause);
  }

  function warn(event) { event.preventDefault(); event.returnValue = ""; }

  /* Asks before leaving only when there is something to lose. */
  function guard(needed) {
    if (needed) addEventListener("beforeunload", warn);
    else removeEventListener("beforeunload", warn);
  }

  function show(id) {
    ["welkom", "niet", "mee"].forEach((one) => { $(one).hidden = one !== id; });
    $(id).querySelector("h2").focus();
    scrollTo(0, 0);
  }

  function wake() {
    if ($("mee").hidden || document.hidden) return;
    look();
    post.wake();
  }

  const on = (id, act, kind) => $(id).addEventListener(kind || "click", act);
  on("goed", () => { show("mee"); look(); });
  on("liever-niet", () => show("niet"));
  on("toch", () => show("welkom"));
  on("schrijf", (event) => { event.preventDefault(); send(false); }, "submit");
  on("toch-versturen", () => send(true));
  on("kijken", lookAgain);
  on("tekst", () => { $("namen").hidden = true; tell(""); changed(); }, "input");
  on("terug", takeBack);
  on("wis", () => { loose = []; emptyField(); changed(); });
  on("wacht-knop", () => { aside = false; render(); field.focus(); });
  on("verder-knop", () => {
    if (now.soort !== "briefjes") aside = true;
    else desk = placeIn(now);
    render();
    $("vraag").focus();
  });
  document.addEventListener("visibilitychange", wake);
  addEventListener("pageshow", wake);
  addEventListener("online", wake);
  $("laden").hidden = Boolean(key);
  $("welkom").hidden = !key;
})(self.hg = self.hg || {});
