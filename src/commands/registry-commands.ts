/** The register's work without a browser. */
import type { Command } from "./command.ts";

export const registryCommands: readonly (readonly [string, Command])[] = [];
