import { Button, Checkbox, Input } from "antd";
import { useState } from "react";
import { DateField } from "../../../../faces/desk/form/DateField.tsx";
import { Field } from "../../../../faces/desk/form/Field.tsx";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { useDraft } from "../../../../platform/client/useDraft.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import {
  readTemplateVersions,
  setTemplateVersion,
  TemplateInput,
  type VersionView,
  WHOLE,
} from "../template-versions.contract.ts";
import { TemplateItem } from "./TemplateItem.tsx";
import {
  draftFrom,
  emptyItem,
  inputOf,
  removeAt,
  replaceAt,
  sumOfDraft,
  type TemplateDraft,
  withItems,
} from "./template-draft.ts";

interface TemplateFormProps {
  /** The version that it is begun from. */
  readonly begun: VersionView;
  readonly today: string;
  /** With the version that was set, if one was. */
  readonly onClose: (version?: string) => void;
}

/** Writes the next version; nothing typed is lost by a reload. */
export function TemplateForm({ begun, today, onClose }: TemplateFormProps) {
  const draft = useDraft<TemplateDraft>("assessment/template", draftFrom(begun));
  const [fault, setFault] = useState<string | undefined>();
  const write = useWrite(setTemplateVersion, {
    makesOld: [readTemplateVersions],
    onDone: ({ version }) => {
      draft.clear();
      onClose(version);
    },
  });
  const { value } = draft;
  const set = (part: Partial<TemplateDraft>) => draft.set({ ...value, ...part });
  const total = sumOfDraft(value);
  const submit = () => {
    const parsed = TemplateInput.safeParse(inputOf(value));
    setFault(parsed.success ? undefined : sayFault(value, parsed.error.issues[0]));
    if (parsed.success) write.mutate({ body: parsed.data });
  };
  return (
    <>
      {draft.restored && <p className="ta-amber">接着上次没有保存的内容。</p>}
      <section className="ta-paper" aria-label="从哪天起、依据什么">
        <div className="ta-paper-body ta-template-head">
          <Field label="从哪天起用" required hint="从今天或者以后的一天起">
            {(ids) => (
              <DateField
                id={ids.id}
                min={today}
                value={value.from === "" ? undefined : value.from}
                onChange={(from) => set({ from: from ?? "" })}
              />
            )}
          </Field>
          <Field label="依据文件" required hint="写名称和文号">
            {(ids) => (
              <Input
                id={ids.id}
                maxLength={120}
                value={value.document}
                onChange={({ target }) => set({ document: target.value })}
              />
            )}
          </Field>
        </div>
      </section>
      {value.sections.map((section) => (
        <section key={section.code} className="ta-paper" aria-label={section.title}>
          <div className="ta-paper-head">
            <Input
              aria-label="这一部分的名称"
              className="ta-template-title"
              maxLength={20}
              value={section.title}
              onChange={({ target }) =>
                set({
                  sections: value.sections.map((one) =>
                    one.code === section.code ? { ...one, title: target.value } : one,
                  ),
                })
              }
            />
            <span className="ta-grey">
              {section.items.reduce((sum, { points }) => sum + (points ?? 0), 0)} 分
            </span>
            <span className="ta-spring" />
            <Button
              size="small"
              onClick={() => draft.set(withItems(value, section.code, [...section.items, emptyItem]))}
            >
              加一项
            </Button>
          </div>
          {section.items.map((item, at) => (
            <TemplateItem
              key={item.code ?? `new${at}`}
              item={item}
              onChange={(next) =>
                draft.set(withItems(value, section.code, replaceAt(section.items, at, next)))
              }
              onRemove={() => draft.set(withItems(value, section.code, removeAt(section.items, at)))}
            />
          ))}
        </section>
      ))}
      <section className="ta-paper" aria-label="红线情形">
        <div className="ta-paper-head">
          <h2>红线情形</h2>
          <span className="ta-spring" />
          <Button
            size="small"
            onClick={() => set({ redLines: [...value.redLines, { title: "", secret: false }] })}
          >
            加一条
          </Button>
        </div>
        {value.redLines.map((line, at) => (
          <div key={line.code ?? `new${at}`} className="ta-template-line">
            <Input
              aria-label={`红线 ${at + 1}`}
              maxLength={60}
              value={line.title}
              onChange={({ target }) =>
                set({ redLines: replaceAt(value.redLines, at, { ...line, title: target.value }) })
              }
            />
            <Checkbox
              checked={line.secret}
              onChange={({ target }) =>
                set({ redLines: replaceAt(value.redLines, at, { ...line, secret: target.checked }) })
              }
            >
              标了就保密
            </Checkbox>
            <Button
              type="text"
              aria-label={`去掉：${line.title}`}
              onClick={() => set({ redLines: removeAt(value.redLines, at) })}
            >
              去掉
            </Button>
          </div>
        ))}
      </section>
      {fault !== undefined && (
        <p className="ta-red" role="alert">
          {fault}
        </p>
      )}
      {write.error !== null && <ProblemNote problem={write.error} />}
      <div className="ta-row ta-wrap ta-template-save">
        <Button type="primary" loading={write.isPending} disabled={total !== WHOLE} onClick={submit}>
          保存新版本
        </Button>
        <Button
          onClick={() => {
            draft.clear();
            onClose();
          }}
        >
          放弃
        </Button>
        <span className={total === WHOLE ? "ta-green" : "ta-red"} role="status">
          合计 {total} 分{total === WHOLE ? "" : `，要等于 ${WHOLE} 分才能保存`}
        </span>
      </div>
    </>
  );
}

/** Which line it is, in the words that stand beside it. */
function sayFault(
  draft: TemplateDraft,
  issue: { readonly path: readonly PropertyKey[]; readonly message: string } | undefined,
): string {
  if (issue === undefined) return "";
  const [part, section, , item] = issue.path;
  if (part === "sections" && typeof section === "number") {
    const found = draft.sections[section];
    const line = typeof item === "number" ? `第 ${item + 1} 项` : "";
    return `${found?.title ?? ""}${line}：${issue.message}`;
  }
  if (part === "redLines") return `红线第 ${Number(section) + 1} 条：${issue.message}`;
  return issue.message;
}
