// The model behind every system: aimock, in a process of its own, with a pace that can be changed.
//
// The crate vidaimock was tried first. It needs less CPU (0.35 ms a reply of 50 tokens, where aimock
// needs 0.8), but leaves Nagle's algorithm on, so that its first word waits for the other side's
// delayed acknowledgement of the headers: 40 ms that no model adds, and noise twenty times the
// difference that is measured here. It has no option to turn that off.

import { LLMock } from "@copilotkit/aimock";
import { REPLY, TOKEN_CHARACTERS } from "../text.mjs";

const upstream = new LLMock({ host: "127.0.0.1", port: 0, journalMaxEntries: 10 });

/** `firstWord` and `gap` in milliseconds; neither: as fast as it can. */
function setPace({ firstWord, gap }) {
  upstream.clearFixtures();
  const paced = { streamingProfile: { ttft: firstWord, tps: 1000 / gap, jitter: 0 } };
  upstream.onMessage(/./, { content: REPLY }, { chunkSize: TOKEN_CHARACTERS, ...(gap ? paced : {}) });
}

setPace({});
await upstream.start();
process.send({ url: `${upstream.url}/v1` });
process.on("message", ({ pace }) => {
  setPace(pace);
  process.send({ paced: true });
});
process.on("disconnect", () => process.exit());
