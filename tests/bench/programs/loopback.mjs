// Loaded before a server that takes no address to listen on: what would be reachable from every
// network is reachable from this machine alone. Ends the server when the benchmark ends.

import { Server } from "node:net";

const { listen } = Server.prototype;
Server.prototype.listen = function (port, ...rest) {
  if (typeof port !== "number") return listen.call(this, port, ...rest);
  return listen.call(this, port, "127.0.0.1", ...rest.filter((argument) => typeof argument === "function"));
};
process.on("disconnect", () => process.exit());
