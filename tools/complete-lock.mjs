/**
 * A registry mirror may not carry the packages of other systems. npm then leaves them out of the lock file, and `npm ci` refuses
 * the lock as out of step. This adds what is missing: version, system and processor, as the package's name and its parent tell.
 */
import { readFileSync, writeFileSync } from "node:fs";

const SYSTEMS = ["android", "darwin", "freebsd", "linux", "openharmony", "win32"];
const lock = JSON.parse(readFileSync("package-lock.json", "utf8"));

/** Whether a package is found from a folder, as Node looks for it: here, then in each folder above. */
function isLocked(from, name) {
  const folders =
    from === ""
      ? []
      : from.split("/node_modules/").map((_, index, all) => all.slice(0, index + 1).join("/node_modules/"));
  return ["", ...folders.map((folder) => `${folder}/`)].some(
    (folder) => `${folder}node_modules/${name}` in lock.packages,
  );
}

const added = {};
for (const [path, { optionalDependencies = {}, dev }] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    if (isLocked(path, name)) continue;
    const parts = name.split(/[/-]/);
    const os = parts.find((part) => SYSTEMS.includes(part));
    // What runs anywhere is for a processor that no machine has.
    const isPortable = parts.includes("wasm32");
    if ((os === undefined && !isPortable) || !/^\d/.test(version))
      throw new Error(`${name}@${version} names no system or no exact version`);
    added[`node_modules/${name}`] = {
      version,
      cpu: [isPortable ? "wasm32" : parts[parts.indexOf(os) + 1]],
      ...(dev ? { dev } : {}),
      ...(parts.includes("musl") || parts.at(-1).startsWith("musl") ? { libc: ["musl"] } : {}),
      optional: true,
      ...(isPortable ? {} : { os: [os] }),
    };
  }
}
const sorted = Object.entries({ ...lock.packages, ...added }).sort(([a], [b]) => a.localeCompare(b, "en"));
writeFileSync(
  "package-lock.json",
  `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`,
);
console.log(`${Object.keys(added).length} packages of other systems added to package-lock.json`);
