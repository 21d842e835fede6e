/** Elements without markup strings: whatever arrives from outside stays text. */

type Attributes = Record<string, string | boolean>;

export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: (Node | string | undefined | false)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child): child is Node | string => Boolean(child)));
  return element;
}

/** A link out of the page, in its own tab: coming back must not cost anyone their words. */
export function outward(href: string, label: string): HTMLAnchorElement {
  return el("a", { href, target: "_blank", rel: "noopener noreferrer" }, label);
}

export function byId<T extends HTMLElement>(id: string, type: { new (): T }): T {
  const element = document.getElementById(id);
  if (!(element instanceof type)) throw new Error(`#${id} is missing`);
  return element;
}

/** The test hooks name the latest of a kind; earlier ones give theirs up. */
export function markLatest(element: HTMLElement, hook: string): void {
  for (const earlier of document.querySelectorAll(`[data-testid="${hook}"]`)) {
    earlier.removeAttribute("data-testid");
  }
  element.dataset["testid"] = hook;
}
