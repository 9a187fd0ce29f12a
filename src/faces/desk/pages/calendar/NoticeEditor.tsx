import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { App, Button, Checkbox, Input, Select } from "antd";
import { useState } from "react";
import { workCalendar } from "../../../../kernel/working-days.ts";
import {
  type HolidayNotice,
  readHolidayNotices,
  saveHolidayNotice,
} from "../../../../platform/calendar/calendar.contract.ts";
import { useDraft } from "../../../../platform/client/useDraft.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { DateField } from "../../form/DateField.tsx";
import { Field } from "../../form/Field.tsx";
import { ActDialog } from "../../parts/ActDialog.tsx";
import { useUnsaved } from "../../parts/useUnsaved.tsx";
import { useShortcut } from "../../shortcuts.ts";
import { emptyRow, type NoticeDraft, readyPeriods, withRow } from "./notice-draft.ts";
import { changesBetween, daysOf, periodsOf, sayChange } from "./notice-periods.ts";
import { readNotice } from "./read-notice.ts";
import { YearView } from "./YearView.tsx";

interface NoticeEditorProps {
  readonly year: number;
  /** As it is kept; absent for a new year. */
  readonly notice: HolidayNotice | undefined;
  readonly others: readonly HolidayNotice[];
  readonly today: string;
  readonly onStale: () => void;
  readonly onClose: () => void;
}

/** Enters a year's notice: paste its text or type the periods, look at the year, save. */
export function NoticeEditor({ year, notice, others, today, onStale, onClose }: NoticeEditorProps) {
  const { message } = App.useApp();
  const draft = useDraft<NoticeDraft>(`calendar.${year}`, draftOf(notice));
  const [confirming, setConfirming] = useState(false);
  const save = useWrite(saveHolidayNotice, {
    makesOld: [readHolidayNotices],
    onDone: () => {
      draft.clear();
      void message.success(`${year} 年的放假安排已保存`);
      onClose();
    },
  });
  useUnsaved(draft.dirty, `${year} 年的放假安排`);
  const typed = draft.value;
  const days = daysOf(readyPeriods(typed.rows));
  const changes = changesBetween(notice?.days ?? [], days);
  const ready = typed.document.trim() !== "" && days.some(({ kind }) => kind === "rest");
  const ask = () => ready && setConfirming(true);
  useShortcut({ key: "Ctrl+S", what: "保存放假安排" }, ask, { enabled: !confirming, whileTyping: true });
  const calendar = workCalendar(
    [...others.map((other) => other.year), year],
    [...others.flatMap((other) => other.days), ...days],
  );
  return (
    <div className="ta-cal-edit">
      <section className="ta-paper" aria-label={`录入 ${year} 年的通知`}>
        <div className="ta-paper-head">
          <h2>{year} 年的通知</h2>
          {draft.restored && <span className="ta-grey">接着上次没保存的填</span>}
        </div>
        <div className="ta-paper-body ta-stack">
          <PasteBox year={year} onRead={(read) => draft.set({ ...typed, ...read })} />
          <div className="ta-form">
            <Field label="通知文号" required>
              {({ id }) => (
                <Input
                  id={id}
                  value={typed.document}
                  maxLength={120}
                  placeholder="国办发明电〔2026〕…号"
                  onChange={({ target }) => draft.set({ ...typed, document: target.value })}
                />
              )}
            </Field>
            <Field label="印发日期">
              {({ id }) => (
                <DateField
                  id={id}
                  value={typed.issuedOn ?? undefined}
                  max={today}
                  onChange={(day) => draft.set({ ...typed, issuedOn: day ?? null })}
                />
              )}
            </Field>
          </div>
          <PeriodRows draft={typed} onChange={draft.set} />
          <Checkbox
            checked={typed.compared}
            onChange={({ target }) => draft.set({ ...typed, compared: target.checked })}
          >
            已与通知原文逐日核对
          </Checkbox>
          <div className="ta-row">
            <Button type="primary" disabled={!ready} onClick={ask}>
              保存…
            </Button>
            <Button
              onClick={() => {
                draft.clear();
                onClose();
              }}
            >
              不改了
            </Button>
            <span className="ta-grey ta-small">
              {ready ? `与现在的日历有 ${changes.length} 天不同` : "先填文号和至少一段假期"}
            </span>
          </div>
        </div>
      </section>
      <section className="ta-paper" aria-label="预览">
        <div className="ta-paper-head">
          <h2>保存后是这样</h2>
          <span className="ta-grey">有框的日子与现在不同</span>
        </div>
        <div className="ta-paper-body">
          <YearView
            calendar={calendar}
            year={year}
            today={today}
            changed={new Set(changes.map(({ date }) => date))}
          />
        </div>
      </section>
      {confirming && (
        <ActDialog
          title={`保存 ${year} 年的放假安排`}
          what={
            <>
              <p>
                {changes.length === 0
                  ? "没有哪一天的上班、放假会变。"
                  : `有 ${changes.length} 天会变，所有还没到期的法定期限都按新的日历算。录入人和文号会留下来，也会记入审计日志。`}
              </p>
              {save.error?.code === "calendar.stale" && (
                <p className="ta-amber">下面是与别人刚保存的那一版相比的不同；再按一次就用您的替换它。</p>
              )}
              <ul className="ta-cal-changes">
                {changes.map((change) => (
                  <li key={change.date}>{sayChange(change)}</li>
                ))}
              </ul>
            </>
          }
          okText="保存"
          ready={ready}
          busy={save.isPending}
          problem={save.error}
          onConfirm={() =>
            save.mutate(
              {
                params: { year },
                version: notice?.version ?? 0,
                body: {
                  document: typed.document.trim(),
                  issuedOn: typed.issuedOn,
                  compared: typed.compared,
                  days,
                },
              },
              { onError: (problem) => problem.code === "calendar.stale" && onStale() },
            )
          }
          onClose={() => setConfirming(false)}
        />
      )}
    </div>
  );
}

