/** Short dialogs of an application, each one act. */
import { Input, Select } from "antd";
import { useState } from "react";
import { useNavigate } from "react-router";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import * as acts from "../../../../platform/procedures/acts.contract.ts";
import { startApplication } from "../../../../platform/procedures/procedures.contract.ts";
import { DateField } from "../../form/DateField.tsx";
import { Field } from "../../form/Field.tsx";
import { ActDialog } from "../../parts/ActDialog.tsx";
import type { DialogProps } from "./dialog-props.ts";
import { madeOld } from "./made-old.ts";

function useDay({ matter }: DialogProps) {
  const [on, setOn] = useState<string | undefined>(matter.today);
  const field = (
    <Field label="办理日期">
      {(ids) => (
        <DateField
          {...ids}
          value={on}
          min={matter.earliestOn || undefined}
          max={matter.today}
          onChange={setOn}
        />
      )}
    </Field>
  );
  return { on, field };
}

interface TextProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  readonly max?: number;
  readonly isShort?: boolean;
  readonly required?: boolean;
}

function Text({
  label,
  value,
  onChange,
  placeholder,
  max = 300,
  isShort = false,
  required = false,
}: TextProps) {
  return (
    <Field label={label} required={required}>
      {({ id }) =>
        isShort ? (
          <Input
            id={id}
            value={value}
            maxLength={max}
            placeholder={placeholder}
            onChange={(event) => onChange(event.target.value)}
          />
        ) : (
          <Input.TextArea
            id={id}
            rows={3}
            value={value}
            maxLength={max}
            placeholder={placeholder}
            onChange={(event) => onChange(event.target.value)}
          />
        )
      }
    </Field>
  );
}

export function ReceiveDialog(props: DialogProps) {
  const { matter, onClose } = props;
  const { on, field } = useDay(props);
  const write = useWrite(acts.receiveApplication, { makesOld: madeOld, onDone: onClose });
  const first = matter.outline[0];
  return (
    <ActDialog
      title={`受理：${matter.subjectName}`}
      what={
        <>
          受理后编号，{first?.title ?? "第一步"}的时限
          {first?.term !== undefined && first.term !== "" && `（${first.term}）`}从受理这一天算起。
          {matter.missing.length > 0 &&
            `现在还缺${matter.missing.map(({ title }) => title).join("、")}，受理后请一次性告知。`}
        </>
      }
      okText="受理"
      ready={on !== undefined}
      busy={write.isPending}
      problem={write.error}
      onConfirm={() =>
        write.mutate({
          params: { id: matter.id },
          version: matter.version,
          body: on === undefined ? {} : { on },
        })
      }
      onClose={onClose}
    >
      {field}
    </ActDialog>
  );
}

export function SupplementDialog(props: DialogProps) {
  const { matter, onClose } = props;
  const { on, field } = useDay(props);
  const write = useWrite(acts.handInSupplement, { makesOld: madeOld, onDone: onClose });
  return (
    <ActDialog
      title="收到补正材料"
      what="先在材料清单里上传或登记收到的材料，再点这里：时限从这一天继续计算，期限按暂停的天数顺延。"
      okText="继续计算时限"
      ready={on !== undefined}
      busy={write.isPending}
      problem={write.error}
      onConfirm={() =>
        write.mutate({
          params: { id: matter.id },
          version: matter.version,
          body: on === undefined ? {} : { on },
        })
      }
      onClose={onClose}
    >
      {field}
    </ActDialog>
  );
}

export function PauseDialog(props: DialogProps) {
  const { matter, onClose } = props;
  const { on, field } = useDay(props);
  const [pause, setPause] = useState(matter.pauses[0]?.code);
  const [reason, setReason] = useState("");
  const write = useWrite(acts.pauseApplication, { makesOld: madeOld, onDone: onClose });
  return (
    <ActDialog
      title="暂停时限"
      what="公示期、评估期不算在办理时限里。有法定天数的，期满后自动继续。"
      okText="开始"
      ready={pause !== undefined && on !== undefined}
      busy={write.isPending}
      problem={write.error}
      onConfirm={() => {
        if (pause !== undefined && on !== undefined)
          write.mutate({ params: { id: matter.id }, version: matter.version, body: { pause, reason, on } });
      }}
      onClose={onClose}
    >
      <Field label="暂停的原因" required>
        {({ id }) => (
          <Select
            id={id}
            value={pause}
            options={matter.pauses.map(({ code, title }) => ({ value: code, label: title }))}
            onChange={setPause}
          />
        )}
      </Field>
      <Text label="说明" value={reason} onChange={setReason} placeholder="例如：张贴在村务公开栏" isShort />
      {field}
    </ActDialog>
  );
}

