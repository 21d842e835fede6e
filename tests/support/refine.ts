// A language model that refines what is stored of vents, played by the test.

/** One text of a request, as it arrives. */
export interface Item {
  id: string;
  text: string;
  guess: { emotion: string | null; theme: string | null; intensity: number };
}

/** The texts of a request in any dialect; nothing when it is one for a reply. */
export function itemsOf(json: any): Item[] | undefined {
  const { system, messages } = json.input ?? json;
  const prompt = system ?? messages[0].content;
  return prompt.startsWith("You label texts") ? JSON.parse(messages.at(-1).content) : undefined;
}

/** An entry that holds, different from those of other places. */
export const entry = (item: Item, place: number) => ({
  id: item.id,
  emotion: "relief",
  labels: ["relief", "trust"],
  theme: "past",
  intensity: 0.5 + place / 32,
  polarity: 0.1,
  confidence: 0.9,
});

/** The classifier of a row that nobody refined. */
export const own = "model";

/** What `entry` leaves in a row. */
export const refined = { emotion: "relief", theme: "past", classifier: "llm" };
