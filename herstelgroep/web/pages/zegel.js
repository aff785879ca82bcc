"use strict";
/* Shared by the group screen and the note-taker's page: the seal, the line from the laptop, the post to it. */

const Seal = (() => {
  const PAD = 256;

  function bytesOf(base64) {
    const raw = atob(base64);
    return Uint8Array.from(raw, (character) => character.charCodeAt(0));
  }

  /** A fragment: the secret, and behind it what this page calls itself. */
  const FRAGMENT = /^#?([A-Za-z0-9_-]{43})(?:\.([0-9a-f]{32}))?$/;

  /** The 32 bytes in the fragment of the address, or null when they are not there. */
  function keyFrom(fragment) {
    const found = FRAGMENT.exec(fragment);
    return found && bytesOf(found[1].replace(/-/g, "+").replace(/_/g, "/") + "=");
  }

  /** UTF-8 JSON with spaces up to a multiple of 256 bytes, so that the length tells little. */
  function padded(message) {
    const bytes = new TextEncoder().encode(JSON.stringify(message));
    const room = new Uint8Array(Math.ceil(bytes.length / PAD) * PAD).fill(32);
    room.set(bytes);
    return room;
  }

  /** A message for the laptop: nonce and secretbox. */
  function close(key, message) {
    const nonce = nacl.randomBytes(nacl.secretbox.nonceLength);
    const box = nacl.secretbox(padded(Object.assign({ naar: "laptop" }, message)), nonce, key);
    const sealed = new Uint8Array(nonce.length + box.length);
    sealed.set(nonce);
    sealed.set(box, nonce.length);
    return sealed;
  }

  /** What the laptop says, or null when it cannot be opened or was not meant for a page. */
  function open(key, base64) {
    try {
      const sealed = bytesOf(base64.trim());
      const length = nacl.secretbox.nonceLength;
      const plain = nacl.secretbox.open(sealed.subarray(length), sealed.subarray(0, length), key);
      const message = plain && JSON.parse(new TextDecoder().decode(plain));
      return message && message.naar === "bladzijde" ? message : null;
    } catch (error) {
      return null;
    }
  }

  /** A random id of 32 hexadecimal digits. */
  function newId() {
    return Array.from(nacl.randomBytes(16), (byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  /** What this page calls itself: it stands in its address, so that it outlives a reload and nothing is stored. */
  function pageId() {
    const found = FRAGMENT.exec(location.hash);
    if (found && found[2]) return found[2];
    const id = newId();
    history.replaceState(null, "", `${location.hash}.${id}`);
    return id;
  }

  return { keyFrom, pageId, close, open, newId };
})();

/** An element with a class and a text; text is only ever text. */
function make(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

/** Puts these children in the place of what was there. */
function fill(element, children) {
  element.textContent = "";
  element.append(...children);
}

/** The events from the laptop. Comes back by itself; tells after five seconds that it is away. */
class Line {
  /** `on`: state(snapshot), strange() when the seal does not fit, link(isUp). */
  constructor(path, key, kind, on) {
    Object.assign(this, { path, key, kind, on, tries: 0, ended: false, downTimer: 0, retryTimer: 0, pulse: 0 });
    window.addEventListener("online", () => this.connect());
    this.connect();
  }

  connect() {
    if (this.ended) return;
    clearTimeout(this.retryTimer);
    clearTimeout(this.pulse);
    if (this.source) this.source.close();
    const source = new EventSource(this.path + "/volg");
    this.source = source;
    source.onmessage = (event) => this.received(event.data);
    source.onerror = () => this.lost();
    // A beat, when the laptop sends one, shows a line that died without a word.
    source.addEventListener("hier", () => this.beat());
  }

  beat() {
    clearTimeout(this.pulse);
    this.pulse = setTimeout(() => this.lost(), 40000);
  }

  received(data) {
    const message = Seal.open(this.key, data);
    if (!message || message.soort !== this.kind) {
      this.on.strange();
      return;
    }
    clearTimeout(this.downTimer);
    this.downTimer = 0;
    this.tries = 0;
    this.on.link(true);
    this.on.state(message);
  }

  lost() {
    if (this.ended) return;
    this.source.close();
    if (!this.downTimer) this.downTimer = setTimeout(() => this.on.link(false), 5000);
    clearTimeout(this.retryTimer);
    this.retryTimer = setTimeout(() => this.connect(), Math.min(4000, 500 * 2 ** this.tries));
    this.tries += 1;
  }

  /** Nothing more will come. */
  end() {
    this.ended = true;
    clearTimeout(this.downTimer);
    clearTimeout(this.retryTimer);
    clearTimeout(this.pulse);
    this.source.close();
  }
}

/** What still has to reach the laptop, one after the other, with the same id until there is an answer. */
class Outbox {
  /** All goes out under the name of this page; `answered(message, answer)` is called once for each message. */
  constructor(path, key, page, answered) {
    Object.assign(this, { path, key, page, answered, queue: [], busy: false, wake: null });
  }

  add(message) {
    this.queue.push(Object.assign({ id: Seal.newId(), bladzijde: this.page }, message));
    this.run();
    return this.queue[this.queue.length - 1];
  }

  /** Try again now: the line is back. */
  nudge() {
    if (this.wake) this.wake();
  }

  async run() {
    if (this.busy) return;
    this.busy = true;
    let tries = 0;
    while (this.queue.length) {
      const message = this.queue[0];
      const answer = await this.post(message);
      if (answer && (answer.goed || !answer.opnieuw)) {
        this.queue.shift();
        tries = 0;
        this.answered(message, answer);
      } else {
        await this.pause(Math.min(5000, 1000 * 2 ** tries));
        tries += 1;
      }
    }
    this.busy = false;
  }

  pause(milliseconds) {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** The opened answer, or null when there was none that belongs to this message. */
  async post(message) {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), 12000);
    try {
      const response = await fetch(this.path + "/stuur", {
        method: "POST", referrerPolicy: "origin",
        headers: { "X-Herstelgroep": "1", "Content-Type": "application/octet-stream" },
        body: Seal.close(this.key, message),
        cache: "no-store",
        credentials: "omit",
        signal: stop.signal,
      });
      const answer = Seal.open(this.key, await response.text());
      const ours = answer && (answer.id === message.id || (!answer.goed && !answer.id));
      return ours ? answer : null;
    } catch (error) {
      return null;
    } finally {
      clearTimeout(timer);
    }
  }
}
