/** What the page says when something did not work. Kind, true, and with a next step. */

import type { Outcome } from "../api/vent";
import { whenIn } from "./time";

export interface Failure {
  title: string;
  text: string;
  /** Offer "Try again" with the same vent. */
  retry: boolean;
  /** Name help for the urgent case: the person wanted to be heard and cannot be, for a while. */
  urgent: boolean;
  /** Seconds until writing opens again. */
  opensIn?: number;
  reference?: string;
}

/** Stopped before the first word, with the vent already in the conversation. */
export const stoppedFailure: Failure = {
  title: "Stopped.",
  text: "No reply had come yet. Your words are still here.",
  retry: true,
  urgent: false,
};

/** `placed`: the words already stand in the conversation, not in the box. */
export function failureOf(outcome: Outcome, placed: boolean): Failure | undefined {
  const kept = placed ? "Your words are still here." : "Your words are still in the box.";
  switch (outcome.kind) {
    case "done":
    case "stopped":
      return undefined;
    case "unreachable":
      return {
        title: "That didn’t get through.",
        text: `The connection may have dropped. ${kept} Nothing is lost.`,
        retry: true,
        urgent: false,
      };
    case "cut":
      return {
        title: "The reply broke off.",
        text: outcome.detail || `Something cut it short, and it wasn’t you. ${kept}`,
        retry: true,
        urgent: false,
      };
    case "refused": {
      const { problem } = outcome;
      const reference = problem.requestId ? { reference: problem.requestId } : {};
      if (problem.status === 429) return closed(outcome.retryAfter, kept);
      if (problem.status === 409) {
        const text = "We tried this three times. Send it once more and it counts as a new vent.";
        return { title: "That didn’t work.", text: `${text} ${kept}`, retry: true, urgent: true, ...reference };
      }
      if (problem.status >= 500 || problem.status === 408) {
        const text = `Something went wrong on our side. ${kept}`;
        return { title: "That didn’t work.", text, retry: true, urgent: true, ...reference };
      }
      const reasons = problem.errors.map((error) => error.detail).join(" ");
      return {
        title: problem.title || "That couldn’t be sent.",
        text: `${reasons || problem.detail || "Please change it a little and send it again."} ${kept}`,
        retry: false,
        urgent: false,
        ...reference,
      };
    }
  }
}

function closed(seconds: number | null, kept: string): Failure {
  const base = { title: "A pause for now.", retry: false, urgent: true };
  if (seconds === null) return { ...base, text: `Writing opens again a little later. ${kept}`, retry: true };
  return { ...base, text: `Writing opens again ${whenIn(seconds)}. ${kept}`, opensIn: seconds };
}
