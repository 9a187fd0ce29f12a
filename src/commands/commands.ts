import { adminCommands } from "./admin-commands.ts";
import { backupCommands } from "./backup-commands.ts";
import type { Command } from "./command.ts";
import { keysCommands } from "./keys-commands.ts";
import { matchingCommands } from "./matching-commands.ts";
import { payrollCommands } from "./payroll-commands.ts";
import { quarterCommands } from "./quarter-commands.ts";
import { registryCommands } from "./registry-commands.ts";
import { screeningCommands } from "./screening-commands.ts";

/** Every command by its name, in the order of the overview. */
export const commands: ReadonlyMap<string, Command> = new Map([
  ...registryCommands,
  ...screeningCommands,
  ...matchingCommands,
  ...quarterCommands,
  ...payrollCommands,
  ...adminCommands,
  ...keysCommands,
  ...backupCommands,
]);
