import { z } from "zod";
import { freeText } from "../../kernel/free-text.ts";
import { operation } from "../../kernel/operation.ts";
import { passwordProblems } from "../crypto/password-problems.contract.ts";
import { identityProblems } from "./identity-problems.contract.ts";

/** Six digits; people type the space that their phone shows. */
export const OtpCode = z
  .string()
  .max(10)
  .transform((text) => text.replaceAll(/\s/g, ""))
  .meta({ label: "动态口令", sensitivity: "L4" });

const Proof = z.strictObject({
  password: z.string().min(1).max(200).meta({ label: "当前密码", sensitivity: "L4" }),
  /** Needed when a second factor is on already. */
  otp: OtpCode.optional(),
});
const proofProblems = [
  identityProblems.badLogin,
  identityProblems.otpRequired,
  identityProblems.badOtp,
  identityProblems.locked,
  passwordProblems.busy,
];

/** Shows a new secret, once; nothing changes before its first code confirms it. */
export const beginOtp = operation({
  name: "identity.otp.begin",
  method: "POST",
  path: "/api/session/otp",
  title: "开始设置动态口令",
  effect: "write",
  verb: "session",
  body: Proof,
  output: z.object({
    secret: z.string().meta({ label: "密钥", sensitivity: "L4" }),
    /** For the QR code: `otpauth://totp/…`. */
    address: z.string().meta({ label: "二维码内容", sensitivity: "L4" }),
  }),
  problems: proofProblems,
});

export const confirmOtp = operation({
  name: "identity.otp.confirm",
  method: "POST",
  path: "/api/session/otp/confirmation",
  title: "启用动态口令",
  effect: "write",
  verb: "session",
  body: z.strictObject({ otp: OtpCode }),
  problems: [identityProblems.badOtp, identityProblems.otpNotBegun],
});

export const removeOtp = operation({
  name: "identity.otp.remove",
  method: "POST",
  path: "/api/session/otp/removal",
  title: "关闭动态口令",
  effect: "write",
  verb: "session",
  body: Proof,
  problems: proofProblems,
});

export const resetOtp = operation({
  name: "identity.accounts.resetOtp",
  method: "POST",
  path: "/api/accounts/{id}/otp-reset",
  title: "重置账号的动态口令",
  effect: "write",
  verb: "account.resetOtp",
  params: z.object({ id: z.uuid() }),
  body: z.strictObject({ reason: freeText(200).min(2).meta({ label: "原因" }) }),
});
