/** The little markup that descriptions use (paragraphs, lists, `code`, **bold**), as elements. */

import { el } from "../view/dom";

export const code = (source: string) => el("code", {}, source);

export function prose(source: string): HTMLElement[] {
  return source
    .split(/\n\s*\n/)
    .map((block) => block.trim())
    .filter(Boolean)
    .map((block) => {
      const heading = /^#{1,6}\s+(.*)$/.exec(block);
      if (heading?.[1]) return el("p", {}, el("strong", {}, ...inline(heading[1])));
      const lines = block.split("\n");
      if (lines.every((line) => /^\s*[-*]\s/.test(line))) {
        return el("ul", {}, ...lines.map((line) => el("li", {}, ...inline(line.replace(/^\s*[-*]\s/, "")))));
      }
      return el("p", {}, ...inline(block));
    });
}

function inline(source: string): (Node | string)[] {
  return source
    .split(/(`[^`]+`|\*\*[^*]+\*\*)/)
    .filter(Boolean)
    .map((piece) => {
      if (/^`.+`$/s.test(piece)) return code(piece.slice(1, -1));
      if (/^\*\*.+\*\*$/s.test(piece)) return el("strong", {}, piece.slice(2, -2));
      return piece;
    });
}
