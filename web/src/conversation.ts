/** What was said on this page. It lives in memory and ends with the page. */

import type { Vent } from "./api/vent";
import type { HistoryTurn, VentBody } from "./api/wire";
import { length } from "./words/count";

const HISTORY_TURNS = 20;
const HISTORY_CHARACTERS = 30_000;

export interface Exchange {
  vent: Vent;
  reply: string;
}

export class Conversation {
  #exchanges: Exchange[] = [];
  sessionId = "";

  /** A new vent, with its body fixed now: a retry must repeat it to the letter. */
  compose(content: string): Vent {
    const body: VentBody = { mode: "text", content: content.toWellFormed?.() ?? content };
    const history = this.#history();
    if (history.length > 0) body.history = history;
    if (this.sessionId) body.session_id = this.sessionId;
    const timezone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (timezone) body.timezone = timezone;
    return { key: crypto.randomUUID(), body };
  }

  add(vent: Vent): Exchange {
    const exchange = { vent, reply: "" };
    this.#exchanges.push(exchange);
    return exchange;
  }

  clear(): void {
    this.#exchanges = [];
    this.sessionId = "";
  }

  /** The latest exchanges that fit, whole: a reply without its question would mislead. */
  #history(): HistoryTurn[] {
    const turns: HistoryTurn[] = [];
    let characters = 0;
    for (const { vent, reply } of this.#exchanges.toReversed()) {
      if (!reply) continue;
      characters += length(vent.body.content) + length(reply);
      if (turns.length + 2 > HISTORY_TURNS || characters > HISTORY_CHARACTERS) break;
      turns.unshift({ role: "user", content: vent.body.content }, { role: "assistant", content: reply });
    }
    return turns;
  }
}
