/** A wait in seconds, as the hour on the person's own clock. */
export function whenIn(seconds: number, now = new Date()): string {
  if (seconds <= 5) return "in a few seconds";
  if (seconds <= 90) return `in ${Math.ceil(seconds)} seconds`;
  // Up to the next full minute: a door announced for 7:00 must be open at 7:00.
  const at = new Date(Math.ceil((now.getTime() + seconds * 1000) / 60_000) * 60_000);
  const hour = at.toLocaleTimeString(undefined, { hour: "numeric", minute: "2-digit" });
  const midnight = (date: Date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
  const days = Math.round((midnight(at) - midnight(now)) / 86_400_000);
  if (days === 0) return `today at ${hour}`;
  if (days === 1) return `tomorrow at ${hour}`;
  const day = at.toLocaleDateString("en", { weekday: "long", day: "numeric", month: "long" });
  return `on ${day} at ${hour}`;
}
