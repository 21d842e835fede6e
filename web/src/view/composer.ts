/** The box and its buttons. */

import type { Receipt } from "../api/wire";
import { length } from "../words/count";
import { whenIn } from "../words/time";
import type { Announcer } from "./announcer";
import { byId } from "./dom";

const LIMIT = 10_000;
/** The counter stays out of the way until it matters. */
const NEAR = 9_000;

export interface ComposerEvents {
  onSend(): void;
  onStop(): void;
  onClear(): void;
}

export class Composer {
  readonly #box = byId("words", HTMLTextAreaElement);
  readonly #counter = byId("counter", HTMLElement);
  readonly #remaining = byId("remaining", HTMLElement);
  readonly #send = byId("send", HTMLButtonElement);
  readonly #stop = byId("stop", HTMLButtonElement);
  readonly #clear = byId("clear", HTMLButtonElement);
  readonly #announcer: Announcer;
  #room: "free" | "near" | "over" = "free";
  #talking = false;

  constructor(events: ComposerEvents, announcer: Announcer) {
    this.#announcer = announcer;
    this.#send.addEventListener("click", events.onSend);
    this.#stop.addEventListener("click", events.onStop);
    this.#clear.addEventListener("click", events.onClear);
    this.#box.addEventListener("input", () => this.#changed());
    this.#box.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
      event.preventDefault();
      if (!event.repeat && !this.#send.hidden) events.onSend();
    });

    // Where there is a real keyboard: say the shortcut, and be ready for the first letter.
    if (matchMedia("(hover: hover) and (pointer: fine)").matches) {
      const hint = byId("hint", HTMLElement);
      const apple = /Mac|iPhone|iPad/.test(navigator.userAgent);
      hint.textContent = `${apple ? "⌘" : "Ctrl"} + Enter sends`;
      hint.hidden = false;
      this.focus();
    }
    this.#changed();
  }

  get words(): string {
    return this.#box.value.trim();
  }

  /** False, with the person back in the box, when there is nothing to send or too much of it. */
  ready(): boolean {
    if (this.words && this.#room !== "over") return true;
    this.#announcer.say(this.words ? this.#counter.textContent : "The box is still empty.");
    this.focus();
    return false;
  }

  focus(): void {
    this.#box.focus({ preventScroll: true });
  }

  empty(): void {
    this.#box.value = "";
    this.#changed();
  }

  /** The words stay put while they travel, so that what is sent is what is shown. */
  lock(locked: boolean): void {
    this.#box.readOnly = locked;
  }

  /** Swaps Send for Stop and back; the keyboard's place moves along. */
  busy(busy: boolean): void {
    const [hide, show] = busy ? [this.#send, this.#stop] : [this.#stop, this.#send];
    const held = document.activeElement === hide || document.activeElement === document.body;
    hide.hidden = true;
    show.hidden = false;
    if (held) show.focus({ preventScroll: true });
  }

  talking(talking: boolean): void {
    this.#talking = talking;
    this.#changed();
  }

  remaining({ remaining, resetsIn }: Receipt): void {
    this.#remaining.hidden = remaining === null;
    if (remaining === null) return;
    const reset = resetsIn === null ? "" : ` Writing opens again ${whenIn(resetsIn)}.`;
    this.#remaining.textContent =
      remaining === 0
        ? `No vents left for now.${reset}`
        : `${remaining} ${remaining === 1 ? "vent" : "vents"} left today`;
  }

  #changed(): void {
    this.#grow();
    const used = length(this.words);
    const room = used > LIMIT ? "over" : used >= NEAR ? "near" : "free";
    const number = (value: number) => value.toLocaleString("en");
    this.#counter.hidden = room === "free";
    this.#counter.dataset["room"] = room;
    this.#counter.textContent =
      room === "over"
        ? `${number(used - LIMIT)} ${used - LIMIT === 1 ? "character" : "characters"} too many. It can go in two parts.`
        : `${number(used)} of ${number(LIMIT)} characters`;
    // Spoken once at each threshold, not at each key.
    if (room !== this.#room && room !== "free") this.#announcer.say(this.#counter.textContent);
    this.#room = room;
    this.#clear.hidden = !this.#talking && this.#box.value === "";
  }

  #grow(): void {
    if (CSS.supports("field-sizing", "content")) return;
    this.#box.style.height = "auto";
    this.#box.style.height = `${this.#box.scrollHeight + 2}px`;
  }
}
