import { Button } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { WordsField } from "../../../../faces/desk/form/WordsField.tsx";
import { CommonPhrases } from "../../../../faces/desk/parts/CommonPhrases.tsx";
import { momentText } from "../../../../faces/desk/parts/moment.ts";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { useShortcut } from "../../../../faces/desk/shortcuts.ts";
import { useDraft } from "../../../../platform/client/useDraft.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { readChild, readTimeline } from "../../../registry/child-file.contract.ts";
import { readDesk } from "../../../registry/desk.contract.ts";
import { countVisits } from "../../visits/visit-counts.contract.ts";
import {
  decideToldChange,
  listToldChanges,
  type ToldChangeView,
  toldSectionCodes,
  toldStateCodes,
} from "../told-changes.contract.ts";
import { sidesOf } from "./compare-sides.ts";
import "./told.css";

interface ToldChangeSheetProps {
  readonly change: ToldChangeView;
  /** In a few words what was decided. */
  readonly onDecided: (change: ToldChangeView, words: string) => void;
}

const commons = ["打电话问过照料人", "看过材料", "上门看过", "问过学校", "问过村委会"];
const madeOld = [listToldChanges, countVisits, readChild, readTimeline, readDesk];

/** One told change: what the phone showed, what was told, what holds now, and what is done about it. */
export function ToldChangeSheet({ change, onDecided }: ToldChangeSheetProps) {
  const mayDecide = change.can.includes("decide");
  return (
    <section className="ta-paper" aria-label="变化">
      <div className="ta-paper-head">
        <h2>
          <Link to={`/children/${change.childId}`}>{change.childName}</Link>{" "}
          {toldSectionCodes.label(change.section)}
        </h2>
        <span className="ta-grey">
          {change.about !== null && `${change.about} · `}
          {change.townshipName} {change.villageName}
        </span>
      </div>
      <div className="ta-paper-body ta-stack">
        <p className={change.state === "conflict" ? "ta-amber" : undefined}>
          {toldStateCodes.label(change.state)}
          {change.why !== null && `：${change.why}`}
        </p>
        <div className="ta-told-sides">
          {sidesOf(change).map(({ key, title, text, mark }) => (
            <div key={key} className={mark === null ? "" : "ta-told-differs"}>
              <div className="ta-grey ta-small">{title}</div>
              <div>{text ?? <span className="ta-zero">没有登记</span>}</div>
              {mark !== null && <div className="ta-amber ta-small">{mark}</div>}
            </div>
          ))}
        </div>
        <p className="ta-grey ta-small">
          从 {change.from} 起 · {change.by} {momentText(change.at)} 报来
          {change.evidence !== null && ` · 怎么知道的：${change.evidence}`}
          {change.visitId !== null && (
            <>
              {" · "}
              <Link to={`/visits?visit=${change.visitId}&childId=${change.childId}`}>看那次走访</Link>
            </>
          )}
        </p>
        {change.decided !== null && (
          <p className={change.state === "rejected" ? "ta-grey" : "ta-green"}>
            {momentText(change.decided.at)} {change.decided.by}：{change.decided.reason}
          </p>
        )}
        {mayDecide && <Decision change={change} onDecided={onDecided} />}
      </div>
    </section>
  );
}

function Decision({ change, onDecided }: ToldChangeSheetProps) {
  const { value: reason, set, clear } = useDraft(`workforce.told.${change.id}`, "");
  const [tooShort, setTooShort] = useState(false);
  const decide = useWrite(decideToldChange, {
    makesOld: madeOld,
    goesOnAtOnce: true,
    onDone: (_, { body }) => {
      clear();
      onDecided(change, body.accept ? "属实，已写入档案" : "不属实，没有写入");
    },
  });
  const words = reason.trim();
  const say = (accept: boolean) => {
    setTooShort(words.length < 2);
    if (words.length < 2 || decide.isPending) return;
    decide.mutate({
      params: { id: change.id },
      version: change.version,
      body: { accept, reason: words },
    });
  };
  useShortcut({ key: "1", what: "属实，写进档案" }, () => say(true));
  useShortcut({ key: "2", what: "不属实，不写" }, () => say(false));
  return (
    <div className="ta-noprint">
      <CommonPhrases phrases={commons} value={reason} onChange={set} />
      <WordsField
        label="怎么核实的"
        required
        hint={
          tooShort && words.length < 2 ? "先写怎么核实的，至少两个字，再点下面的按钮" : "问了谁、看了什么"
        }
        value={reason}
        onChange={set}
      />
      {decide.error !== null && <ProblemNote problem={decide.error} compact />}
      <div className="ta-wrap">
        <Button type="primary" loading={decide.isPending} onClick={() => say(true)}>
          属实，写进档案 <kbd>1</kbd>
        </Button>
        <Button disabled={decide.isPending} onClick={() => say(false)}>
          不属实，不写 <kbd>2</kbd>
        </Button>
      </div>
    </div>
  );
}
