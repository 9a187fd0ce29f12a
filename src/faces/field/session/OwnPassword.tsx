import { useState } from "react";
import { asProblem } from "../../../platform/client/api-problem.ts";
import { WordsField } from "../parts/WordsField.tsx";
import { usePhone } from "../phone-context.ts";

/** Whoever opened the account knows its first password: it goes before anything else is done. */
export function OwnPassword({ onChanged }: { readonly onChanged: (next: string) => void }) {
  const phone = usePhone();
  const [next, setNext] = useState("");
  const [again, setAgain] = useState("");
  const [isBusy, setIsBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const change = async () => {
    const slip = faultOf(next, again);
    setFault(slip);
    if (slip !== null) return;
    setIsBusy(true);
    try {
      await phone.changeFirstPassword(next);
      onChanged(next);
    } catch (error) {
      const { title, detail } = asProblem(error);
      setFault(`${title}。${detail}`);
      setIsBusy(false);
    }
  };
  return (
    <main className="fd-alone">
      <h1>先改成自己的密码</h1>
      <p>现在的密码是别人给您设的。请改成只有您自己知道的，记牢，别告诉别人。</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void change();
        }}
      >
        <WordsField
          label="新密码"
          hint="至少 10 位。几个不相干的词连起来，好记：比如一种菜、一个数、一样家什。"
          type="password"
          value={next}
          onChange={setNext}
          autoComplete="new-password"
          max={200}
        />
        <WordsField
          label="再写一遍"
          type="password"
          value={again}
          onChange={setAgain}
          autoComplete="new-password"
          max={200}
        />
        {fault !== null && (
          <p className="fd-fault" role="alert">
            {fault}
          </p>
        )}
        <button type="submit" className="fd-submit" disabled={isBusy}>
          {isBusy ? "正在改…" : "改好了"}
        </button>
      </form>
    </main>
  );
}

function faultOf(next: string, again: string): string | null {
  if (next === "") return "请写一个新密码";
  return next === again ? null : "两次写的不一样，请再写一遍";
}
