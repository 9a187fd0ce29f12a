import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createFieldCipher } from "./cipher.ts";
import { openKeyRing, parseMasterKey } from "./key-store.ts";

let dataDir = "";
const inKeys = (name: string) => join(dataDir, "keys", name);

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "tongan-keys-"));
});
afterEach(() => {
  rmSync(dataDir, { recursive: true, force: true });
});

function problemCode(work: () => unknown): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    return (error as { code?: string }).code;
  }
}

describe("the key folder", () => {
  it("is made on first use, for the owner only, and opens the same boxes next time", () => {
    const box = createFieldCipher(openKeyRing({ dataDir })).seal("甲", "test.field");
    expect(readdirSync(join(dataDir, "keys")).sort()).toEqual(["master.key", "ring.json"]);
    expect(statSync(inKeys("master.key")).mode & 0o777).toBe(0o600);
    expect(createFieldCipher(openKeyRing({ dataDir })).open(box, "test.field")).toBe("甲");
  });

  it("keeps no secret in ring.json", () => {
    openKeyRing({ dataDir });
    const secret = readFileSync(inKeys("master.key"), "utf8").trim();
    expect(readFileSync(inKeys("ring.json"), "utf8")).not.toContain(secret.slice(0, 8));
  });

  it("is refused when others can read the key, in a sentence that names the file and the cure", () => {
    openKeyRing({ dataDir });
    chmodSync(inKeys("master.key"), 0o640);
    expect(() => openKeyRing({ dataDir })).toThrow(/chmod 600 .*master\.key/);
    expect(problemCode(() => openKeyRing({ dataDir }))).toBe("crypto.exposedKeyFile");
  });

  it("never gets a new key in place of a lost one", () => {
    openKeyRing({ dataDir });
    rmSync(inKeys("master.key"));
    expect(problemCode(() => openKeyRing({ dataDir }))).toBe("crypto.masterKeyMissing");
  });

  it("tells another master key at once", () => {
    openKeyRing({ dataDir, masterKey: "0123456789abcdef".repeat(4) });
    expect(problemCode(() => openKeyRing({ dataDir, masterKey: "fedcba9876543210".repeat(4) }))).toBe(
      "crypto.wrongMasterKey",
    );
  });

  it("says that ring.json is damaged instead of beginning anew", () => {
    openKeyRing({ dataDir });
    writeFileSync(inKeys("ring.json"), "{");
    expect(problemCode(() => openKeyRing({ dataDir }))).toBe("crypto.badRing");
  });

  it("keeps a rotation for the next start", () => {
    const ring = openKeyRing({ dataDir });
    const box = createFieldCipher(ring).seal("甲", "test.field");
    ring.activate("field", ring.announce("field"));
    const again = openKeyRing({ dataDir });
    expect(again.state().fieldKeys.map((key) => [key.id, key.state])).toEqual([
      [1, "opening"],
      [2, "active"],
    ]);
    expect(createFieldCipher(again).open(box, "test.field")).toBe("甲");
  });

  it("lets one rotation run at a time and changes nothing when refused", () => {
    const ring = openKeyRing({ dataDir });
    writeFileSync(inKeys("ring.json.new"), "");
    expect(problemCode(() => ring.announce("field"))).toBe("crypto.rotationUnderway");
    rmSync(inKeys("ring.json.new"));
    expect(ring.state().fieldKeys).toHaveLength(1);
  });

  it("shows a rotation by another process within two seconds", async () => {
    const server = openKeyRing({ dataDir });
    expect(server.state().fieldKeys).toHaveLength(1);
    openKeyRing({ dataDir }).announce("field");
    await expect.poll(() => server.state().fieldKeys.length, { timeout: 2000, interval: 100 }).toBe(2);
  });
});

describe("a master key", () => {
  it("is read as hex or base64 and means the same", () => {
    const bytes = Buffer.from("0123456789abcdef".repeat(4), "hex");
    for (const text of [
      bytes.toString("hex"),
      bytes.toString("base64"),
      bytes.toString("base64url"),
      `${bytes.toString("hex")}\n`,
    ]) {
      expect(parseMasterKey(text).export().equals(bytes)).toBe(true);
    }
  });

  it("is refused when short, long or a placeholder, and is never repeated in the message", () => {
    for (const text of ["", "secret-text", "ab".repeat(31), "ab".repeat(33), "0".repeat(64)]) {
      expect(problemCode(() => parseMasterKey(text))).toBe("crypto.badMasterKey");
    }
    expect(() => parseMasterKey("secret-text")).not.toThrow(/secret-text/);
  });
});
