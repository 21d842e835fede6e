// What was found, held against what is labelled.

/** The label of the data that is each kind, for recall. */
export const LABELS = {
  ...{ EMAIL: "EMAIL_ADDRESS", URL: "DOMAIN_NAME", SSN: "US_SSN", IP: "IP_ADDRESS", IBAN: "IBAN_CODE" },
  ...{ CARD: "CREDIT_CARD", PHONE: "PHONE_NUMBER", PERSON: "PERSON", ADDRESS: "STREET_ADDRESS" },
};

/**
 * Labels that make a find right beside that one. Not every date is a day of birth, and five licences
 * are too few to say how many are found: these two have a precision and no recall.
 */
const ALSO_RIGHT = { ADDRESS: ["ZIP_CODE", "GPE"], DATE_OF_BIRTH: ["DATE_TIME"], DOCUMENT: ["US_DRIVER_LICENSE"] };

export const KINDS = [...Object.keys(LABELS), "DATE_OF_BIRTH", "DOCUMENT"];

/** Whether a number can be a payment card's: 13 digits or more, and its check digit fits (ISO/IEC 7812-1). */
function isCard(value) {
  const digits = [...value.replace(/\D/g, "")].reverse().map(Number);
  const sum = digits.reduce((all, digit, place) => {
    const doubled = place % 2 ? digit * 2 : digit;
    return all + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return digits.length >= 13 && sum % 10 === 0;
}

const covers = (found, gold) => found.start <= gold.start && found.end >= gold.end;
const overlap = (one, other) => one.start < other.end && other.start < one.end;

/** Whether the finds together hide all of `gold`, whatever they take it for. */
function hidden(gold, found) {
  let at = gold.start;
  for (const find of found.toSorted((one, other) => one.start - other.start)) {
    if (find.start <= at) at = Math.max(at, find.end);
  }
  return at >= gold.end;
}

const count = () => ({ labelled: 0, covered: 0, found: 0, right: 0 });

/**
 * Counts by kind of what one system found in the labelled texts: `labelled` and of these `covered`,
 * `found` and of these `right`. `any` is what was covered under whatever kind, `other` what was
 * found of kinds that the data does not label.
 */
export function score(labelled, finds) {
  const kinds = Object.fromEntries(KINDS.map((kind) => [kind, count()]));
  const [any, other] = [{ labelled: 0, covered: 0 }, {}];
  for (const [place, { gold }] of labelled.entries()) {
    const found = finds[place];
    for (const [kind, label] of Object.entries(LABELS)) {
      for (const one of gold.filter((each) => each.kind === label && (kind !== "CARD" || isCard(each.value)))) {
        kinds[kind].labelled += 1;
        kinds[kind].covered += Number(found.some((find) => find.kind === kind && covers(find, one)));
        any.labelled += 1;
        any.covered += Number(hidden(one, found));
      }
    }
    for (const find of found) {
      if (!kinds[find.kind]) {
        other[find.kind] = (other[find.kind] ?? 0) + 1;
        continue;
      }
      const labels = [LABELS[find.kind], ...(ALSO_RIGHT[find.kind] ?? [])];
      kinds[find.kind].found += 1;
      kinds[find.kind].right += Number(gold.some((each) => labels.includes(each.kind) && overlap(find, each)));
    }
  }
  return { kinds, any, other };
}
