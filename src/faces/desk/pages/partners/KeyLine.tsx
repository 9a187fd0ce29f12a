import { Button } from "antd";
import { type KeyView, keyStateCodes } from "../../../../platform/partners/partners.contract.ts";
import { dayText, momentText } from "../../parts/moment.ts";
import { type Scopes, wordsOfScope } from "./scope-words.ts";

export type KeyAct = KeyView["can"][number];

const words: Readonly<Record<KeyAct, string>> = {
  decide: "批准或退回",
  issue: "领取密钥",
  replace: "换一把",
  revoke: "作废",
};

/** What cannot be undone stands last. */
const acts: readonly KeyAct[] = ["decide", "issue", "replace", "revoke"];

const colours: Readonly<Record<KeyView["state"], string>> = {
  asked: "ta-amber",
  agreed: "ta-amber",
  live: "ta-green",
  refused: "ta-grey",
  over: "ta-grey",
  revoked: "ta-grey",
};

export const nameOfKey = ({ prefix }: KeyView): string => (prefix === null ? "新密钥" : `tongan_${prefix}_…`);

interface KeyLineProps {
  readonly of: KeyView;
  readonly scopes: Scopes;
  readonly onAct: (act: KeyAct) => void;
}

export function KeyLine({ of: key, scopes, onAct }: KeyLineProps) {
  const { state, prefix, can, expiresAt, lastUsedAt } = key;
  return (
    <li>
      <div className="ta-wrap">
        <b className="ta-num">{nameOfKey(key)}</b>
        <span className={colours[state]}>{keyStateCodes.label(state)}</span>
        {state === "live" && expiresAt !== null && <span>{dayText(expiresAt)} 到期</span>}
        {prefix !== null && (
          <span className="ta-grey">
            {lastUsedAt === null ? "还没有用过" : `最近使用 ${momentText(lastUsedAt)}`}
          </span>
        )}
        {acts
          .filter((act) => can.includes(act))
          .map((act) => (
            <Button key={act} type="link" size="small" danger={act === "revoke"} onClick={() => onAct(act)}>
              {words[act]}
            </Button>
          ))}
      </div>
      <p className="ta-small">
        {key.scopes.map((scope) => wordsOfScope(scopes, scope)).join("；")}
        <span className="ta-grey">
          （{key.addresses.length === 0 ? "不限网络地址" : `只从 ${key.addresses.join("、")}`}）
        </span>
      </p>
      <p className="ta-small ta-grey">
        {momentText(key.askedAt)} {key.askedBy}申请：{key.why}
        {key.replacesPrefix !== null && `；替换 ${key.replacesPrefix}`}
        {key.refusedWhy !== null && `；${key.decidedBy ?? ""}没有批准：${key.refusedWhy}`}
        {key.refusedWhy === null && key.decidedBy !== null && `；${key.decidedBy}批准`}
        {key.revokedWhy !== null && `；作废：${key.revokedWhy}`}
      </p>
    </li>
  );
}
