/** One exchange on the page: the person's words, and the reply as it comes. */

import type { Crisis } from "../api/wire";
import { crisisCard } from "./crisis";
import { el, markLatest } from "./dom";

export class TurnView {
  readonly element: HTMLElement;
  readonly #answer: HTMLElement;
  readonly #reply: HTMLElement;
  readonly #waiting: HTMLElement;
  readonly #aside: HTMLElement;
  #crisis: HTMLElement | undefined;
  #fresh = true;

  constructor(words: string) {
    this.#waiting = el("p", { class: "waiting" }, el("span", { class: "breath", "aria-hidden": "true" }), "A reply is on its way");
    this.#reply = el("div", { class: "reply" });
    this.#aside = el("p", { class: "aside", hidden: true });
    this.#answer = el(
      "div",
      { class: "answer" },
      el("p", { class: "who" }, "VentVault, a program"),
      this.#waiting,
      this.#reply,
      this.#aside,
    );
    this.element = el(
      "article",
      { class: "turn" },
      el("p", { class: "own" }, el("span", { class: "sr-only" }, "You wrote: "), words),
      this.#answer,
    );
    markLatest(this.#reply, "reply");
  }

  /** Where the eye should be while the reply comes. */
  get focus(): HTMLElement {
    return this.#crisis ?? this.#answer;
  }

  /** A new attempt. What came before stays readable until the new words are here. */
  begin(): void {
    this.#fresh = true;
    this.#waiting.hidden = false;
    this.#aside.hidden = true;
    this.#answer.setAttribute("aria-busy", "true");
  }

  showCrisis(crisis: Crisis): void {
    const card = crisisCard(crisis);
    if (this.#crisis) this.#crisis.replaceWith(card);
    else this.#answer.before(card);
    this.#crisis = card;
    markLatest(card, "crisis");
  }

  write(words: string): void {
    if (this.#fresh) {
      this.#reply.replaceChildren();
      this.#waiting.hidden = true;
      this.#fresh = false;
    }
    this.#reply.append(words);
  }

  end(aside = ""): void {
    this.#waiting.hidden = true;
    this.#aside.textContent = aside;
    this.#aside.hidden = !aside;
    this.#answer.removeAttribute("aria-busy");
    // Hundreds of word-sized nodes become one: selecting and reading them is smoother.
    this.#reply.normalize();
  }
}