export function ResumeDialog(props: DialogProps) {
  const { matter, onClose } = props;
  const { on, field } = useDay(props);
  const [result, setResult] = useState("");
  const write = useWrite(acts.resumeApplication, { makesOld: madeOld, onDone: onClose });
  return (
    <ActDialog
      title={`结束${matter.standing?.title ?? "暂停"}`}
      what="结束后时限从这一天继续计算，期限按暂停的天数顺延。"
      okText="结束"
      ready={on !== undefined}
      busy={write.isPending}
      problem={write.error}
      onConfirm={() => {
        if (on !== undefined)
          write.mutate({ params: { id: matter.id }, version: matter.version, body: { result, on } });
      }}
      onClose={onClose}
    >
      <Text
        label="结果"
        value={result}
        onChange={setResult}
        max={500}
        placeholder="例如：公示期间没有收到异议"
      />
      {field}
    </ActDialog>
  );
}

export function WithdrawDialog(props: DialogProps) {
  const { matter, onClose } = props;
  const { on, field } = useDay(props);
  const [reason, setReason] = useState("");
  const write = useWrite(acts.withdrawApplication, { makesOld: madeOld, onDone: onClose });
  return (
    <ActDialog
      title={`申请人撤回：${matter.subjectName}`}
      what="撤回后这件申请就办结了，不能恢复；以后可以重新申请，两件会连在一起。"
      okText="撤回申请"
      danger
      ready={reason.trim().length >= 2 && on !== undefined}
      busy={write.isPending}
      problem={write.error}
      onConfirm={() => {
        if (on !== undefined)
          write.mutate({ params: { id: matter.id }, version: matter.version, body: { reason, on } });
      }}
      onClose={onClose}
    >
      <Text label="撤回的理由" required value={reason} onChange={setReason} />
      {field}
    </ActDialog>
  );
}

export function ObjectDialog(props: DialogProps) {
  const { matter, onClose } = props;
  const { on, field } = useDay(props);
  const [who, setWho] = useState("");
  const [says, setSays] = useState("");
  const write = useWrite(acts.objectToApplication, { makesOld: madeOld, onDone: onClose });
  return (
    <ActDialog
      title="登记异议"
      what={
        matter.state === "refused"
          ? "申请人不服的，登记以后由另一个人重新办理作出决定的那一步。"
          : "登记以后这一步重新核查，时限重新计算。"
      }
      okText="登记异议"
      ready={who.trim() !== "" && says.trim().length >= 2 && on !== undefined}
      busy={write.isPending}
      problem={write.error}
      onConfirm={() => {
        if (on !== undefined)
          write.mutate({
            params: { id: matter.id },
            version: matter.version,
            body: { who: who.trim(), says, on },
          });
      }}
      onClose={onClose}
    >
      <Text
        label="谁提出的"
        required
        value={who}
        onChange={setWho}
        max={60}
        placeholder="申请人、邻居、村委会……"
        isShort
      />
      <Text label="异议内容" required value={says} onChange={setSays} max={1000} />
      {field}
    </ActDialog>
  );
}

export function ReapplyDialog({ matter, onClose }: DialogProps) {
  const navigate = useNavigate();
  const write = useWrite(startApplication, {
    makesOld: madeOld,
    onDone: (next) => void navigate(`/applications/${next.id}`),
  });
  return (
    <ActDialog
      title={`重新申请：${matter.subjectName}`}
      what="按现在的档案重新准备一份申请表，与原来的申请连在一起；原来的办理经过都还在。"
      okText="重新申请"
      ready={matter.subjectId !== null}
      busy={write.isPending}
      problem={write.error}
      onConfirm={() => {
        if (matter.subjectId !== null)
          write.mutate({
            body: { procedure: matter.procedure, childId: matter.subjectId, previousId: matter.id },
          });
      }}
      onClose={onClose}
    />
  );
}
