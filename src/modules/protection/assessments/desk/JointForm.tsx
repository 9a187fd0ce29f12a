import { Button, Input, InputNumber, Radio } from "antd";
import { useState } from "react";
import { DateField } from "../../../../faces/desk/form/DateField.tsx";
import { Field } from "../../../../faces/desk/form/Field.tsx";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { useToday } from "../../../../faces/desk/session/useToday.ts";
import { useShortcut } from "../../../../faces/desk/shortcuts.ts";
import { useDraft } from "../../../../platform/client/useDraft.ts";
import { submitJoint } from "../assessment-acts.contract.ts";
import { type RedLineAnswer, redLineAnswerCodes } from "../assessment-codes.contract.ts";
import type { AssessmentView } from "../assessments.contract.ts";
import { droppedRedLines } from "../compare-scores.ts";
import { consequences } from "../follow-grade.ts";
import type { Answers } from "../score-assessment.ts";
import { withPoints, withRedLine } from "../typed-sheet.ts";
import { ScoreHead } from "./ScoreHead.tsx";
import { scoreOfTyped } from "./score-typed.ts";
import { useAssessmentWrite } from "./useAssessmentWrite.ts";

interface Typed {
  readonly answers: Answers;
  readonly voice: string;
  readonly voiceOn: string | undefined;
  readonly voiceWhyNot: string;
  readonly dropped: Readonly<Record<string, string>>;
  readonly conclusion: string;
  readonly suggestions: string;
}

