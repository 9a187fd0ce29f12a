import { Button, Input, Select } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { Field } from "../../../../faces/desk/form/Field.tsx";
import { ComparedTable } from "../../../../faces/desk/parts/ComparedTable.tsx";
import { EmptyState } from "../../../../faces/desk/parts/EmptyState.tsx";
import { PlacePicker } from "../../../../faces/desk/parts/PlacePicker.tsx";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { likenessText } from "../../../../faces/desk/parts/WeightBar.tsx";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { sexCodes } from "../../../registry/codes.contract.ts";
import { type FoundPerson, type LookedFor, lookUpPerson } from "../lookup.contract.ts";
import "./lookup.css";

/** Somebody of whom one knows a little: the persons most like it, the likeliest first, with what speaks for and against. */
export function LookUpPage() {
  const look = useWrite(lookUpPerson);
  const found = look.data?.items;
  return (
    <div className="ta-page ta-stack">
      <header className="ta-page-head">
        <h1>查人</h1>
        <span className="ta-grey">知道多少填多少，写错一两处也能查到；孩子和他们的家里人都查</span>
      </header>
      <LookUpForm busy={look.isPending} onLook={(body) => look.mutate({ body })} />
      {look.error !== null && <ProblemNote problem={look.error} />}
      {look.isPending ? (
        <div className="ta-skeleton" style={{ height: 200 }} role="status" aria-label="正在查" />
      ) : found === undefined ? null : found.length === 0 ? (
        <section className="ta-paper">
          <EmptyState title="辖区里没有像的人">
            多填一两项再查；别的镇街登记的人这里看不到，请问区民政局。
          </EmptyState>
        </section>
      ) : (
        <ol className="ta-lookup-found" aria-label="查到的人">
          {found.map((person) => (
            <li key={person.id}>
              <Found person={person} />
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

type Texts = Record<"name" | "birthDate" | "citizenNo" | "phone" | "kin", string>;
const nothing: Texts = { name: "", birthDate: "", citizenNo: "", phone: "", kin: "" };

const texts: readonly { readonly key: keyof Texts; readonly label: string; readonly hint?: string }[] = [
  { key: "name", label: "姓名" },
  { key: "birthDate", label: "出生日期", hint: "2016-03-02，只知道年月写 2016-03" },
  { key: "citizenNo", label: "身份证号", hint: "不全的也可以，看不清的位写 *" },
  { key: "phone", label: "电话" },
  { key: "kin", label: "家里人姓名", hint: "几个人用顿号隔开" },
];

interface LookUpFormProps {
  readonly busy: boolean;
  readonly onLook: (body: LookedFor) => void;
}

function LookUpForm({ busy, onLook }: LookUpFormProps) {
  const [typed, setTyped] = useState(nothing);
  const [sex, setSex] = useState<"1" | "2" | undefined>();
  const [placeCode, setPlace] = useState<string | undefined>();
  const said = Object.entries(typed).flatMap(([key, text]) =>
    text.trim() === "" ? [] : [[key, text.trim()] as const],
  );
  const look = () =>
    onLook({
      ...Object.fromEntries(said),
      ...(sex === undefined ? {} : { sex }),
      ...(placeCode === undefined ? {} : { placeCode }),
    });
  return (
    <form
      className="ta-paper ta-lookup-form"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        look();
      }}
    >
      {texts.map(({ key, label, hint }) => (
        <Field key={key} label={label} hint={hint}>
          {({ id, describedBy }) => (
            <Input
              id={id}
              aria-describedby={describedBy}
              maxLength={60}
              autoComplete="off"
              value={typed[key]}
              onChange={({ target }) => setTyped({ ...typed, [key]: target.value })}
            />
          )}
        </Field>
      ))}
      <Field label="性别">
        {({ id, describedBy }) => (
          <Select<"1" | "2" | null>
            id={id}
            className="ta-lookup-sex"
            aria-describedby={describedBy}
            allowClear
            placeholder="不知道"
            value={sex ?? null}
            options={(["1", "2"] as const).map((value) => ({ value, label: sexCodes.label(value) }))}
            onChange={(value) => setSex(value ?? undefined)}
          />
        )}
      </Field>
      <Field label="住在哪里">
        {({ id, describedBy }) => (
          <PlacePicker id={id} describedBy={describedBy} value={placeCode} onChange={setPlace} allowClear />
        )}
      </Field>
      <div className="ta-lookup-act">
        <Button type="primary" htmlType="submit" loading={busy} disabled={said.length === 0}>
          查找
        </Button>
      </div>
    </form>
  );
}

function Found({ person }: { readonly person: FoundPerson }) {
  const { name, particulars, placeName, probability, children, compared } = person;
  return (
    <section className="ta-paper" aria-label={name}>
      <div className="ta-paper-body ta-stack">
        <p>
          <b className="ta-lookup-name">{name}</b> {particulars} · {placeName}{" "}
          <span className="ta-grey">相符程度 {likenessText(probability)}</span>
        </p>
        <p>
          档案：
          {children.map((child, index) => (
            <span key={child.id}>
              {index > 0 && "、"}
              <Link to={`/children/${child.id}`}>{child.name}</Link> {child.particulars}
              {child.relation === null ? "" : `（${name}是其${child.relation}）`}
            </span>
          ))}
        </p>
        <ComparedTable lines={compared} sides={["您填的", "登记的"]} say={(one, side) => one[side]} />
      </div>
    </section>
  );
}
