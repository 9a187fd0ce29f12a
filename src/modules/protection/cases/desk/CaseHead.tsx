import { DownOutlined } from "@ant-design/icons";
import { Button, Dropdown } from "antd";
import { Link, useNavigate } from "react-router";
import { momentText } from "../../../../faces/desk/parts/moment.ts";
import { useShortcut } from "../../../../faces/desk/shortcuts.ts";
import { readDraft } from "../../../../platform/client/draft-store.ts";
import { ColourMark } from "../../desk/ColourMark.tsx";
import { linkCodes } from "../../protection-codes.contract.ts";
import { caseStateCodes } from "../case-codes.contract.ts";
import type { CaseView } from "../case-view.contract.ts";
import { recordKindCodes } from "../records/record-kinds.contract.ts";
import { type Seat, sightOf } from "../what-parts-see.ts";
import type { OpenAct } from "./OpenCaseAct.tsx";
import { draftKeyOf } from "./record-draft.ts";
import { SafetyMark } from "./SafetyMark.tsx";

interface CaseHeadProps {
  readonly view: CaseView;
  readonly onAct: (act: OpenAct) => void;
}

type Plain = Exclude<OpenAct["kind"], "record" | "answer" | "personLeaves" | "participantLeaves">;

const more: readonly (readonly [
  can: CaseView["can"][number],
  act: Plain,
  label: (view: CaseView) => string,
])[] = [
  ["colour", "colour", () => "调整风险等级"],
  ["people", "person", () => "登记有关的人"],
  ["participants", "participant", () => "请人参与"],
  ["monitor", "monitor", () => "转入跟踪回访"],
  ["lead", "lead", () => "由我接手"],
  ["seal", "seal", ({ sealed }) => (sealed ? "解除涉密" : "设为涉密")],
  ["askClosing", "askClosing", () => "提出结案"],
  ["reopen", "reopen", () => "重新打开"],
];

/** Whom it is about, how dangerous, in which link, who answers for it. */
/** As what the reader is here. */
function sayPlace({ move, seat, seatTitle }: CaseView): string {
  if (move?.mayAnswer === true) return "等您签收";
  return seat === "reader" ? "您只能查看" : `您是${seatTitle}`;
}

export function CaseHead({ view, onAct }: CaseHeadProps) {
  const navigate = useNavigate();
  useShortcut({ key: "Escape", what: "回到个案" }, () => void navigate("/cases"));
  const acts = more.filter(([can]) => view.can.includes(can));
  const hasDraft = (kind: CaseView["writes"][number]) => readDraft(draftKeyOf(view.id, kind)) !== undefined;
  return (
    <header className="ta-paper ta-case-head">
      <div className="ta-case-title">
        <h1>{view.title}</h1>
        <div className="ta-wrap">
          <ColourMark colour={view.colour} />
          <span>
            孩子 <SafetyMark safety={view.safety} />
          </span>
          {view.sealed && <span className="ta-case-sealed">涉密 · 只有指定的人看得到</span>}
        </div>
        <p className="ta-grey">
          {view.number} · {view.placeName} · 负责人 <b className="ta-case-lead">{view.leadName}</b> ·{" "}
          {momentText(view.openedAt)} 立案
          {view.closedAt !== null && ` · ${momentText(view.closedAt)} 结案`} · {sayPlace(view)}
        </p>
        {view.sealedWhy !== null && <p className="ta-small ta-grey">涉密理由：{view.sealedWhy}</p>}
      </div>
      {sightOf(view.seat as Seat).timeline && <LinkLine view={view} />}
      <div className="ta-case-acts ta-noprint ta-wrap">
        <Link to="/cases" className="ta-case-back">
          回到个案
        </Link>
        {view.writes.length > 0 && (
          <Dropdown
            trigger={["click"]}
            menu={{
              items: view.writes.map((kind) => ({
                key: kind,
                label: `${recordKindCodes.label(kind)}${hasDraft(kind) ? "（写了一半）" : ""}`,
              })),
              onClick: ({ key }) => {
                if (recordKindCodes.has(key)) onAct({ kind: "record", record: key });
              },
              style: { maxHeight: "60vh", overflowY: "auto" },
            }}
          >
            <Button>
              写记录
              <DownOutlined />
            </Button>
          </Dropdown>
        )}
        {acts.length > 0 && (
          <Dropdown
            trigger={["click"]}
            menu={{
              items: acts.map(([, act, label]) => ({ key: act, label: label(view) })),
              onClick: ({ key }) => {
                const chosen = acts.find(([, act]) => act === key);
                if (chosen !== undefined) onAct({ kind: chosen[1] });
              },
            }}
          >
            <Button>
              更多
              <DownOutlined />
            </Button>
          </Dropdown>
        )}
      </div>
    </header>
  );
}

/** The five links, and in which of them the case is. */
function LinkLine({ view }: { readonly view: CaseView }) {
  return (
    <ol className="ta-case-links" aria-label="环节">
      {linkCodes.codes.map((link) => {
        const isHere = link === view.link;
        return (
          <li key={link} className={isHere ? "is-here" : ""} aria-current={isHere ? "step" : undefined}>
            <span>{linkCodes.label(link)}</span>
            {isHere && <b>{caseStateCodes.label(view.state)}</b>}
          </li>
        );
      })}
    </ol>
  );
}
