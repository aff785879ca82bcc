/* Pointing at words that may tell who somebody is: simple rules, and the writer decides. */
(function (hg) {
  "use strict";

  const MONTH = "(?:jan|feb|maart|april|mei|juni|juli|aug|sept|okt|nov|dec)[a-z]*";
  const NAME = /[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ'’]+(?:-[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]+)?/g;

  /* Written with a capital in the middle of a sentence, and the name of nobody. */
  const COMMON = new Set((
    "ik je jij u we wij ze zij hij het een de dat die dit er en of maar want dus als om op in met van voor mijn ja nee niet geen wel " +
    "god allah kerst pasen sinterklaas ramadan nederland nederlands engels google facebook instagram whatsapp youtube corona avonds morgens ochtends middags nachts zomers winters"
  ).split(" "));

  /* At the start of a sentence only these first names are pointed at. */
  const FIRST = new Set((
    "ahmed ali anna anne anneke ans anton arie bart ben chris daan els emma erik esther eva femke frank fred " +
    "hanna hans harry hassan henk ingrid jaap jan jeroen joke jos karel karin kees kevin kim klaas koen laura linda " +
    "lisa maaike marcel maria marieke marijke mark martijn mehmet mieke mohamed mohammed monique mustafa patrick paul peter petra piet " +
    "pieter ria richard rob ron ruud sandra sara sophie thijs thomas tineke truus wendy willem yvonne"
  ).split(" "));

  const RULES = [
    ["nummer", /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g],
    ["nummer", /(?:\+\d|\b0)(?:[ .()\/-]{0,2}\d){8,12}(?!\d)/g],
    ["nummer", /\b\d(?:[ .-]?\d){8}(?!\d)/g],
    ["nummer", new RegExp("\\b\\d{1,2}(?:[-/.]\\d{1,2}[-/.]| " + MONTH + " )(?:19|20)?\\d\\d\\b", "gi")],
    ["nummer", new RegExp("\\b(?:geboren|jarig)(?: op)? \\d{1,2}(?:[-/]\\d{1,2}| " + MONTH + ")", "gi")],
    ["nummer", /\b[1-9]\d{3} ?[A-Z]{2}\b/g],
    ["nummer", /\b[A-Z][\w'’-]*(?:straat|laan|weg|plein|gracht|kade|dijk|singel|hof|dreef|pad) \d+/g],
    ["nummer", /\b(?:kamer|appartement|huisnummer)(?: nummer| nr\.?)? \d\w*/gi],
    ["naam", /\b(?:meneer|mevrouw|mijnheer|dhr\.?|mevr\.?|mw\.?|ik heet|mijn naam is) (?:(?:van|de[nr]?) )*[a-zà-öø-ÿ'’-]{2,}/gi],
  ];

  function isName(match) {
    const before = match.input.slice(0, match.index);
    const word = match[0].toLowerCase();
    if (/[\wÀ-ÿ'’]$/.test(before)) return false;
    return /(?:^|[.!?:…•–\n-])[\s'"‘’“”(]*$/.test(before) ? FIRST.has(word) : !COMMON.has(word);
  }

  /* What may give somebody away, never two that overlap: [{from, to, kind: "naam" | "nummer"}]. */
  hg.spot = function (text) {
    const found = [];
    function look(kind, rule, sure) {
      rule.lastIndex = 0;
      for (let match = rule.exec(text); match; match = rule.exec(text)) {
        const from = match.index;
        const to = from + match[0].length;
        if (sure(match) && found.every((other) => to <= other.from || from >= other.to)) found.push({ from: from, to: to, kind: kind });
      }
    }
    RULES.forEach((rule) => look(rule[0], rule[1], () => true));
    look("naam", NAME, isName);
    return found.sort((a, b) => a.from - b.from);
  };
})(self.hg = self.hg || {});
