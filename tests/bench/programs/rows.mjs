// How many jobs of the queue have become their row: asked by a message, answered by one.

/** Runs `statements` on a D1 database, and from then on answers each message with the rows of `table`. */
export async function answerWithRows(database, table, statements, more = () => ({})) {
  for (const statement of statements) await database.prepare(statement).run();
  // Miniflare makes the first call of each object stand still until workerd has answered, which may itself be
  // waiting for its log to be read here: so that call is made before there is a log.
  const count = database.prepare(`SELECT count(*) AS rows FROM ${table}`);
  await count.first();
  process.on("message", async () => process.send({ ...(await count.first()), ...more() }));
}
