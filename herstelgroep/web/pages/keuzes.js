/* Choices as large buttons: columns and small groups, and the questions of polls and marks. */
(function (hg) {
  "use strict";

  const drawn = new Map();

  hg.add = function (box, tag, text, style) {
    const made = document.createElement(tag);
    if (text) made.textContent = text;
    if (style) made.className = style;
    return box.appendChild(made);
  };

  /* Draws a box again only when what it shows has changed, so that focus stays where it is. */
  hg.once = function (box, what, draw) {
    const sign = JSON.stringify(what);
    if (drawn.get(box) === sign) return;
    drawn.set(box, sign);
    box.textContent = "";
    draw(box);
  };

  hg.choices = function (box, name, options, picked) {
    options.forEach((option) => {
      const label = hg.add(box, "label", "", "keuze " + (option.style || ""));
      const input = hg.add(label, "input");
      input.type = "radio";
      input.name = name;
      input.value = option.sleutel;
      input.addEventListener("change", () => picked(option.sleutel));
      hg.add(label, "span", option.titel);
    });
  };

  hg.check = function (box, value) {
    box.querySelectorAll("input").forEach((input) => { input.checked = input.value === value; });
  };

  function scale(from, to) {
    const options = [];
    for (let mark = from; mark <= to; mark += 1) options.push({ sleutel: String(mark), titel: String(mark) });
    return options.concat({ sleutel: "over", titel: "Sla over", style: "over" });
  }

  /* The questions of a poll or of marks in this box; answers go out through the post. */
  hg.questions = function (box, post) {
    let answers = {};
    let turn = 0; // how often the answers at this place were counted

    function draw() {
      box.querySelectorAll("fieldset").forEach((set) => {
        const mine = answers[set.dataset.slot] || {};
        set.disabled = mine.turn < turn && mine.kept !== undefined;
        if (set.disabled) mine.says = "Deze vraag is gesloten. Wat al binnen was, telt mee.";
        hg.check(set, mine.value);
        if (set.lastChild.textContent !== (mine.says || "")) set.lastChild.textContent = mine.says || "";
      });
    }

    /* One random id for each question, so that answers never form one person's row. */
    function answer(slot, value, message, what) {
      const mine = answers[slot] || (answers[slot] = { id: hg.newId() });
      const tell = (says) => {
        if (mine.value === value) mine.says = says;
        draw();
      };
      mine.value = value;
      tell("Even geduld …");
      post.add({
        slot: slot,
        message: Object.assign({ id: mine.id }, message),
        arrived: () => {
          mine.kept = value;
          mine.turn = turn;
          const none = value === "" ? "Je stemt niet mee." : value === "over" ? "Overgeslagen." : what + " is binnen.";
          tell(none + " Veranderen kan nog.");
        },
        late: () => tell(what + " is nog onderweg. We proberen het steeds opnieuw."),
        refused: (sentence) => {
          if (mine.value === value) mine.value = mine.kept;
          mine.says = sentence || "Dit lukte niet. Papier kan ook.";
          draw();
        },
      });
    }

    function question(slot, title, options, style, picked) {
      const set = hg.add(box, "fieldset", "", "cijfer");
      set.dataset.slot = slot;
      hg.add(set, "legend", title);
      hg.choices(hg.add(set, "div", "", "keuzes " + style), slot, options, picked);
      hg.add(set, "p", "", "stand").setAttribute("role", "status");
    }

    function poll(slot, at, title, state) {
      const options = state.keuzes.concat({ sleutel: "", titel: "Liever geen stem" });
      question(slot, title, options, "stemmen", (value) => {
        answer(slot, value, Object.assign({ soort: "stem", keuze: value }, at), "Je stem");
      });
    }

    function mark(slot, at, item, state) {
      question(slot, item.titel, scale(state.schaal[0], state.schaal[1]), "schaal", (value) => {
        const figure = value === "over" ? null : Number(value);
        answer(slot, value, Object.assign({ soort: "cijfer", punt: item.sleutel, cijfer: figure }, at), "Je cijfer");
      });
    }

    return {
      /* What is asked in this state, at the place of this view; null: nothing. */
      show: function (state, view) {
        const at = state && { onderdeel: state.onderdeel, plek: view.plek.sleutel };
        const base = state && JSON.stringify([state.onderdeel, view.plek.sleutel, state.moment]);
        if (state) turn = (state.getoond || {})[view.plek.sleutel] || 0;
        hg.once(box, state && [base, state.soort, state.keuzes, state.schaal], () => {
          if (!state) return;
          const title = view.plek.titel === (state.vraag || state.titel) ? "Kies één antwoord" : view.plek.titel;
          if (state.soort === "stemming") poll(base, at, title, state);
          else state.keuzes.forEach((item) => mark(base + item.sleutel, at, item, state));
        });
        draw();
      },
      forget: function () {
        answers = {};
      },
    };
  };
})(self.hg = self.hg || {});
