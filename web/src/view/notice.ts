/** The one place where the page says that something did not work. */

import type { Failure } from "../words/failure";
import { el, outward } from "./dom";

export class Notice {
  readonly #place: HTMLElement;
  #opening: ReturnType<typeof setTimeout> | undefined;
  #retry: HTMLButtonElement | undefined;

  constructor(place: HTMLElement) {
    this.#place = place;
  }

  clear(): void {
    clearTimeout(this.#opening);
    this.#retry = undefined;
    this.#place.replaceChildren();
  }

  focusRetry(): boolean {
    this.#retry?.focus({ preventScroll: true });
    return Boolean(this.#retry);
  }

  show(failure: Failure, onRetry: () => void): void {
    this.clear();
    const text = el("p", {}, failure.text);
    const retry = el("button", { type: "button", class: "secondary", "data-testid": "retry" }, "Try again");
    retry.addEventListener("click", onRetry);
    if (failure.retry) this.#retry = retry;

    const notice = el(
      "div",
      { class: "notice", "data-testid": "error" },
      el("h2", {}, failure.title),
      text,
      failure.urgent &&
        el(
          "p",
          { class: "urgent" },
          "If this can’t wait, call your local emergency number or find someone to talk to at ",
          outward("https://findahelpline.com", "findahelpline.com"),
          ".",
        ),
      failure.retry && retry,
      failure.reference ? el("p", { class: "reference" }, `Reference: ${failure.reference}`) : undefined,
    );
    this.#place.append(notice);
    notice.scrollIntoView({ block: "nearest", behavior: "instant" });

    // Timers longer than 24 days fire at once; no quota is that long.
    if (failure.opensIn !== undefined && failure.opensIn < 2_000_000) {
      this.#opening = setTimeout(() => {
        text.textContent = "Writing is open again, whenever you like.";
        this.#retry = retry;
        notice.append(retry);
      }, failure.opensIn * 1000 + 500);
    }
  }
}
