/**
 * Closing without cutting anybody off: requests under way are answered, connections on which nothing is asked end at once
 * (browsers keep some open in advance), and after the grace the rest is ended.
 */
import type { Socket } from "node:net";
import type { FastifyInstance } from "fastify";

const GRACE_MS = 15_000;

export function closeGracefully(server: FastifyInstance): void {
  const open = new Map<Socket, number>();
  let closing = false;
  server.server.on("connection", (socket: Socket) => {
    open.set(socket, 0);
    socket.once("close", () => void open.delete(socket));
  });
  server.addHook("onRequest", (request, reply, done) => {
    const { socket } = request.raw;
    if (open.has(socket)) {
      open.set(socket, (open.get(socket) ?? 0) + 1);
      reply.raw.once("close", () => {
        if (open.has(socket)) open.set(socket, (open.get(socket) ?? 1) - 1);
        if (closing && open.get(socket) === 0) socket.destroySoon();
      });
    }
    done();
  });
  server.addHook("preClose", (done) => {
    closing = true;
    for (const [socket, requests] of open) if (requests === 0) socket.destroy();
    setTimeout(() => {
      for (const socket of open.keys()) socket.destroy();
    }, GRACE_MS).unref();
    done();
  });
  server.addHook("onSend", (_request, reply, payload, done) => {
    if (closing) void reply.header("connection", "close");
    done(null, payload);
  });
}
