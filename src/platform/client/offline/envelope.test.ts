import { describe, expect, it } from "vitest";
import { type Bytes, bytesOf, type Cipher, SealBroken, webCipher } from "./cipher.ts";
import {
  makeKeyring,
  openBytes,
  openKeyring,
  openSpareLock,
  openValue,
  sealBytes,
  sealValue,
} from "./envelope.ts";

function cipherHere(): Cipher {
  const cipher = webCipher();
  if (cipher === undefined) throw new Error("no cipher here");
  return cipher;
}
const cipher = cipherHere();
const given = {
  username: "director",
  pin: "246810",
  password: "tongan-demo",
  leaseShare: "share-of-the-server",
  contactKey: "contact",
  renewalKey: "renewal",
  rounds: 2,
};

async function made() {
  const deviceKey = await cipher.newDeviceKey();
  return { deviceKey, ...(await makeKeyring(cipher, deviceKey, given)) };
}

describe("the envelope", () => {
  it("opens by PIN, device and share together, and by none of them missing", async () => {
    const { deviceKey, keyring, keys } = await made();
    const sealed = await sealValue(cipher, { keyring, keys }, "a", { name: "王小明" });
    const opened = await openKeyring(cipher, keyring, { deviceKey, by: "byPin", word: given.pin });
    if (opened === undefined) throw new Error("it should open");
    expect(await openValue(cipher, opened, "a", sealed)).toEqual({ name: "王小明" });
    const otherDevice = await cipher.newDeviceKey();
    const tries = [
      { deviceKey, by: "byPin", word: "000000" },
      { deviceKey: otherDevice, by: "byPin", word: given.pin },
      { deviceKey, by: "byPin", word: given.pin, leaseShare: "another" },
    ] as const;
    for (const one of tries) expect(await openKeyring(cipher, keyring, one)).toBeUndefined();
    const forgotten = { ...keyring, leaseShare: null };
    const word = { deviceKey, by: "byPin", word: given.pin } as const;
    expect(await openKeyring(cipher, forgotten, word)).toBeUndefined();
    const givenAgain = { ...word, leaseShare: given.leaseShare };
    expect(await openKeyring(cipher, forgotten, givenAgain)).toBeDefined();
    expect(
      await openKeyring(cipher, keyring, { deviceKey, by: "byPassword", word: given.password }),
    ).toBeDefined();
  });

  it("has locks for the second copy: a word and the share, without this browser's secret, and neither alone", async () => {
    const { keyring, keys } = await made();
    const { leaseShare } = given;
    const tries = [
      { by: "byPin", word: given.pin, leaseShare },
      { by: "byPassword", word: given.password, leaseShare },
      { by: "byPin", word: "000000", leaseShare },
      { by: "byPassword", word: given.pin, leaseShare },
      { by: "byPin", word: given.pin, leaseShare: "another" },
    ] as const;
    const opened = await Promise.all(tries.map((one) => openSpareLock(cipher, keyring, one)));
    expect(opened).toEqual([keys.raw, keys.raw, undefined, undefined, undefined]);
    const { rounds } = keyring;
    expect(await openSpareLock(cipher, { rounds }, tries[0])).toBeUndefined();
  });

  it("keeps what it sealed under new locks", async () => {
    const { deviceKey, keyring, keys } = await made();
    const sealed = await sealBytes(cipher, { keyring, keys }, "a", bytesOf("words"));
    const closed = await sealBytes(cipher, { keyring, keys: undefined }, "b", bytesOf("more words"));
    const anew = await makeKeyring(
      cipher,
      deviceKey,
      { ...given, pin: "135790" },
      { keyring, raw: keys.raw },
    );
    const word = { deviceKey, by: "byPin", word: "135790" } as const;
    const opened = await openKeyring(cipher, anew.keyring, word);
    if (opened === undefined) throw new Error("it should open");
    expect(textOf(await openBytes(cipher, opened, "a", sealed))).toBe("words");
    expect(textOf(await openBytes(cipher, opened, "b", closed))).toBe("more words");
    expect(await openKeyring(cipher, anew.keyring, { ...word, word: given.pin })).toBeUndefined();
  });

  it("takes words while it is closed, and notices a changed byte or another place", async () => {
    const { keyring, keys } = await made();
    for (const seals of [
      { keyring, keys },
      { keyring, keys: undefined },
    ]) {
      const sealed = await sealBytes(cipher, seals, "outbox:1", bytesOf("words"));
      expect(textOf(await openBytes(cipher, keys, "outbox:1", sealed))).toBe("words");
      await expect(openBytes(cipher, keys, "outbox:2", sealed)).rejects.toThrow(SealBroken);
      const spoilt = sealed.slice();
      spoilt[spoilt.length - 1] = (spoilt.at(-1) ?? 0) ^ 1;
      await expect(openBytes(cipher, keys, "outbox:1", spoilt)).rejects.toThrow(SealBroken);
    }
  });

  it("uses a device key that nobody can take out", async () => {
    const { deviceKey } = await made();
    await expect(crypto.subtle.exportKey("raw", deviceKey)).rejects.toThrow();
  });
});

const textOf = (bytes: Bytes) => new TextDecoder().decode(bytes);
