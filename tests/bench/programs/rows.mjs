// How many jobs of the queue have become their row: asked by a message, answered by one.

/** From now on answers each message with the number of rows of `table`, and with what `extra` gives. */
export async function answerWithRowCount(database, table, extra = () => ({})) {
  // Miniflare makes the first call of each object stand still until workerd has answered, which may itself be
  // waiting for its log to be read here: so that call is made before there is a log.
  const count = database.prepare(`SELECT count(*) AS rows FROM ${table}`);
  await count.first();
  process.on("message", async () => process.send({ ...(await count.first()), ...extra() }));
}