/** Where the assessors differ they settle on one score; then the child's words, the conclusion, the suggestions. */
export function JointForm({ one }: { readonly one: AssessmentView }) {
  const today = useToday();
  const { joint } = one;
  const [begun] = useState<Typed>(() => ({
    answers: joint?.answers ?? { points: {}, redLines: {} },
    voice: joint?.voice ?? "",
    voiceOn: joint?.voiceOn ?? undefined,
    voiceWhyNot: joint?.voiceWhyNot ?? "",
    dropped: joint?.dropped ?? {},
    conclusion: joint?.conclusion ?? "",
    suggestions: joint?.suggestions ?? "",
  }));
  const draft = useDraft<Typed>(`assessment/${one.id}/joint`, begun);
  const typed = draft.value;
  const set = (change: Partial<Typed>) => draft.set({ ...typed, ...change });
  const write = useAssessmentWrite(submitJoint, "已提交，等待确认", draft.clear);
  const score = scoreOfTyped(one, typed.answers);
  const isKnown = score.best === score.worst;
  const sheets = one.sheets.flatMap(({ answers }) => answers ?? []);
  const dropped = droppedRedLines(sheets, typed.answers);
  const titleOf = (code: string) => one.template.redLines.find((line) => line.code === code)?.title ?? code;
  const open = one.differences.filter(({ code, kind }) =>
    kind === "item" ? typed.answers.points[code] === undefined : typed.answers.redLines[code] === undefined,
  );
  const isHeard = typed.voice.trim().length >= 2;
  const missing = [
    ...(open.length > 0 ? [`${open.length} 处评分没有商定`] : []),
    ...dropped
      .filter((code) => (typed.dropped[code] ?? "").trim().length < 2)
      .map((code) => `为什么没有“${titleOf(code)}”`),
    ...(isHeard && typed.voiceOn === undefined ? ["哪天听的"] : []),
    ...(!isHeard && one.mustHear && typed.voiceWhyNot.trim().length < 2
      ? ["孩子说了什么，或者没有听取的原因"]
      : []),
    ...(typed.conclusion.trim().length < 10 ? ["评估结论（至少十个字）"] : []),
    ...(typed.suggestions.trim().length < 4 ? ["建议"] : []),
  ];
  const ready = missing.length === 0;
  const send = () => {
    if (!ready) return;
    write.mutate({
      params: { id: one.id },
      version: one.version,
      body: {
        answers: typed.answers,
        dropped: { ...typed.dropped },
        conclusion: typed.conclusion,
        suggestions: typed.suggestions,
        ...(isHeard ? { voice: typed.voice } : {}),
        ...(isHeard && typed.voiceOn !== undefined ? { voiceOn: typed.voiceOn } : {}),
        ...(isHeard || typed.voiceWhyNot.trim() === "" ? {} : { voiceWhyNot: typed.voiceWhyNot }),
      },
    });
  };
  useShortcut({ key: "Ctrl+S", what: "提交合议结果" }, send, { enabled: ready, whileTyping: true });
  return (
    <section className="ta-paper" aria-label="合议">
      <div className="ta-paper-head">
        <h2>合议</h2>
        <span className="ta-grey">
          {one.differences.length === 0
            ? "各人评分一致"
            : `${one.differences.length} 处评分不一致，请商定一个`}
        </span>
      </div>
      <div className="ta-paper-body ta-stack">
        <ScoreHead score={score} />
        {one.differences.length > 0 && (
          <div className="ta-scroll">
            <table className="ta-lines">
              <thead>
                <tr>
                  <th>项目</th>
                  {one.sheets.map(({ id, name }) => (
                    <th key={id}>{name}</th>
                  ))}
                  <th>合议</th>
                </tr>
              </thead>
              <tbody>
                {one.differences.map(({ code, title, kind, given }) => (
                  <tr key={code}>
                    <td>{title}</td>
                    {one.sheets.map(({ id }, nth) => (
                      <td key={id}>{sayGiven(given[nth])}</td>
                    ))}
                    <td>
                      {kind === "item" ? (
                        <InputNumber
                          aria-label={`${title}合议得分`}
                          min={0}
                          max={one.scale.points[code] ?? 0}
                          precision={0}
                          value={typed.answers.points[code] ?? null}
                          onChange={(value) => {
                            if (value !== null) set({ answers: withPoints(typed.answers, code, value) });
                          }}
                        />
                      ) : (
                        <Radio.Group
                          aria-label={`${title}合议`}
                          value={typed.answers.redLines[code]}
                          options={redLineAnswerCodes.options.map(({ value, label }) => ({ value, label }))}
                          onChange={({ target }) =>
                            set({ answers: withRedLine(typed.answers, code, target.value as RedLineAnswer) })
                          }
                        />
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        {dropped
          .filter((code) => typed.answers.redLines[code] === "no")
          .map((code) => (
            <Field key={code} label={`为什么合议认为没有“${titleOf(code)}”`} required>
              {({ id }) => (
                <Input
                  id={id}
                  maxLength={300}
                  value={typed.dropped[code] ?? ""}
                  onChange={({ target }) => set({ dropped: { ...typed.dropped, [code]: target.value } })}
                />
              )}
            </Field>
          ))}
        <Words
          label={one.mustHear ? "孩子说了什么" : "孩子说了什么（不满应当听取意见的年龄，能说也记下来）"}
          required={one.mustHear && typed.voiceWhyNot.trim() === ""}
          hint="单独和孩子谈，用孩子自己的话记"
          value={typed.voice}
          onChange={(voice) => set({ voice })}
        />
        {isHeard ? (
          <Field label="哪天听的" required>
            {(ids) => (
              <DateField
                {...ids}
                value={typed.voiceOn}
                min={one.startedOn}
                max={today}
                onChange={(voiceOn) => set({ voiceOn })}
              />
            )}
          </Field>
        ) : (
          one.mustHear && (
            <Field label="没有听取的，写明原因">
              {({ id }) => (
                <Input
                  id={id}
                  maxLength={300}
                  value={typed.voiceWhyNot}
                  onChange={({ target }) => set({ voiceWhyNot: target.value })}
                />
              )}
            </Field>
          )
        )}
        <Words
          label="评估结论"
          required
          value={typed.conclusion}
          onChange={(conclusion) => set({ conclusion })}
        />
        <Words
          label="建议"
          required
          value={typed.suggestions}
          onChange={(suggestions) => set({ suggestions })}
        />
        {isKnown && typed.suggestions.trim() === "" && (
          <Button
            size="small"
            className="ta-noprint"
            onClick={() => set({ suggestions: consequences[score.best].suggests })}
          >
            按等级填一句
          </Button>
        )}
        {write.error !== null && <ProblemNote problem={write.error} compact />}
        <div className="ta-row ta-noprint">
          <Button type="primary" disabled={!ready} loading={write.isPending} onClick={send}>
            提交合议结果
          </Button>
          <span className="ta-grey ta-small">
            {ready ? "提交后由没有评分的人确认。" : `还差：${missing.join("、")}。填的内容随时留着草稿。`}
          </span>
        </div>
      </div>
    </section>
  );
}

function sayGiven(value: number | string | null | undefined): string {
  if (value === null || value === undefined) return "没有评";
  return typeof value === "string" && redLineAnswerCodes.has(value)
    ? redLineAnswerCodes.label(value)
    : String(value);
}

interface WordsProps {
  readonly label: string;
  readonly required: boolean;
  readonly hint?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function Words({ label, required, hint, value, onChange }: WordsProps) {
  return (
    <Field label={label} required={required} hint={hint} wide>
      {({ id }) => (
        <Input.TextArea
          id={id}
          autoSize={{ minRows: 2, maxRows: 10 }}
          maxLength={2000}
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  );
}
