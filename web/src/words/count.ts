/** Length in characters as the server counts them: an emoji is one, not two. */
export function length(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += text.codePointAt(at)! > 0xffff ? 2 : 1) count++;
  return count;
}
