// What every system is asked and has to answer: one vent, one reply, known to the letter.

export const MODEL = "bench";

/** The vent: no danger, and one detail that must not reach the model. */
export const EMAIL = "anna@example.org";
export const VENT =
  "My boss yelled at me in front of everyone today, and then sent the same words again to " +
  `${EMAIL} so that I would have them in writing. I felt so small that I could not say a thing, and ` +
  "now I am lying awake, angry at him and at myself.";

/** What the model says. It names the detail by its placeholder, as a model that never saw it would. */
export const REPLY =
  "That sounds painful, and it makes sense that it keeps you awake. Being shouted at in front of " +
  "others hurts twice: once for the words, once for the eyes. What came to [EMAIL_1] does not say " +
  "who you are. Would you tell me what you wish you had said to him?";

/** Characters of one token; the reply has 50 of them. */
export const TOKEN_CHARACTERS = Math.ceil(REPLY.length / 50);
export const TOKENS = Math.ceil(REPLY.length / TOKEN_CHARACTERS);

/** VentVault puts the person's own detail back; the others pass the placeholder through. */
export const RESTORED = REPLY.replace("[EMAIL_1]", EMAIL);
