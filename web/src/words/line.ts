/** A help line's number, in a person's words. */

import type { HelpLine } from "../api/wire";

export const calling = (line: HelpLine): string => `Call ${line.phone}${line.then ? `, then ${line.then}` : ""}`;
