/** The administrator's command line. Each command acts as a named post of the system and is audited like anybody. */
import { runCommandLine } from "./commands/run-command.ts";
import { createLog } from "./platform/log.ts";

// Whoever reads only the first lines (`| head`) closes the pipe; that is no error of ours.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
});

process.exitCode = await runCommandLine(process.argv.slice(2), undefined, createLog("error", 2), {
  print: (line) => process.stdout.write(`${line}\n`),
  say: (line) => process.stderr.write(`${line}\n`),
});
