/** The page: takes a vent from the box to its reply, and keeps it all in memory only. */

import { type Outcome, sendVent, type Vent } from "./api/vent";
import type { Part } from "./api/wire";
import { Conversation, type Exchange } from "./conversation";
import { Announcer } from "./view/announcer";
import { Composer } from "./view/composer";
import { byId } from "./view/dom";
import { Follower } from "./view/follow";
import { Notice } from "./view/notice";
import { TurnView } from "./view/turn";
import { failureOf, stoppedFailure } from "./words/failure";

/** One vent on its way: it has a turn on the page from the moment the server takes it. */
interface Attempt {
  vent: Vent;
  placed?: { exchange: Exchange; view: TurnView };
}

/** A second tap meant for Send lands on Stop, which has just taken its place. */
const DOUBLE_TAP_MS = 350;

const room = byId("room", HTMLElement);
const talk = byId("talk", HTMLElement);
const announcer = new Announcer(byId("announcer", HTMLElement));
const notice = new Notice(byId("notice", HTMLElement));
const conversation = new Conversation();
const composer = new Composer({ onSend: send, onStop: stop, onClear: letGo }, announcer);
const follower = new Follower(byId("dock", HTMLElement));

let running: { stop: AbortController; since: number; words: number } | undefined;
/** The attempt that failed last, while it can still be tried again. */
let failed: Attempt | undefined;

function send(): void {
  if (running || !composer.ready()) return;
  const words = composer.words;
  // The same words sent again after a failure are the same vent, whichever button sends them.
  const again = failed && !failed.placed && failed.vent.body.content === words ? failed : undefined;
  void attempt(again ?? { vent: conversation.compose(words) });
}

function stop(): void {
  if (!running) return;
  if (running.words === 0 && performance.now() - running.since < DOUBLE_TAP_MS) return;
  running.stop.abort();
}

function letGo(): void {
  running?.stop.abort();
  running = undefined;
  failed = undefined;
  conversation.clear();
  talk.replaceChildren();
  notice.clear();
  composer.empty();
  composer.lock(false);
  composer.busy(false);
  composer.talking(false);
  delete room.dataset["talking"];
  composer.focus();
  announcer.say("It is gone. Nothing of it is left on this page.");
}

async function attempt(current: Attempt): Promise<void> {
  const run = { stop: new AbortController(), since: performance.now(), words: 0 };
  running = run;
  failed = undefined;
  let left: number | null = null;
  let reply = "";

  notice.clear();
  composer.busy(true);
  if (current.placed) current.placed.view.begin();
  else composer.lock(true);
  follower.start();

  const onPart = (part: Part) => {
    if (running !== run || !current.placed) return;
    const { exchange, view } = current.placed;
    if (part.type === "crisis") {
      view.showCrisis(part.crisis);
      // Wherever the person has scrolled to: help must be seen.
      follower.start();
    }
    if (part.type === "receipt") composer.remaining(part.receipt);
    if (part.type === "delta" && part.text) {
      run.words++;
      reply += part.text;
      exchange.reply = reply;
      view.write(part.text);
    }
    follower.see(view.focus, view.element);
  };

  const outcome = await sendVent(
    current.vent,
    {
      onOpen({ sessionId, remaining }) {
        if (running !== run) return;
        if (sessionId) conversation.sessionId = sessionId;
        left = remaining;
        current.placed ??= place(current.vent);
        announcer.say("A reply is on its way.");
      },
      onPart,
    },
    run.stop.signal,
  );

  // The person let it all go meanwhile: nothing of it may come back.
  if (running !== run) return;
  running = undefined;
  // Stopped before the receipt: the charge stands once words came.
  if (outcome.kind === "stopped" && run.words > 0 && left !== null) {
    composer.remaining({ remaining: left, resetsIn: null });
  }
  settle(current, outcome, reply);
}

/** The words move from the box into the conversation. */
function place(vent: Vent): { exchange: Exchange; view: TurnView } {
  const view = new TurnView(vent.body.content);
  talk.append(view.element);
  view.begin();
  room.dataset["talking"] = "";
  composer.empty();
  composer.lock(false);
  composer.talking(true);
  follower.see(view.focus, view.element);
  return { exchange: conversation.add(vent), view };
}

function settle(current: Attempt, outcome: Outcome, reply: string): void {
  const { placed } = current;
  composer.lock(false);
  placed?.view.end(outcome.kind === "stopped" && reply ? "Stopped here." : "");

  if (placed) follower.see(placed.view.focus, placed.view.element);

  // From the box, what is sent again is what stands there by then.
  const again = placed ? () => void attempt(current) : send;
  const stoppedEarly = outcome.kind === "stopped" && !reply;
  const failure = stoppedEarly && placed ? stoppedFailure : failureOf(outcome, Boolean(placed));
  if (failure) notice.show(failure, again);
  // A vent refused for what it is needs new words, and new words are a new vent.
  if (failure?.retry || failure?.urgent || stoppedEarly) failed = current;

  const onStop = document.activeElement?.id === "stop";
  composer.busy(false);
  if (onStop) notice.focusRetry();

  if (outcome.kind === "done") announcer.say(`The reply: ${reply}`);
  else if (reply) announcer.say(`${outcome.kind === "stopped" ? "Stopped. " : ""}The reply so far: ${reply}`);
  else if (stoppedEarly) announcer.say("Stopped.");
}
