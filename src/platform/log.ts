/** The one logger, of the server, its jobs and the command line: what it is given of an error, it tells without persons. */
import { type Logger, type LoggerOptions, pino } from "pino";
import { quietError } from "./http/quiet-error.ts";

export type LogLevel = "info" | "warn" | "error" | "silent";

export function logOptions(level: LogLevel): LoggerOptions {
  return {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: {
      err: quietError,
      // A log line names the route, never the query or the body: they hold names and numbers.
      req: (request: { method: string; routeOptions: { url?: string } }) => ({
        method: request.method,
        route: request.routeOptions.url ?? "-",
      }),
    },
  };
}

/** Writes to standard output, or to standard error where that is for results. */
export function createLog(level: LogLevel, descriptor: 1 | 2 = 1): Logger {
  return pino(logOptions(level), pino.destination({ dest: descriptor, sync: true }));
}
