/** Short dialogs of an application, each one act. */
import { Input, Select } from "antd";
import { useState } from "react";
import { useNavigate } from "react-router";
import type { AnyOperation } from "../../../../platform/client/api.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import * as acts from "../../../../platform/procedures/acts.contract.ts";
import { startApplication } from "../../../../platform/procedures/procedures.contract.ts";
import { Field } from "../../form/Field.tsx";
import { ActDialog } from "../../parts/ActDialog.tsx";
import { DatedAct } from "./DatedAct.tsx";
import type { DialogProps } from "./dialog-props.ts";
import { madeOld } from "./made-old.ts";

function useAct<Op extends AnyOperation>(operation: Op, { onClose }: DialogProps) {
  return useWrite(operation, { makesOld: madeOld, onDone: onClose });
}

/** The matter as it was read: somebody else's act in between is refused, not written over. */
function readAs({ id, version }: DialogProps["matter"]) {
  return { params: { id }, version };
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
  const { matter } = props;
  const write = useAct(acts.receiveApplication, props);
  const first = matter.outline[0];
  return (
    <DatedAct
      {...props}
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
      write={write}
      onConfirm={(on) =>
        write.mutate({
          ...readAs(matter),
          body: { on },
        })
      }
    />
  );
}

export function SupplementDialog(props: DialogProps) {
  const { matter } = props;
  const write = useAct(acts.handInSupplement, props);
  return (
    <DatedAct
      {...props}
      title="收到补正材料"
      what="先在材料清单里上传或登记收到的材料，再点这里：时限从这一天继续计算，期限按暂停的天数顺延。"
      okText="继续计算时限"
      write={write}
      onConfirm={(on) =>
        write.mutate({
          ...readAs(matter),
          body: { on },
        })
      }
    />
  );
}

export function PauseDialog(props: DialogProps) {
  const { matter } = props;
  const [pause, setPause] = useState(matter.pauses[0]?.code);
  const [reason, setReason] = useState("");
  const write = useAct(acts.pauseApplication, props);
  return (
    <DatedAct
      {...props}
      title="暂停时限"
      what="公示期、评估期不算在办理时限里。有法定天数的，期满后自动继续。"
      okText="开始"
      ready={pause !== undefined}
      write={write}
      onConfirm={(on) => {
        if (pause !== undefined) write.mutate({ ...readAs(matter), body: { pause, reason, on } });
      }}
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
    </DatedAct>
  );
}

export function ResumeDialog(props: DialogProps) {
  const { matter } = props;
  const [result, setResult] = useState("");
  const write = useAct(acts.resumeApplication, props);
  return (
    <DatedAct
      {...props}
      title={`结束${matter.standing?.title ?? "暂停"}`}
      what="结束后时限从这一天继续计算，期限按暂停的天数顺延。"
      okText="结束"
      write={write}
      onConfirm={(on) => write.mutate({ ...readAs(matter), body: { result, on } })}
    >
      <Text
        label="结果"
        value={result}
        onChange={setResult}
        max={500}
        placeholder="例如：公示期间没有收到异议"
      />
    </DatedAct>
  );
}

export function WithdrawDialog(props: DialogProps) {
  const { matter } = props;
  const [reason, setReason] = useState("");
  const write = useAct(acts.withdrawApplication, props);
  return (
    <DatedAct
      {...props}
      title={`${matter.isOfOffice ? "撤销登记" : "申请人撤回"}：${matter.subjectName}`}
      what={
        matter.isOfOffice
          ? "登记错了才撤销；撤销后不再办理，经过和理由都留着。"
          : "撤回后这件申请就办结了，不能恢复；以后可以重新申请，两件会连在一起。"
      }
      okText={matter.isOfOffice ? "撤销登记" : "撤回申请"}
      danger
      ready={reason.trim().length >= 2}
      write={write}
      onConfirm={(on) => write.mutate({ ...readAs(matter), body: { reason, on } })}
    >
      <Text label="撤回的理由" required value={reason} onChange={setReason} />
    </DatedAct>
  );
}

export function ObjectDialog(props: DialogProps) {
  const { matter } = props;
  const [who, setWho] = useState("");
  const [says, setSays] = useState("");
  const write = useAct(acts.objectToApplication, props);
  return (
    <DatedAct
      {...props}
      title="登记异议"
      what={
        matter.state === "refused"
          ? "申请人不服的，登记以后由另一个人重新办理作出决定的那一步。"
          : "登记以后这一步重新核查，时限重新计算。"
      }
      okText="登记异议"
      ready={who.trim() !== "" && says.trim().length >= 2}
      write={write}
      onConfirm={(on) =>
        write.mutate({
          ...readAs(matter),
          body: { who: who.trim(), says, on },
        })
      }
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
    </DatedAct>
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
