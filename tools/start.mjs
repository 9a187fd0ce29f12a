/** `npm start`: from a bare clone to a serving house. `--dev` rebuilds and restarts when a file changes. */
import { spawn, spawnSync } from "node:child_process";
import { join } from "node:path";
import { facesAreCurrent } from "./face-inputs.mjs";
import { becomeNode, ensureInstalled, findNode, houseEnvironment, root } from "./house.mjs";

const dev = process.argv.includes("--dev");

ensureInstalled({ dev: false });
if (!facesAreCurrent()) buildFaces();
if (dev) watchFaces();
await becomeNode([...(dev ? ["--watch-path=src", "--watch-preserve-output"] : []), "src/main.ts"]);

function buildFaces() {
  process.stderr.write("正在构建界面…\n");
  const { status } = spawnSync(findNode(), [join(root, "tools", "build-faces.mjs")], {
    cwd: root,
    stdio: ["ignore", 2, 2],
    env: houseEnvironment(),
  });
  if (status === 0) return;
  process.stderr.write("界面没有构建成功，没有启动。原因见上。\n");
  process.exit(status ?? 1);
}

function watchFaces() {
  const builder = spawn(findNode(), [join(root, "tools", "build-faces.mjs"), "--watch"], {
    cwd: root,
    stdio: ["ignore", 2, 2],
    env: houseEnvironment(),
  });
  process.on("exit", () => builder.kill());
}
