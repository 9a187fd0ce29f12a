import { Button, Input } from "antd";
import { useState } from "react";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { useShortcut } from "../../../../faces/desk/shortcuts.ts";
import { useDraft } from "../../../../platform/client/useDraft.ts";
import { saveSheet } from "../assessment-acts.contract.ts";
import type { AssessmentView, AssessorView } from "../assessments.contract.ts";
import { nextOpen, RED_LINES, stepBy, type TypedSheet, withPoints, withRedLine } from "../typed-sheet.ts";
import { ItemScore } from "./ItemScore.tsx";
import { RedLines } from "./RedLines.tsx";
import { ScoreHead } from "./ScoreHead.tsx";
import { SheetSteps } from "./SheetSteps.tsx";
import { scoreOfTyped } from "./score-typed.ts";
import { useAssessmentWrite } from "./useAssessmentWrite.ts";

interface ScoringSheetProps {
  readonly one: AssessmentView;
  readonly sheet: AssessorView;
}

/** One item after the other; what is typed stays on this machine until it is saved, and can be changed until it is signed. */
export function ScoringSheet({ one, sheet }: ScoringSheetProps) {
  const [kept] = useState<TypedSheet>(() => ({
    points: sheet.answers?.points ?? {},
    redLines: sheet.answers?.redLines ?? {},
    seen: sheet.seen ?? {},
  }));
  const draft = useDraft<TypedSheet>(`assessment/${one.id}/${sheet.id}`, kept);
  const typed = draft.value;
  const items = one.template.sections.flatMap((section) => section.items);
  const codes = items.map(({ code }) => code);
  const lines = one.template.redLines.map(({ code }) => code);
  const [at, setAt] = useState(() => nextOpen(codes, lines, typed, RED_LINES) ?? codes[0] ?? RED_LINES);
  const [paper, setPaper] = useState("");
  const [signs, setSigns] = useState(false);
  const write = useAssessmentWrite(saveSheet, signs ? "已签字，评分不能再改" : "评分已存到系统");
  const score = scoreOfTyped(one, typed);
  const next = nextOpen(codes, lines, typed, at);
  const isComplete = nextOpen(codes, lines, typed, RED_LINES) === undefined;
  const send = (sign: boolean) => {
    setSigns(sign);
    const { seen, ...answers } = typed;
    write.mutate({
      params: { id: one.id, assessorId: sheet.id },
      body: { answers, seen, sign, ...(paper.trim() === "" ? {} : { paper }) },
    });
  };
  useShortcut({ key: "Ctrl+S", what: "把评分存到系统" }, () => send(false), {
    enabled: !write.isPending,
    whileTyping: true,
  });
  useShortcut({ key: "j", what: "下一项" }, () => setAt(stepBy(codes, at, 1)));
  useShortcut({ key: "k", what: "上一项" }, () => setAt(stepBy(codes, at, -1)));
  const item = items.find(({ code }) => code === at);
  return (
    <section className="ta-paper" aria-label={`${sheet.name}的评分表`}>
      <div className="ta-paper-head">
        <h2>{sheet.name}的评分表</h2>
        {!sheet.hasAccount && <span className="ta-grey">照纸质表录入</span>}
        {draft.restored && <span className="ta-amber">接着上次填的</span>}
        <span className="ta-grey ta-small ta-assess-keys">数字键选档，+ - 加减分，j k 换项</span>
      </div>
      <div className="ta-paper-body ta-stack">
        <ScoreHead score={score} />
        <SheetSteps one={one} typed={typed} at={at} onGo={setAt} />
        {item === undefined ? (
          <RedLines
            lines={one.template.redLines}
            answers={typed.redLines}
            onAnswer={(code, answer) => draft.set(withRedLine(typed, code, answer))}
          />
        ) : (
          <ItemScore
            key={item.code}
            item={item}
            points={typed.points[item.code]}
            seen={typed.seen[item.code] ?? ""}
            onPoints={(points) => draft.set(withPoints(typed, item.code, points))}
            onSeen={(words) => draft.set({ ...typed, seen: { ...typed.seen, [item.code]: words } })}
          />
        )}
        {write.error !== null && <ProblemNote problem={write.error} compact />}
        {!sheet.hasAccount && isComplete && (
          <Input
            aria-label="纸质评分表存放处"
            placeholder="签了字的纸质评分表存放在哪里"
            maxLength={100}
            value={paper}
            onChange={({ target }) => setPaper(target.value)}
          />
        )}
        <div className="ta-wrap ta-noprint">
          <Button onClick={() => setAt(stepBy(codes, at, -1))}>上一项</Button>
          <Button
            type={isComplete ? "default" : "primary"}
            onClick={() => setAt(next ?? stepBy(codes, at, 1))}
          >
            {next === undefined ? "下一项" : "下一个没评的"}
          </Button>
          <span className="ta-spring" />
          <Button loading={write.isPending} onClick={() => send(false)}>
            先存到系统
          </Button>
          <Button
            type={isComplete ? "primary" : "default"}
            disabled={!isComplete || (!sheet.hasAccount && paper.trim() === "")}
            loading={write.isPending}
            onClick={() => send(true)}
          >
            签字（之后不能改）
          </Button>
        </div>
      </div>
    </section>
  );
}
