/** The browser's cipher, which works beside the page and answers when it likes; a test sees whether it is still at work. */
import { type Cipher, webCipher } from "../../../src/platform/client/offline/cipher.ts";

export interface WatchedCipher {
  readonly cipher: Cipher;
  readonly isAtWork: boolean;
}

export function watchedCipher(): WatchedCipher {
  const own = webCipher();
  if (own === undefined) throw new Error("this Node has no cipher");
  let running = 0;
  const watched =
    <A extends unknown[], R>(act: (...given: A) => Promise<R>) =>
    async (...given: A): Promise<R> => {
      running += 1;
      try {
        return await act(...given);
      } finally {
        running -= 1;
      }
    };
  return {
    cipher: {
      random: own.random,
      newDeviceKey: watched(own.newDeviceKey),
      keyOf: watched(own.keyOf),
      seal: watched(own.seal),
      open: watched(own.open),
      stretch: watched(own.stretch),
      join: watched(own.join),
      newPair: watched(own.newPair),
      sealTo: watched(own.sealTo),
      openFrom: watched(own.openFrom),
      sha256: watched(own.sha256),
    },
    get isAtWork() {
      return running > 0;
    },
  };
}
