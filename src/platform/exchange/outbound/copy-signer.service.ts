/** Signs what leaves the house under an agreement; outsiders verify with the public key alone. */
import { createSigner, meaningOf, type Signer, SM2_SCHEME } from "../../crypto/signing.ts";
import { SM2_USER_ID } from "../../crypto/sm2.ts";
import type { App } from "../../http/app.ts";

const signers = new WeakMap<object, Signer>();

export function copySigner(app: Pick<App, "keyRing">): Signer {
  let signer = signers.get(app);
  if (signer === undefined) {
    signer = createSigner(app.keyRing, "exchange.copy");
    signers.set(app, signer);
  }
  return signer;
}

export function copyKeyOf(app: Pick<App, "keyRing">) {
  const { publicKey } = copySigner(app);
  return { scheme: SM2_SCHEME, publicKey, userId: SM2_USER_ID, meaning: meaningOf(SM2_SCHEME) };
}
