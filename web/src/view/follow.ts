/** Keeps the coming words in view until the reply's beginning nears the top; then it lets the person read in peace. */
export class Follower {
  #on = false;
  readonly #floor: HTMLElement;

  /** `floor`: what may cover the bottom of the window. */
  constructor(floor: HTMLElement) {
    this.#floor = floor;
    const letGo = () => (this.#on = false);
    for (const own of ["wheel", "touchmove", "keydown"]) addEventListener(own, letGo, { passive: true });
  }

  start(): void {
    this.#on = true;
  }

  see(target: HTMLElement, last: HTMLElement): void {
    if (!this.#on) return;
    const sticky = getComputedStyle(this.#floor).position === "sticky";
    const bottom = window.innerHeight - (sticky ? this.#floor.offsetHeight : 0) - 16;
    const below = last.getBoundingClientRect().bottom - bottom;
    const room = target.getBoundingClientRect().top - window.innerHeight * 0.12;
    // Up as well: on a short window, what comes first may have been left above its edge.
    const by = room < 0 ? room : Math.min(below, room);
    if (by > 0 || room < 0) window.scrollBy({ top: by, behavior: "instant" });
  }
}
