/* Sealing a message and bringing it to the laptop. Nothing is stored on the phone. */
(function (hg) {
  "use strict";

  const BLOCK = 256;
  const PATIENCE = 15000;
  const FIRST_PAUSE = 1000;
  const LONGEST_PAUSE = 15000;

  hg.newId = function () {
    const random = crypto.getRandomValues(new Uint8Array(16));
    return Array.from(random, (byte) => (byte + 256).toString(16).slice(1)).join("");
  };

  /* The laptop's key from the page; null when it is not one. */
  hg.readKey = function (base64) {
    try {
      const key = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
      return key.length === 32 ? key : null;
    } catch (fault) {
      return null;
    }
  };

  /* One-time key, nonce and box; padded, so that the length tells little. */
  function seal(message, key) {
    const text = new TextEncoder().encode(JSON.stringify(message));
    const padded = new Uint8Array(Math.ceil(text.length / BLOCK) * BLOCK).fill(32);
    padded.set(text);
    const own = nacl.box.keyPair();
    const nonce = nacl.randomBytes(24);
    const box = nacl.box(padded, nonce, key, own.secretKey);
    const sealed = new Uint8Array(56 + box.length);
    sealed.set(own.publicKey);
    sealed.set(nonce, 32);
    sealed.set(box, 56);
    return sealed;
  }

  /* One request with a deadline in milliseconds: {status, body}; status 0 when there was no answer. */
  hg.ask = async function (url, options, patience) {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), patience);
    try {
      const rest = { signal: stop.signal, cache: "no-store", credentials: "omit", redirect: "error" };
      const response = await fetch(url, Object.assign(rest, options));
      const body = await response.json().catch(() => null);
      return { status: response.status, body: body && typeof body === "object" ? body : {} };
    } catch (fault) {
      return { status: 0, body: {} };
    } finally {
      clearTimeout(timer);
    }
  };

  function mayComeLater(answer) {
    if (answer.body.goed === false) return answer.body.opnieuw === true;
    return answer.status < 400 || answer.status === 404 || answer.status === 408 || answer.status === 429 || answer.status >= 500;
  }

  /* One message at a time, in order, each until the laptop has it or refuses it.
     A job: {message, slot, arrived(), late(), refused(sentence)}; in one slot only the newest waits. */
  hg.outbox = function (url, key) {
    let jobs = [];
    let busy = false;
    let timer = 0;
    let pause = FIRST_PAUSE;

    async function run() {
      clearTimeout(timer);
      if (busy || !jobs.length) return;
      busy = true;
      const job = jobs[0];
      /* Sealed once: a message that comes twice is known by its bytes. */
      job.sealed = job.sealed || seal(job.message, key);
      const headers = { "Content-Type": "application/octet-stream", "X-Herstelgroep": "1" };
      /* "origin": with the page's own no-referrer some browsers would send "Origin: null". */
      const options = { method: "POST", headers: headers, referrerPolicy: "origin", body: job.sealed };
      const answer = await hg.ask(url, options, PATIENCE);
      busy = false;
      if (jobs[0] === job) settle(job, answer);
      else run();
    }

    function settle(job, answer) {
      const arrived = answer.status === 200 && answer.body.goed === true;
      if (!arrived && mayComeLater(answer)) {
        timer = setTimeout(run, pause * (0.75 + Math.random() / 2));
        pause = Math.min(pause * 2, LONGEST_PAUSE);
        job.late();
        return;
      }
      jobs.shift();
      pause = FIRST_PAUSE;
      if (arrived) job.arrived();
      else job.refused(typeof answer.body.zin === "string" ? answer.body.zin : "");
      run();
    }

    return {
      add: function (job) {
        jobs = jobs.filter((other, i) => !job.slot || other.slot !== job.slot || (busy && i === 0));
        jobs.push(job);
        run();
      },
      wake: function () {
        pause = FIRST_PAUSE;
        run();
      },
      /* Stops trying and gives back what never got an answer. */
      empty: function () {
        clearTimeout(timer);
        return jobs.splice(0);
      },
    };
  };
})(self.hg = self.hg || {});
