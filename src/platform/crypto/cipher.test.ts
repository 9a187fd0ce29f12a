import { createSecretKey } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createFieldCipher, type FieldCipher } from "./cipher.ts";
import { createKeyRing, firstRingState, type KeyRing, type KeyUse, type RingState } from "./key-ring.ts";
import type { SuiteName } from "./suites.ts";

const CONTEXT = "person.citizenNo";
const CITIZEN_NO = "500199201506010019";
const text = fc.string({ unit: "binary", maxLength: 300 });

function ringInMemory(fill = 7): KeyRing {
  const master = createSecretKey(Buffer.alloc(32, fill));
  let state: RingState = firstRingState(master);
  return createKeyRing(master, {
    load: () => state,
    change(edit) {
      state = edit(state);
      return state;
    },
  });
}

function rotate(ring: KeyRing, use: KeyUse): number {
  const id = ring.announce(use);
  ring.activate(use, id);
  return id;
}

function problemCode(work: () => unknown): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    return (error as { code?: string }).code;
  }
}

describe.each<SuiteName>(["sm4-ctr-hmac-sm3", "aes-256-gcm"])("a box sealed with %s", (suite) => {
  const ring = ringInMemory();
  const cipher: FieldCipher = createFieldCipher(ring, { suite });

  it("opens to the text that was sealed", () => {
    fc.assert(
      fc.property(text, fc.string(), (plain, context) => {
        expect(cipher.open(cipher.seal(plain, context), context)).toBe(plain);
      }),
    );
  });

  it("opens long texts and texts with the padding's own bytes", () => {
    for (const plain of ["", "\u0080", "a\u0080\u0000\u0000", "汉".repeat(20_000), "\u0000".repeat(16)]) {
      expect(cipher.open(cipher.seal(plain, CONTEXT), CONTEXT)).toBe(plain);
    }
  });

  it("looks different each time and never shows the text", () => {
    const first = cipher.seal(CITIZEN_NO, CONTEXT);
    expect(first.equals(cipher.seal(CITIZEN_NO, CONTEXT))).toBe(false);
    expect(first.includes(CITIZEN_NO.slice(0, 6))).toBe(false);
  });

  it("is as long for one short answer as for another", () => {
    expect(cipher.seal("是", CONTEXT)).toHaveLength(cipher.seal("不清楚", CONTEXT).length);
  });

  it("does not open with any byte changed, cut or added", () => {
    const box = cipher.seal(CITIZEN_NO, CONTEXT);
    for (let at = 0; at < box.length; at++) {
      for (const bit of [1, 0x80]) {
        const changed = Buffer.from(box);
        changed[at] = (changed[at] ?? 0) ^ bit;
        expect(["crypto.tampered", "crypto.unknownKey"]).toContain(
          problemCode(() => cipher.open(changed, CONTEXT)),
        );
      }
      expect(problemCode(() => cipher.open(box.subarray(0, at), CONTEXT))).toBe("crypto.tampered");
    }
    expect(problemCode(() => cipher.open(Buffer.concat([box, box.subarray(0, 1)]), CONTEXT))).toBe(
      "crypto.tampered",
    );
  });

  it("does not open as another field", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (sealedAs, openedAs) => {
        fc.pre(sealedAs !== openedAs);
        expect(problemCode(() => cipher.open(cipher.seal("x", sealedAs), openedAs))).toBe("crypto.tampered");
      }),
    );
  });

  it("does not open under another master key", () => {
    const other = createFieldCipher(ringInMemory(8), { suite });
    expect(problemCode(() => other.open(cipher.seal(CITIZEN_NO, CONTEXT), CONTEXT))).toBe("crypto.tampered");
  });

  it("carries several fields at once", () => {
    const fields = { citizenNo: CITIZEN_NO, phone: "16012345678", account: null };
    expect(cipher.openJson(cipher.sealJson(fields, "person.private"), "person.private")).toEqual(fields);
  });
});

