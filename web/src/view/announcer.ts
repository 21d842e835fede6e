/** One polite voice for screen readers. Words stream silently and are spoken once, here, when they are whole. */
export class Announcer {
  #clear: ReturnType<typeof setTimeout> | undefined;

  readonly #region: HTMLElement;

  constructor(region: HTMLElement) {
    this.#region = region;
  }

  say(text: string): void {
    clearTimeout(this.#clear);
    this.#region.textContent = text;
    // Spoken by now: a second copy of the reply would only be in the way of someone reading on.
    this.#clear = setTimeout(() => this.#region.replaceChildren(), 5000);
  }
}
