/** `npm run tongan -- COMMAND`: the administrator's command line, also from a bare clone. */
import { becomeNode, ensureInstalled } from "./house.mjs";

ensureInstalled({ dev: false });
await becomeNode(["src/cli.ts", ...process.argv.slice(2)]);