describe("changing keys", () => {
  it("seals with the new key and still opens what the old one sealed", () => {
    const ring = ringInMemory();
    const cipher = createFieldCipher(ring);
    const before = cipher.seal(CITIZEN_NO, CONTEXT);
    expect(rotate(ring, "field")).toBe(2);
    const after = cipher.seal(CITIZEN_NO, CONTEXT);
    expect(after.readUInt16BE(2)).toBe(2);
    expect(cipher.open(before, CONTEXT)).toBe(CITIZEN_NO);
    expect(cipher.open(after, CONTEXT)).toBe(CITIZEN_NO);
  });

  it("opens nothing with a retired key, and cannot retire the one that seals", () => {
    const ring = ringInMemory();
    const cipher = createFieldCipher(ring);
    const box = cipher.seal(CITIZEN_NO, CONTEXT);
    expect(problemCode(() => ring.retire("field", 1))).toBe("crypto.keyInUse");
    rotate(ring, "field");
    ring.retire("field", 1);
    expect(problemCode(() => cipher.open(box, CONTEXT))).toBe("crypto.unknownKey");
    ring.reopen("field", 1);
    expect(cipher.open(box, CONTEXT)).toBe(CITIZEN_NO);
  });

  it("opens what an announced key has sealed and seals with the one before until it is activated", () => {
    const ring = ringInMemory();
    const cipher = createFieldCipher(ring);
    const id = ring.announce("field");
    expect(cipher.seal(CITIZEN_NO, CONTEXT).readUInt16BE(2)).toBe(1);
    expect(problemCode(() => ring.announce("field"))).toBe("crypto.rotationUnderway");
    ring.activate("field", id);
    expect(cipher.seal(CITIZEN_NO, CONTEXT).readUInt16BE(2)).toBe(2);
  });

  it("opens boxes of the other suite", () => {
    const ring = ringInMemory();
    const box = createFieldCipher(ring, { suite: "aes-256-gcm" }).seal(CITIZEN_NO, CONTEXT);
    const cipher = createFieldCipher(ring);
    expect(cipher.open(box, CONTEXT)).toBe(CITIZEN_NO);
  });
});

describe("a blind index", () => {
  it("is equal for equal values of one purpose and for nothing else", () => {
    const cipher = createFieldCipher(ringInMemory());
    const index = cipher.blindIndex(CITIZEN_NO, "citizenNo");
    expect(index).toHaveLength(16);
    expect(cipher.blindIndex(CITIZEN_NO, "citizenNo").equals(index)).toBe(true);
    expect(cipher.blindIndex(CITIZEN_NO, "phone").equals(index)).toBe(false);
    expect(cipher.blindIndex("500199201506010027", "citizenNo").equals(index)).toBe(false);
    expect(createFieldCipher(ringInMemory(8)).blindIndex(CITIZEN_NO, "citizenNo").equals(index)).toBe(false);
  });

  it("is sought under both keys while the index key changes, and rotating field keys leaves it alone", () => {
    const ring = ringInMemory();
    const cipher = createFieldCipher(ring);
    const before = cipher.blindIndex(CITIZEN_NO, "citizenNo");
    rotate(ring, "field");
    expect(cipher.blindIndexes(CITIZEN_NO, "citizenNo")).toEqual([before]);
    rotate(ring, "index");
    const after = cipher.blindIndex(CITIZEN_NO, "citizenNo");
    expect(after.equals(before)).toBe(false);
    expect(cipher.blindIndexes(CITIZEN_NO, "citizenNo")).toEqual([after, before]);
    expect(cipher.formerIndexes(CITIZEN_NO, "citizenNo")).toEqual([before]);
    expect(after.readUInt16BE(0)).toBe(2);
    ring.retire("index", 1);
    expect(cipher.blindIndexes(CITIZEN_NO, "citizenNo")).toEqual([after]);
  });
});
