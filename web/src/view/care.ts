/** What to hold on to until someone answers: two exercises and a plan, folded up below the help lines. */

import type { Crisis, Exercise } from "../api/wire";
import { calling } from "../words/line";
import { el } from "./dom";

export function exercises(all: Exercise[]): HTMLElement | undefined {
  if (all.length === 0) return undefined;
  const each = all.map((one) =>
    el("div", {}, el("h3", {}, one.name), el("ol", {}, ...one.steps.map((step) => el("li", {}, step)))),
  );
  return el("details", { class: "care" }, el("summary", {}, "Steady yourself for a minute"), ...each);
}

export function plan(crisis: Crisis): HTMLElement | undefined {
  const { title, steps, note, closing } = crisis.plan;
  if (steps.length === 0) return undefined;
  const prompts = steps.map((step) => el("li", {}, el("h3", {}, step.title), el("p", {}, step.prompt)));
  return el(
    "details",
    { class: "care", "data-testid": "plan" },
    el("summary", {}, title || "A plan for tonight"),
    note ? el("p", { class: "caution" }, note) : undefined,
    el("ol", {}, ...prompts),
    closing ? el("p", { class: "closing" }, closing) : undefined,
    copying(crisis),
  );
}

/** Nothing is stored here, so that a plan worth keeping has to be taken along. */
function copying(crisis: Crisis): HTMLElement | undefined {
  // Missing where the page did not come over a safe line.
  if (!navigator.clipboard) return undefined;
  const copy = el("button", { type: "button", class: "secondary" }, "Copy the plan");
  const told = el("span", { role: "status" });
  copy.addEventListener("click", () => {
    navigator.clipboard.writeText(written(crisis)).then(
      () => (told.textContent = "Copied. It stays in the clipboard until something else is copied."),
      () => (told.textContent = "Copying did not work. You can mark the text and copy it yourself."),
    );
  });
  return el("p", { class: "copy" }, copy, told);
}

/** The plan as plain text, with the numbers: on paper or in a note it stands without this page. */
function written({ plan: { title, steps, closing }, emergency, lines }: Crisis): string {
  const numbers = lines.filter((line) => line.phone).map((line) => `${line.name}: ${calling(line)}`);
  return [
    title,
    ...steps.map((step, n) => `${n + 1}. ${step.title}\n${step.prompt}\n`),
    closing,
    "",
    ...(emergency ? [`In danger: Call ${emergency}`] : []),
    ...numbers,
  ].join("\n");
}