function draftOf(notice: HolidayNotice | undefined): NoticeDraft {
  return {
    document: notice?.document ?? "",
    issuedOn: notice?.issuedOn ?? null,
    compared: notice?.certainty === "verified",
    rows:
      notice === undefined
        ? [emptyRow(0)]
        : periodsOf(notice.days).map((period, key) => ({ ...period, key })),
  };
}

interface PasteBoxProps {
  readonly year: number;
  readonly onRead: (read: Partial<NoticeDraft>) => void;
}

/** Most people have the notice on the screen already. */
function PasteBox({ year, onRead }: PasteBoxProps) {
  const [text, setText] = useState("");
  const [said, setSaid] = useState<readonly string[]>([]);
  const read = () => {
    const found = readNotice(text, year);
    const rests = found.periods.filter(({ kind }) => kind === "rest").length;
    if (found.year !== undefined && found.year !== year) {
      setSaid([`这份通知是 ${found.year} 年的，现在录入的是 ${year} 年。没有改动下面的内容。`]);
      return;
    }
    if (rests === 0) {
      setSaid(["没有读出放假的日子。请粘贴写着“几月几日放假”的那几段，或在下面逐行填写。"]);
      return;
    }
    setSaid([
      `读出 ${rests} 段假期、${found.periods.length - rests} 天调休上班，请与原文逐行核对。`,
      ...found.doubts,
    ]);
    onRead({
      ...(found.document === undefined ? {} : { document: found.document }),
      ...(found.issuedOn === undefined ? {} : { issuedOn: found.issuedOn }),
      compared: false,
      rows: found.periods.map((period, key) => ({ ...period, key })),
    });
  };
  return (
    <div>
      <Input.TextArea
        rows={4}
        maxLength={20_000}
        value={text}
        aria-label="通知正文"
        placeholder="把国务院办公厅通知的正文粘贴到这里，例如：一、元旦：1月1日（周五）至3日（周日）放假，共3天。"
        onChange={({ target }) => setText(target.value)}
      />
      <div className="ta-row ta-cal-read">
        <Button disabled={text.trim() === ""} onClick={read}>
          读出日子
        </Button>
        <div role="status" className="ta-small">
          {said.map((line, index) => (
            <p key={line} className={index > 0 ? "ta-amber" : undefined}>
              {line}
            </p>
          ))}
        </div>
      </div>
    </div>
  );
}

interface PeriodRowsProps {
  readonly draft: NoticeDraft;
  readonly onChange: (draft: NoticeDraft) => void;
}

function PeriodRows({ draft, onChange }: PeriodRowsProps) {
  const change = (key: number, patch: Partial<NoticeDraft["rows"][number]>) =>
    onChange({ ...draft, compared: false, rows: withRow(draft.rows, key, patch) });
  return (
    <div>
      <ul className="ta-cal-rows">
        {draft.rows.map(({ key, kind, name, from, to }) => (
          <li key={key}>
            <Input
              aria-label="节日"
              placeholder="节日"
              style={{ width: 96 }}
              maxLength={20}
              value={name}
              onChange={({ target }) => change(key, { name: target.value })}
            />
            <Select
              aria-label="放假或上班"
              value={kind}
              options={[
                { value: "rest", label: "放假" },
                { value: "work", label: "上班" },
              ]}
              onChange={(chosen) => change(key, { kind: chosen })}
            />
            <DateField label="从哪天" value={from} onChange={(day) => change(key, { from: day })} />
            <span className="ta-grey">至</span>
            <DateField
              label="到哪天"
              value={to}
              placeholder="同一天"
              onChange={(day) => change(key, { to: day })}
            />
            <Button
              type="text"
              icon={<DeleteOutlined />}
              aria-label={`去掉${name === "" ? "这一行" : name}`}
              onClick={() => onChange({ ...draft, rows: draft.rows.filter((row) => row.key !== key) })}
            />
          </li>
        ))}
      </ul>
      <Button
        type="text"
        icon={<PlusOutlined />}
        onClick={() =>
          onChange({
            ...draft,
            rows: [...draft.rows, emptyRow(Math.max(0, ...draft.rows.map((row) => row.key)) + 1)],
          })
        }
      >
        加一段
      </Button>
    </div>
  );
}
